import Linguistics

/// A message as triage reads it: words with the clause, sentence and segment that each stands in.
struct Utterance: Sendable {
  struct Word: Sendable {
    /// Without apostrophes and drawn-out letters: “can’t” is `cant`, “heeelp” is `help`.
    let text: String
    /// Of the text.
    let hash: Int
    let isHan: Bool
    let isNumber: Bool
    let sentence: Int
    /// Ends at a comma and its like. Phrases do not run on beyond it.
    let clause: Int
    /// Ends at a comma, at “and”, “but”, 但, and where white space parts two Han characters. What
    /// is said in one segment (“last year”) does not speak for the next.
    var segment: Int
  }

  private(set) var words: [Word] = []
  private var segmentRanges: [Range<Int>] = []

  init(_ folded: String, analyzer: TextAnalyzer) {
    var sentence = 0
    var clause = 0
    var segment = 0
    for piece in Self.pieces(of: folded) {
      for (index, part) in Self.spaced(piece.text).enumerated() {
        let tokens = analyzer.tokens(of: part)
        if index > 0, words.last?.isHan == true, tokens.first?.kind == .han { segment += 1 }
        for token in tokens {
          let text = Self.plain(token.text)
          words.append(
            Word(
              text: text, hash: text.hashValue, isHan: token.kind == .han,
              isNumber: token.kind == .number, sentence: sentence, clause: clause,
              segment: segment))
        }
      }
      clause += 1
      segment += 1
      if piece.endsSentence { sentence += 1 }
    }
    numberSegments()
  }

  /// The words of a range as one string, without spaces among Han characters.
  func text(_ range: Range<Int>) -> String {
    range.reduce(into: "") { text, index in
      if index > range.lowerBound, !(words[index - 1].isHan && words[index].isHan) { text += " " }
      text += words[index].text
    }
  }

  /// All words of the segments that a range touches.
  func segments(around range: Range<Int>) -> Range<Int> {
    segmentRanges[words[range.lowerBound].segment]
      .lowerBound..<segmentRanges[words[range.upperBound - 1].segment].upperBound
  }

  /// Opens a segment at each conjunction, and numbers all from zero without gaps.
  private mutating func numberSegments() {
    var previous: Int?
    for index in words.indices {
      let word = words[index]
      let pair = index + 1 < words.count ? word.text + words[index + 1].text : word.text
      let opens =
        previous != word.segment || Self.conjunctions.contains(word.text)
        || Self.conjunctions.contains(pair)
      previous = word.segment
      if opens { segmentRanges.append(index..<index) }
      words[index].segment = segmentRanges.count - 1
      segmentRanges[segmentRanges.count - 1] =
        segmentRanges[segmentRanges.count - 1].lowerBound..<index + 1
    }
  }

  private static let conjunctions: Set<String> = [
    "and", "but", "so", "then", "because", "while", "although", "however", "但", "可是", "然后", "所以",
    "而且", "并且", "因为",
  ]

  private struct Piece {
    var text: String
    var endsSentence: Bool
  }

  private static func pieces(of text: String) -> [Piece] {
    let scalars = Array(text.unicodeScalars)
    var pieces: [Piece] = []
    var current = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isDecimal =
        (scalar == "." || scalar == ",") && index + 1 < scalars.count
        && isDigit(scalars[index + 1])
      if !isDecimal, endsSentence(scalar) || endsClause(scalar) {
        pieces.append(Piece(text: String(current), endsSentence: endsSentence(scalar)))
        current.removeAll()
      } else {
        current.append(scalar)
      }
    }
    pieces.append(Piece(text: String(current), endsSentence: true))
    return pieces
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", "。", "｡", "\n": true
    default: false
    }
  }

  private static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", ":", "(", ")", "[", "]", "—", "–", "「", "」", "“", "”", "\"": true
    default: false
    }
  }

  private static func spaced(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: " ").map { String($0) }
  }

  private static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var run = 0
    for scalar in text.unicodeScalars where scalar != "'" {
      run = result.last == scalar ? run + 1 : 1
      if isDigit(scalar) || run < 3 {
        result.append(scalar)
      } else if run == 3 {
        result.removeLast()
      }
    }
    return String(result)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }
}
