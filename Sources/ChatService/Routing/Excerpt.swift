/// A shorter piece of a text, never cut within a sentence.
enum Excerpt {
  /// The first sentences that fit; the first one always, however long it is.
  ///
  /// - Parameter limit: in characters.
  static func wholeSentences(of text: String, limit: Int) -> String {
    guard text.count > limit else { return text }
    var end = text.startIndex
    var index = text.startIndex
    var length = 0
    while index < text.endIndex {
      let next = text.index(after: index)
      length += 1
      if length > limit, end > text.startIndex { break }
      if isEnd(text[index], next: next < text.endIndex ? text[next] : nil) { end = next }
      index = next
    }
    let excerpt = end > text.startIndex ? String(text[..<end]) : text
    return excerpt.trimmingSuffix { $0.isWhitespace }
  }

  private static func isEnd(_ character: Character, next: Character?) -> Bool {
    switch character {
    case "。", "！", "？", "\n": true
    case ".", "!", "?": next?.isWhitespace ?? true
    default: false
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var slice = self[...]
    while let last = slice.last, predicate(last) { slice.removeLast() }
    return String(slice)
  }
}
