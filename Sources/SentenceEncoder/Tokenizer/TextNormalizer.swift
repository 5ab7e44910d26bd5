/// Brings a text into the form that the pieces are cut from: characters replaced by the model's
/// map, white space run together and written U+2581, with one of it in front and none at the end.
struct TextNormalizer: Sendable {
  private static let space: [UInt8] = [0xE2, 0x96, 0x81]

  let map: CharacterMap?

  /// The normal form in UTF-8, of at most `limit` bytes; a longer one ends at the last character
  /// that fits, and what follows in the text isn't looked at.
  func normalForm(of text: String, limit: Int) -> ContiguousArray<UInt8> {
    let source = text.utf8.span
    var result = ContiguousArray<UInt8>(Self.space)
    result.reserveCapacity(min(source.count, limit) + 16)
    var isAfterSpace = true
    var position = 0
    // Beyond the limit white space is still read on, because it counts only if more follows.
    while position < source.count, result.count < limit || Self.endsWithSpace(result) {
      if let (length, replacement) = map?.match(source, at: position), let map {
        position += length
        var isSkipping = isAfterSpace
        for index in replacement {
          let byte = map.byte(index)
          isSkipping = isSkipping && byte == 0x20
          guard !isSkipping else { continue }
          Self.append(byte, to: &result)
          isAfterSpace = byte == 0x20
        }
      } else {
        let end = source.endOfCharacter(at: position)
        if end > position + 1 || source[position] != 0x20 || !isAfterSpace {
          for index in position..<end { Self.append(source[index], to: &result) }
          isAfterSpace = source[position] == 0x20
        }
        position = end
      }
    }
    while Self.endsWithSpace(result) { result.removeLast(Self.space.count) }
    if result.count > limit {
      var end = limit
      while end > 0, result[end].isContinuation { end -= 1 }
      result.removeLast(result.count - end)
    }
    return result
  }

  private static func append(_ byte: UInt8, to result: inout ContiguousArray<UInt8>) {
    if byte == 0x20 { result.append(contentsOf: space) } else { result.append(byte) }
  }

  private static func endsWithSpace(_ bytes: ContiguousArray<UInt8>) -> Bool {
    let count = bytes.count
    return count >= 3 && bytes[count - 1] == space[2] && bytes[count - 2] == space[1]
      && bytes[count - 3] == space[0]
  }
}

extension UInt8 {
  /// Whether the byte is one of UTF-8 that goes on with a character.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension Span<UInt8> {
  /// Where the character of UTF-8 that begins at `start` ends.
  func endOfCharacter(at start: Int) -> Int {
    var end = start + 1
    while end < count, self[end].isContinuation { end += 1 }
    return end
  }
}
