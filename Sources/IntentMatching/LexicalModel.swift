/// Logistic regression on lexical features.
struct LexicalModel: Sendable {
  let space: FeatureSpace
  let labelCount: Int
  /// Row-major, one row for each feature, one column for each label.
  private let weights: ContiguousArray<Float>

  init(
    vocabulary: FeatureVocabulary, bags: [FeatureBag], labels: [Int], labelCount: Int,
    strength: Double
  ) {
    space = FeatureSpace(vocabulary: vocabulary, bags: bags)
    self.labelCount = labelCount
    var rows = SparseRows()
    for bag in bags { rows.append(space.vector(of: bag).row) }
    weights = LogisticRegression.weights(
      rows: rows, featureCount: space.featureCount, labels: labels, labelCount: labelCount,
      strength: strength)
  }

  func logits(of row: SparseRow) -> ContiguousArray<Float> {
    var rows = SparseRows()
    rows.append(row)
    return rows.product(with: weights, width: labelCount)
  }

  func weight(of feature: Int, for label: Int) -> Float {
    weights[feature * labelCount + label]
  }
}
