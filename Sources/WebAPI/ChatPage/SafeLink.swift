import Foundation

/// Web addresses in text that anybody may have written; the same rules as in `links.js`.
enum SafeLink {
  /// The address where it is one of the web that shows the host that it opens; else nil.
  static func address(_ text: String) -> String? {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\\" && $0 != "\u{7F}" }
    guard isPlain, let url = URL(string: text), let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme), url.host()?.isEmpty == false, url.user() == nil,
      url.password() == nil
    else { return nil }
    return url.absoluteString
  }

  /// The text with its addresses as links.
  static func linked(_ text: String) -> HTML {
    var parts: [HTML] = []
    var end = text.startIndex
    for match in text.matches(of: pattern) {
      let before = text[..<match.range.lowerBound].last
      let isInWord = before.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
      let found = trimmed(text[match.range])
      guard !isInWord, let address = address(String(found)) else { continue }
      parts.append("\(String(text[end..<found.startIndex]))\(link(to: address, String(found)))")
      end = found.endIndex
    }
    parts.append("\(String(text[end...]))")
    return "\(parts)"
  }

  static func link(to address: String, _ label: String) -> HTML {
    """
    <a href="\(address)" target="_blank" rel="noopener noreferrer nofollow">\(label)</a>
    """
  }

  // Only ASCII: in Chinese text an address often stands without spaces around it. `Regex` can't be
  // shared between tasks, so each use makes its own.
  private static var pattern: some RegexComponent<Substring> {
    /https?:\/\/[A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=%]+/.ignoresCase()
  }

  /// Without the punctuation that belongs to the sentence; closing brackets stay where they pair.
  private static func trimmed(_ found: Substring) -> Substring {
    // Counted once: what is cut off is taken from the counts.
    var round = unpaired(found, "(", ")")
    var square = unpaired(found, "[", "]")
    var end = found.endIndex
    while end > found.startIndex {
      let last = found.index(before: end)
      switch found[last] {
      case ")" where round > 0: round -= 1
      case "]" where square > 0: square -= 1
      case ".", ",", ";", ":", "!", "?", "'", "*", "~": break
      default: return found[..<end]
      }
      end = last
    }
    return found[..<end]
  }

  /// How many more brackets are closed than opened.
  private static func unpaired(_ text: Substring, _ opening: Character, _ closing: Character) -> Int
  {
    text.reduce(0) { $0 + ($1 == closing ? 1 : $1 == opening ? -1 : 0) }
  }
}
