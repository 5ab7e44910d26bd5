/// What stands for which characters in the normal form, as SentencePiece compiles it: a
/// double-array trie over UTF-8 bytes whose values are offsets into a table of texts, each ended
/// by a zero.
///
/// A unit of the trie has the byte that leads to it in bits 0 to 7, in bit 8 whether it has a
/// value, and above how far it is to its children. The unit of a value has bit 31 and the value.
struct CharacterMap: Sendable {
  private let units: ContiguousArray<UInt32>
  private let texts: ContiguousArray<UInt8>

  /// - Parameters:
  ///   - bytes: the trie's size in bytes (four bytes, little-endian), the trie, the texts.
  ///   - file: what to call the file in an error.
  init(_ bytes: ArraySlice<UInt8>, file: String) throws(EncoderError) {
    var words = bytes.withUnsafeBytes { bytes in
      ContiguousArray(
        (0..<(bytes.count / 4)).map {
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
        })
    }
    guard let size = words.first.map(Int.init) else {
      throw .invalid(file, "The character map is too short.")
    }
    guard size >= 4, size % 4 == 0, size <= bytes.count - 4 else {
      throw .invalid(file, "The character map has an impossible size.")
    }
    words.removeLast(words.count - 1 - size / 4)
    words.removeFirst()
    units = words
    texts = ContiguousArray(bytes.dropFirst(4 + size))
    guard texts.last ?? 0 == 0 else {
      throw .invalid(file, "The character map ends within a text.")
    }
    guard (try? UTF8Span(validating: texts.span)) != nil else {
      throw .invalid(file, "The character map is not UTF-8.")
    }
  }

  /// The longest run of bytes from `start` that has a replacement.
  ///
  /// - Returns: the run's length in bytes and what replaces it, to be read with `text`; nil if
  ///   nothing there is replaced.
  func match(_ source: Span<UInt8>, at start: Int) -> (length: Int, replacement: Range<Int>)? {
    var best: (length: Int, value: Int)?
    var node = Self.step(units[0])
    for position in start..<source.count {
      let byte = source[position]
      node ^= Int(byte)
      // Every step may lead anywhere in a damaged file.
      guard node < units.count, units[node] & 0x8000_00FF == UInt32(byte) else { break }
      let unit = units[node]
      node ^= Self.step(unit)
      if unit & 0x100 != 0, node < units.count {
        best = (position + 1 - start, Int(units[node] & 0x7FFF_FFFF))
      }
    }
    guard let best, best.value < texts.count,
      let end = texts[best.value...].firstIndex(of: 0)
    else { return nil }
    return (best.length, best.value..<end)
  }

  func byte(_ index: Int) -> UInt8 { texts[index] }

  private static func step(_ unit: UInt32) -> Int {
    Int(unit >> 10) << Int((unit & 0x200) >> 6)
  }
}
