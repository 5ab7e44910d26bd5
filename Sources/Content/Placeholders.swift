/// The `{name}` parts of a text. Braces around anything but a name are ordinary text.
package enum Placeholders {
  /// The names in the order in which they occur.
  package static func names(in text: String) -> [String] {
    var names: [String] = []
    forEach(in: text) { _, name in names.append(name) }
    return names
  }

  /// The text with every placeholder that has a value replaced by it, in one pass: braces inside a
  /// value are left as they are.
  package static func fill(_ text: String, value: (String) -> String?) -> String {
    var filled = ""
    var end = text.startIndex
    forEach(in: text) { place, name in
      guard let value = value(name) else { return }
      filled += text[end..<place.lowerBound]
      filled += value
      end = place.upperBound
    }
    return filled + text[end...]
  }

  private static func forEach(in text: String, _ visit: (Range<String.Index>, String) -> Void) {
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
        visit(brace..<text.utf8.index(after: index), String(text[start..<index]))
        opening = nil
      } else if !isPartOfName(byte, isFirst: index == start) {
        opening = nil
      }
    }
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
