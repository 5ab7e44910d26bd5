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
    var found = found
    while let last = found.last {
      let opening: Character? = last == ")" ? "(" : last == "]" ? "[" : nil
      if let opening {
        guard found.count(where: { $0 == last }) > found.count(where: { $0 == opening }) else {
          break
        }
      } else if !".,;:!?'*~".contains(last) {
        break
      }
      found.removeLast()
    }
    return found
  }
}
