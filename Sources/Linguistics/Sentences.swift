/// The sentences of a message as people type them: parted by full stops, question marks and new
/// lines, in either script.
package enum Sentences {
  /// Those with a word in them.
  package static func of(_ text: String) -> [String] {
    parts(of: text).filter { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }
  }

  /// All of the text, in order.
  package static func parts(of text: String) -> [String] {
    var sentences: [String] = []
    var current = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      current.append(scalar)
      guard ends(scalar, before: index + 1 < scalars.count ? scalars[index + 1] : nil) else {
        continue
      }
      sentences.append(String(current))
      current.removeAll()
    }
    if !current.isEmpty { sentences.append(String(current)) }
    return sentences
  }

  private static func ends(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "。", "！", "？", "｡", "\n", "!", "?": true
    // Not within 3.5, e.g. or a web address.
    case ".": next.map { $0.properties.isWhitespace } ?? true
    default: false
    }
  }
}
