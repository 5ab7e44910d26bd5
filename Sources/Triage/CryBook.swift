import Linguistics

/// Cries for help in languages that aren't served, and signs.
struct CryBook: Sendable {
  /// In scripts whose words stand apart; each as its words.
  private var words: [[Substring]] = []
  /// In the other scripts, and signs; by scalars, since a cry may go on in the middle of a character.
  private var runs: [[Unicode.Scalar]] = []

  /// A word alone may be a name: it counts in a message of no more words than this.
  private static let fewWords = 4

  init(_ cries: [String], analyzer: TextAnalyzer) {
    for cry in cries {
      let normal = Self.normal(analyzer.analyse(cry).normalized)
      let words = Self.words(of: String(String.UnicodeScalarView(normal)))
      if normal.contains(where: Self.isRunOn) || words.isEmpty {
        runs.append(normal)
      } else {
        self.words.append(words)
      }
    }
    runs.removeAll(where: \.isEmpty)
  }

  /// The first that the text holds.
  func cry(in text: TextAnalysis) -> String? {
    let normal = Self.normal(text.normalized)
    if normal.contains(where: Self.isRunOn), let run = runs.first(where: normal.contains) {
      return String(String.UnicodeScalarView(run))
    }
    let found = Self.words(of: String(String.UnicodeScalarView(normal)))
    return words.first { cry in
      (cry.count > 1 || found.count <= Self.fewWords)
        && found.indices.contains { found[$0...].starts(with: cry) }
    }?.joined(separator: " ")
  }

  /// Without Arabic vowel signs and the stroke that draws words out.
  private static func normal(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !(0x064B...0x0652).contains($0.value) && $0.value != 0x0640 }
  }

  private static func words(of text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "'" }
  }

  /// Scripts that put no space between words, and signs.
  private static func isRunOn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x1F000...0x1FAFF: true
    default: false
    }
  }
}
