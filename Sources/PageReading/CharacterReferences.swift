/// References to characters by their names (`&amp;`), where libxml2 reads them otherwise than
/// browsers do.
enum CharacterReferences {
  /// Browsers know these without their semicolon.
  private static let old: Set<String> = ["amp", "lt", "gt", "quot", "nbsp", "copy", "reg"]
  /// What XML knows.
  private static let xml: Set<String> = ["amp", "lt", "gt", "quot", "apos"]
  /// What feeds use of HTML's.
  private static let html = [
    "nbsp": "\u{A0}", "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "copy": "©", "reg": "®", "bull": "•", "middot": "·",
  ]
  /// In letters.
  private static let longest = 8

  /// The text of a page with a semicolon after each of the old ones.
  static func closed(in text: String) -> String {
    replaced(in: text) { name, next in
      guard old.contains(name), next != UInt8(ascii: ";"), next != UInt8(ascii: "="),
        !isDigit(next)
      else { return nil }
      return "&\(name);"
    }
  }

  /// The text of a feed with the characters themselves; what is no name is no reference.
  static func withoutHTML(in text: String) -> String {
    replaced(in: text) { name, next in
      guard next == UInt8(ascii: ";"), name.utf8.count >= 2, !xml.contains(name) else {
        return nil
      }
      return html[name] ?? "&amp;\(name);"
    }
  }

  /// - Parameter replacement: of a name with the ampersand before it and a semicolon after it, by
  ///   the byte that follows the name, 0 at the end; nil leaves all as it is.
  private static func replaced(
    in text: String, by replacement: (_ name: String, _ next: UInt8) -> String?
  ) -> String {
    var result = ""
    var end = text.startIndex
    var index = text.startIndex
    while let sign = text.utf8[index...].firstIndex(of: UInt8(ascii: "&")) {
      let start = text.utf8.index(after: sign)
      let letters = text.utf8[start...].prefix(longest + 1).prefix(while: isLetter)
      index = letters.endIndex
      guard letters.count <= longest, !letters.isEmpty else { continue }
      let next = index < text.endIndex ? text.utf8[index] : 0
      guard let new = replacement(String(Substring(letters)), next) else { continue }
      result += text[end..<sign]
      result += new
      if next == UInt8(ascii: ";") { index = text.utf8.index(after: index) }
      end = index
    }
    return end == text.startIndex ? text : result + text[end...]
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
