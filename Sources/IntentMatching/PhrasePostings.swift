/// For each lexical feature, the phrases that have it and how much it weighs in them: finds like
/// phrases where there is no sentence encoder.
struct PhrasePostings: Sendable {
  private let count: Int
  private let postings: SparseRows

  init(_ vectors: [FeatureVector], featureCount: Int) {
    count = vectors.count
    var columns = [SparseRow](repeating: SparseRow(), count: featureCount)
    for (index, vector) in vectors.enumerated() {
      for (column, value) in zip(vector.row.columns, vector.row.values) {
        columns[Int(column)].columns.append(Int32(index))
        columns[Int(column)].values.append(value / vector.reach)
      }
    }
    var postings = SparseRows()
    for column in columns { postings.append(column) }
    self.postings = postings
  }

  /// The cosine with each phrase.
  func similarities(to vector: FeatureVector) -> ContiguousArray<Float> {
    var similarities = ContiguousArray<Float>(repeating: 0, count: count)
    for (feature, value) in zip(vector.row.columns, vector.row.values) {
      postings.forEachElement(ofRow: Int(feature)) { phrase, weight in
        similarities[phrase] += value / vector.reach * weight
      }
    }
    return similarities
  }
}
