import Linguistics

/// Turns texts into the terms by which they are indexed and sought.
///
/// Words are stemmed; a run of Chinese characters gives its characters and its pairs of neighbours,
/// which are how two-character words are found without a dictionary.
struct SearchVocabulary: Sendable {
  let analyzer: TextAnalyzer

  /// All terms of a text with how often they occur.
  func counts(of text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for run in Self.runs(of: analyzer.tokens(in: text)) {
      switch run {
      case .word(let word): counts[Stemmer.stem(word), default: 0] += 1
      case .han(let characters):
        for character in characters { counts[character, default: 0] += 1 }
        for pair in zip(characters, characters.dropFirst()) {
          counts[pair.0 + pair.1, default: 0] += 1
        }
      }
    }
    return counts
  }

  enum Run: Equatable {
    case word(String)
    case han([String])
  }

  /// Words and numbers one by one, neighbouring Chinese characters together.
  static func runs(of tokens: [TextAnalysis.Token]) -> [Run] {
    var runs: [Run] = []
    var characters: [String] = []
    for token in tokens {
      if token.kind == .han {
        characters.append(token.text)
        continue
      }
      if !characters.isEmpty { runs.append(.han(characters)) }
      characters = []
      runs.append(.word(token.text))
    }
    if !characters.isEmpty { runs.append(.han(characters)) }
    return runs
  }
}

/// A question without its stop words.
struct SearchQuery {
  /// A word or a Chinese character of the question.
  struct Part: Hashable {
    /// The term whose rarity says how much the part matters.
    let weighedBy: String
    /// A passage with any of these terms covers the part.
    let coveredBy: Set<String>
    /// In words: a Chinese character is half of one.
    let size: Double
  }

  private(set) var parts: [Part] = []
  /// Every term to score by, once.
  private(set) var terms: Set<String> = []
  /// Of the question; nil where it can't be told.
  private let language: LanguageTag?

  /// Whether an article in this language can't share the question's words.
  func isForeign(to language: LanguageTag) -> Bool {
    self.language.map { $0.family != language.family } ?? false
  }

  init(_ text: TextAnalysis, vocabulary: SearchVocabulary) {
    language = text.language
    for run in SearchVocabulary.runs(of: text.tokens) {
      switch run {
      case .word(let word):
        let stem = Stemmer.stem(word)
        if !StopWords.english.contains(stem), terms.insert(stem).inserted {
          parts.append(Part(weighedBy: stem, coveredBy: [stem], size: 1))
        }
      case .han(let characters):
        for content in StopWords.withoutChineseStopWords(characters) { add(content) }
      }
    }
  }

  private mutating func add(_ characters: [String]) {
    let pairs = zip(characters, characters.dropFirst()).map { $0.0 + $0.1 }
    for (index, character) in characters.enumerated() {
      terms.insert(character)
      // A character alone proves little where it has neighbours: the pair must be there.
      let covering =
        pairs.isEmpty
        ? [character] : [index - 1, index].filter(pairs.indices.contains).map { pairs[$0] }
      parts.append(Part(weighedBy: character, coveredBy: Set(covering), size: 0.5))
    }
    terms.formUnion(pairs)
  }
}
