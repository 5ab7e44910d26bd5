/// Goes through the fields of one message in the wire format of protocol buffers.
struct ProtocolBufferReader {
  enum Value {
    case integer(UInt64)
    case fixed32(UInt32)
    case fixed64
    /// Where the text, bytes or inner message stand in the file.
    case range(Range<Int>)
  }

  private let bytes: ContiguousArray<UInt8>
  private let file: String
  private var position: Int
  private let end: Int

  /// - Parameters:
  ///   - range: the message; within `bytes`.
  ///   - file: what to call the file in an error.
  init(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>, file: String) {
    self.bytes = bytes
    self.file = file
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next field, or nil at the end of the message.
  mutating func next() throws(EncoderError) -> (number: UInt64, value: Value)? {
    guard position < end else { return nil }
    let tag = try integer()
    guard tag >> 3 > 0 else { throw fault("a field has no number.") }
    switch tag & 7 {
    case 0: return (tag >> 3, .integer(try integer()))
    case 1:
      _ = try take(8)
      return (tag >> 3, .fixed64)
    case 2:
      let length = try integer()
      return (tag >> 3, .range(try take(length)))
    case 5:
      let number = try take(4).reversed().reduce(0 as UInt32) { $0 << 8 | UInt32(bytes[$1]) }
      return (tag >> 3, .fixed32(number))
    default: throw fault("a field has an unknown type.")
    }
  }

  private mutating func integer() throws(EncoderError) -> UInt64 {
    var result: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      let byte = bytes[try take(1).lowerBound]
      result |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return result }
    }
    throw fault("a number is too long.")
  }

  private mutating func take(_ count: UInt64) throws(EncoderError) -> Range<Int> {
    guard count <= UInt64(end - position) else { throw fault("it ends too early.") }
    defer { position += Int(count) }
    return position..<(position + Int(count))
  }

  private func fault(_ text: String) -> EncoderError {
    .invalid(file, "At byte \(position), \(text)")
  }
}
