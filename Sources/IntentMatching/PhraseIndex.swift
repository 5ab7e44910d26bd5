import Linguistics

/// The training phrases, to be found again by likeness.
struct PhraseIndex: Sendable {
  struct Phrase: Sendable {
    let text: String
    let label: Int
    let language: LanguageFamily?
  }

  static let maximumNearest = 3

  let phrases: [Phrase]
  /// The labels of each phrase by its tokens.
  private let labelsByKey: [String: Set<Int>]

  /// - Parameter keys: the key of each phrase, from `key(of:)`.
  init(phrases: [Phrase], keys: [String]) {
    self.phrases = phrases
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

  /// The phrases most alike, best first; those with nothing in common are left out.
  ///
  /// - Parameter similarities: one for each phrase.
  func nearest(
    _ similarities: ContiguousArray<Float>
  ) -> [(phrase: Phrase, similarity: Double)] {
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
