import Linguistics

/// What people say once a danger is over.
struct AllWellPhrases: Sendable {
  /// Each as its words.
  private let phrases: [[String]]

  /// Whoever goes on for longer has more to say.
  private static let mostWords = 24
  /// A question, a doubt, or something that isn't well.
  private static let doubts: Set<String> = [
    "but", "however", "though", "yet", "except", "not", "isn't", "don't", "unless", "until", "if",
    "吗", "么", "但", "可", "却", "不", "没有", "如", "要", "除",
  ]

  init(_ phrases: [String], analyzer: TextAnalyzer) {
    self.phrases = phrases.map { analyzer.tokens(in: $0).map(\.text) }.filter { !$0.isEmpty }
  }

  /// Said without a question or a doubt.
  func areSaid(in text: TextAnalysis) -> Bool {
    let words = text.tokens.map(\.text)
    guard words.count <= Self.mostWords, !text.normalized.contains("?") else { return false }
    return phrases.contains { phrase in
      guard let start = words.indices.first(where: { words[$0...].starts(with: phrase) }) else {
        return false
      }
      let others = words[..<start] + words[(start + phrase.count)...]
      return !others.contains(where: Self.doubts.contains)
    }
  }
}
