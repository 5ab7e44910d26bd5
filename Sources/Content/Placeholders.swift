/// The `{name}` parts of a text. Braces around anything but a name are ordinary text.
package enum Placeholders {
  /// The names in the order in which they occur.
  package static func names(in text: String) -> [String] {
    parts(of: text).compactMap(\.name)
  }

  /// The text with every placeholder that has a value replaced by it, in one pass: braces inside a
  /// value are left as they are.
  package static func fill(_ text: String, value: (String) -> String?) -> String {
    parts(of: text).reduce(into: "") { filled, part in
      if let value = part.name.flatMap(value) {
        filled += value
      } else {
        filled += part.text
      }
    }
  }

  private struct Part {
    let text: Substring
    /// Of a placeholder.
    var name: String?
  }

  /// The whole text, in order.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var end = text.startIndex
    /// The brace before what may be a name.
    var opening: String.Index?
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      if byte == UInt8(ascii: "{") {
        opening = index
        continue
      }
      guard let brace = opening else { continue }
      let start = text.utf8.index(after: brace)
      if byte == UInt8(ascii: "}"), start < index {
        let next = text.utf8.index(after: index)
        parts.append(Part(text: text[end..<brace]))
        parts.append(Part(text: text[brace..<next], name: String(text[start..<index])))
        end = next
        opening = nil
      } else if !isPartOfName(byte, isFirst: index == start) {
        opening = nil
      }
    }
    return parts + [Part(text: text[end...])]
  }

  private static func isPartOfName(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      !isFirst
    default: false
    }
  }
}
