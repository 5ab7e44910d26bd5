/// Refuses what libxml2 would read in time that grows with the square of its length, or that makes
/// more of a text than stands there.
enum XMLMarkup {
  /// - Parameter limit: of the attributes of one element: libxml2 compares each with all before it.
  static func check(_ text: String, attributes limit: Int) throws(PageError) {
    let bytes = Array(text.utf8)
    // Whatever an entity stands for, it isn't wanted.
    guard bytes.end(of: "<!ENTITY", from: 0) == nil else { throw .entities }
    var place = 0
    while let sign = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes.has("<!--", at: sign) {
        // Two hyphens end a comment, or libxml2 reads it again from each pair on.
        guard let end = bytes.end(of: "--", from: sign + 4), bytes.has(">", at: end) else {
          throw .malformed
        }
        place = end
      } else if bytes.has("<![CDATA[", at: sign) {
        guard let end = bytes.end(of: "]]>", from: sign) else { throw .malformed }
        place = end
      } else if bytes.has("<?", at: sign) {
        guard let end = bytes.end(of: "?>", from: sign) else { throw .malformed }
        place = end
      } else {
        let (count, end) = attributes(in: bytes, from: sign + 1)
        guard count <= limit else { throw .tooManyAttributes(limit: limit) }
        place = end
      }
    }
  }

  /// How many a tag has, and where it ends: at a sign outside of quotes.
  private static func attributes(in bytes: [UInt8], from start: Int) -> (count: Int, end: Int) {
    var count = 0
    var isValue = false
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"): return (count, place)
      case UInt8(ascii: "="):
        count += 1
        isValue = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isValue { quote = byte }
        isValue = false
      case let byte where byte > 0x20: isValue = false
      default: break
      }
    }
    return (count, bytes.count)
  }
}

extension [UInt8] {
  /// Whether a text in ASCII stands at a place.
  fileprivate func has(_ text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { text in
      place + text.count <= count && self[place..<place + text.count].elementsEqual(text)
    }
  }

  /// Where the first occurrence of a short text in ASCII ends.
  fileprivate func end(of text: StaticString, from start: Int) -> Int? {
    (start..<count).first { has(text, at: $0) }.map { $0 + text.utf8CodeUnitCount }
  }
}
