import Linguistics

/// Cries for help in languages that aren't served, and signs.
struct CryBook: Sendable {
  /// In scripts whose words stand apart; each as its words.
  private var words: [[Substring]] = []
  /// In the other scripts, and signs.
  private var runs: [String] = []

  init(_ cries: [String]) {
    for cry in cries {
      let normal = Self.normal(cry)
      if normal.unicodeScalars.contains(where: Self.isRunOn) || Self.words(of: normal).isEmpty {
        runs.append(normal)
      } else {
        words.append(Self.words(of: normal))
      }
    }
  }

  /// The first that the text holds.
  func cry(in text: TextAnalysis) -> String? {
    // Most messages are in English or Chinese; a sign may stand in those too.
    let normal = Self.normal(text.original)
    if let run = runs.first(where: normal.contains) { return run }
    guard text.isOtherLanguage || text.language != .zhHans && text.language != .zhHant else {
      return nil
    }
    let found = Self.words(of: normal)
    return words.first { cry in
      found.indices.contains { found[$0...].starts(with: cry) }
    }?.joined(separator: " ")
  }

  private static func normal(_ text: String) -> String {
    text.compatibilityComposed.lowercased()
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
