import Linguistics

/// A lexical feature of a text: a word, a word pair, a part of a word, or a run of Han characters.
struct TextFeature: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    case word, pair, part, han
  }

  let kind: Kind
  /// For a part of a word with `<` and `>` at the word's ends.
  let text: String
}

/// One place where a feature occurs.
struct FeatureOccurrence {
  let feature: TextFeature
  /// The tokens of the text that it is made of; a part of a word has its word.
  let tokens: Range<Int>
}

/// Takes the lexical features out of an analysed text.
enum TextFeatures {
  /// Bounds on the work that one message can cause; no honest message comes near.
  static let maximumTokens = 1_000
  static let maximumWordLength = 40

  private static let partLengths = 3...4
  private static let hanLength = 3

  static func occurrences(in text: TextAnalysis) -> [FeatureOccurrence] {
    let tokens = text.tokens.prefix(maximumTokens)
    var found: [FeatureOccurrence] = []
    found.reserveCapacity(tokens.count * 12)
    var previous: String?
    for (index, token) in tokens.enumerated() {
      guard token.kind != .han else {
        appendRuns(endingAt: index, of: tokens, to: &found)
        previous = nil
        continue
      }
      let word = String(token.text.prefix(maximumWordLength))
      found.append(FeatureOccurrence(.word, word, index..<(index + 1)))
      if let previous {
        found.append(FeatureOccurrence(.pair, previous + " " + word, (index - 1)..<(index + 1)))
      }
      if token.kind == .word { appendParts(of: word, at: index, to: &found) }
      previous = word
    }
    return found
  }

  private static func appendParts(
    of word: String, at index: Int, to found: inout [FeatureOccurrence]
  ) {
    let characters = Array("<" + word + ">")
    for length in partLengths where length <= characters.count {
      for start in 0...(characters.count - length) {
        let part = String(characters[start..<(start + length)])
        found.append(FeatureOccurrence(.part, part, index..<(index + 1)))
      }
    }
  }

  /// The runs of one to three Han characters that end at a token.
  private static func appendRuns(
    endingAt index: Int, of tokens: ArraySlice<TextAnalysis.Token>,
    to found: inout [FeatureOccurrence]
  ) {
    var run = ""
    for start in stride(from: index, through: max(0, index - hanLength + 1), by: -1) {
      guard tokens[start].kind == .han else { return }
      run = tokens[start].text + run
      found.append(FeatureOccurrence(.han, run, start..<(index + 1)))
    }
  }
}

extension FeatureOccurrence {
  fileprivate init(_ kind: TextFeature.Kind, _ text: String, _ tokens: Range<Int>) {
    self.init(feature: TextFeature(kind: kind, text: text), tokens: tokens)
  }
}
