import Linguistics

/// The training phrases, to be found again by likeness.
struct PhraseIndex: Sendable {
  struct Phrase: Sendable {
    let text: String
    let label: Int
    let language: LanguageFamily?
  }

  static let maximumNearest = 3

  private let phrases: [Phrase]
  /// For each feature, the phrases that have it and how much it weighs in them.
  private let postings: SparseRows
  /// The labels of each phrase by its tokens.
  private let labelsByKey: [String: Set<Int>]

  /// - Parameter keys: the key of each phrase, from `key(of:)`.
  init(phrases: [Phrase], keys: [String], vectors: [FeatureVector], featureCount: Int) {
    self.phrases = phrases
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
    labelsByKey = Dictionary(zip(keys, phrases.map { [$0.label] })) { $0.union($1) }
  }

  /// Two texts with the same key differ in nothing but punctuation, case and script.
  static func key(of text: TextAnalysis) -> String {
    text.tokens.map(\.text).joined(separator: " ")
  }

  /// Whether the text is, word for word, a phrase of this label and of no other.
  func isPhrase(_ text: TextAnalysis, of label: Int) -> Bool {
    labelsByKey[Self.key(of: text)] == [label]
  }

  /// The phrases most alike by cosine, best first; those without a common feature are left out.
  func nearest(to vector: FeatureVector) -> [(phrase: Phrase, similarity: Double)] {
    var similarities = ContiguousArray<Float>(repeating: 0, count: phrases.count)
    for (feature, value) in zip(vector.row.columns, vector.row.values) {
      postings.forEachElement(ofRow: Int(feature)) { phrase, weight in
        similarities[phrase] += value / vector.reach * weight
      }
    }
    var best: [Int] = []
    for index in similarities.indices where similarities[index] > 0 {
      let place =
        best.firstIndex { similarities[$0] < similarities[index] } ?? best.endIndex
      guard place < Self.maximumNearest else { continue }
      best.insert(index, at: place)
      if best.count > Self.maximumNearest { best.removeLast() }
    }
    return best.map { (phrases[$0], Double(min(similarities[$0], 1))) }
  }
}
