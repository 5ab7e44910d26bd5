/// Two logistic regressions on the phrases, trained apart: one on the words, one on the sentence
/// encoder's vectors. Their logits are added.
///
/// Trained together, the words would explain the phrases so well that little is learnt of their
/// meaning, and a message in another language than the phrases would be lost.
struct IntentModel: Sendable {
  struct Weights: Sendable, Equatable {
    /// Row-major, one row for each lexical feature, one column for each label.
    let lexical: ContiguousArray<Float>
    /// The same for each dimension of the encoder; nil without one.
    let semantic: ContiguousArray<Float>?
  }

  /// What the words count beside the meaning, for a message all of whose words are known; found on
  /// English and Chinese intent sets, accuracy is flat around it.
  private static let lexicalShare: Float = 0.5

  let labelCount: Int
  let lexicalSpace: FeatureSpace
  let semanticSpace: VectorSpace?
  let weights: Weights

  init(vocabulary: FeatureVocabulary, phrases: PhraseSet, strength: Double) {
    let lexicalSpace = FeatureSpace(vocabulary: vocabulary, bags: phrases.bags)
    let semanticSpace = phrases.vectors.map(VectorSpace.init)
    func train(_ rows: some TrainingRows, featureCount: Int) -> ContiguousArray<Float> {
      LogisticRegression.weights(
        rows: rows, featureCount: featureCount, labels: phrases.labels,
        labelCount: phrases.labelCount, strength: strength)
    }
    var rows = SparseRows()
    for bag in phrases.bags { rows.append(lexicalSpace.vector(of: bag).row) }
    weights = Weights(
      lexical: train(rows, featureCount: lexicalSpace.featureCount),
      semantic: semanticSpace.map { train($0.phrases, featureCount: $0.phrases.dimension) })
    labelCount = phrases.labelCount
    self.lexicalSpace = lexicalSpace
    self.semanticSpace = semanticSpace
  }

  /// With weights that were trained on the same phrases before; nil where they don't fit.
  init?(
    vocabulary: FeatureVocabulary, bags: [FeatureBag], labelCount: Int,
    semanticSpace: VectorSpace?, weights: Weights
  ) {
    let lexicalSpace = FeatureSpace(vocabulary: vocabulary, bags: bags)
    guard weights.lexical.count == lexicalSpace.featureCount * labelCount,
      weights.semantic?.count == semanticSpace.map({ $0.phrases.dimension * labelCount })
    else { return nil }
    self.labelCount = labelCount
    self.lexicalSpace = lexicalSpace
    self.semanticSpace = semanticSpace
    self.weights = weights
  }

  /// A text among the phrases.
  struct Position: Sendable {
    let lexical: FeatureVector
    /// Of unit length; nil without an encoder, or where it knows nothing of the text.
    let semantic: ContiguousArray<Float>?
  }

  func position(of bag: FeatureBag, vector: ContiguousArray<Float>?) -> Position {
    Position(
      lexical: lexicalSpace.vector(of: bag),
      semantic: semanticSpace.flatMap { space in vector.flatMap(space.centred) })
  }

  /// One logit for each label.
  func logits(at position: Position) -> ContiguousArray<Float> {
    var rows = SparseRows()
    rows.append(position.lexical.row)
    var logits = rows.product(with: weights.lexical, width: labelCount)
    guard let semantic = position.semantic, let weights = weights.semantic else { return logits }
    DenseKernels.multiply(&logits, by: lexicalFactor(at: position))
    DenseKernels.add(
      1,
      DenseRows(dimension: semantic.count, values: semantic).product(
        with: weights, width: labelCount), to: &logits)
    return logits
  }

  /// What a lexical feature at this position adds to the logit of a label.
  func contribution(
    of feature: Int, value: Float, to label: Int, at position: Position
  ) -> Float {
    value * weights.lexical[feature * labelCount + label] * lexicalFactor(at: position)
  }

  /// The fewer of a message's words are known, the less they count.
  private func lexicalFactor(at position: Position) -> Float {
    position.semantic == nil ? 1 : Self.lexicalShare * Float(position.lexical.coverage)
  }

  /// The cosine with each phrase; nil without an encoder.
  func similarities(at position: Position) -> ContiguousArray<Float>? {
    semanticSpace.flatMap { space in position.semantic.map(space.similarities) }
  }

  /// How alike the text is to the phrase that it resembles most: the cosine of their meanings, or,
  /// without an encoder, the share of the text that occurs in any phrase.
  func likeness(at position: Position, similarities: ContiguousArray<Float>?) -> Double {
    similarities.map { max(0, Double($0.max() ?? 0)) } ?? position.lexical.coverage
  }
}
