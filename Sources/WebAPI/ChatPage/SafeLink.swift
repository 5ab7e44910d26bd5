import Foundation

/// Web addresses in text that anybody may have written; the same rules as in `links.js`.
package enum SafeLink {
  /// The address where it is one of the web that shows the host that it opens; else nil.
  package static func address(_ text: String) -> String? {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\\" && $0 != "\u{7F}" }
    guard isPlain, let url = URL(string: text), let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme), url.host()?.isEmpty == false, url.user() == nil,
      url.password() == nil
    else { return nil }
    return url.absoluteString
  }

  /// The text with its addresses as links.
  package static func linked(_ text: String) -> HTML {
    var parts: [HTML] = []
    var end = text.startIndex
    for match in matches(in: text) {
      let found = trimmed(text[match])
      guard let address = address(String(found)) else { continue }
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

  /// What may be addresses, and doesn't begin within a word.
  private static func matches(in text: String) -> [Range<String.Index>] {
    let bytes = text.utf8
    var matches: [Range<String.Index>] = []
    var previous = UInt8(ascii: " ")
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard let scheme = schemes.first(where: { begins($0, bytes[index...]) }) else {
        previous = bytes[index]
        index = bytes.index(after: index)
        continue
      }
      let start = index
      let isInWord = isAlphanumeric(previous)
      index = bytes.index(index, offsetBy: scheme.count)
      let end = bytes[index...].firstIndex { !isPartOfAddress($0) } ?? bytes.endIndex
      if !isInWord, index < end { matches.append(start..<end) }
      previous = bytes[bytes.index(before: end)]
      index = end
    }
    return matches
  }

  private static let schemes = ["http://", "https://"].map { Array($0.utf8) }

  /// - Parameter scheme: in small letters; the text's may be in any.
  private static func begins(_ scheme: [UInt8], _ bytes: Substring.UTF8View) -> Bool {
    bytes.starts(with: scheme) { byte, expected in
      byte == expected || isAlphanumeric(byte) && byte | 0x20 == expected
    }
  }

  // Only ASCII: in Chinese text an address often stands without spaces around it.
  private static func isPartOfAddress(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || signs.contains(byte)
  }

  private static let signs = Array("-._~:/?#[]@!$&'()*+,;=%".utf8)

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
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
