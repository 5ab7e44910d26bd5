import Foundation
import Testing

import SentenceEncoder

struct TensorFileTests {
  let folder: TemporaryFolder
  let file: URL

  init() throws {
    folder = try TemporaryFolder()
    file = folder.url.appending(path: "weights.safetensors")
  }

  /// Writes a file with this header, padded so that the data begins at a multiple of 64.
  private func write(_ header: String, data: Data, padded: Bool = true) throws {
    var text = Data(header.utf8)
    while padded, !(8 + text.count).isMultiple(of: 64) { text.append(0x20) }
    var length = UInt64(text.count).littleEndian
    try (Data(bytes: &length, count: 8) + text + data).write(to: file)
  }

  /// Two tensors of 64 bytes, and where the second lies.
  private func header(_ offsets: String = "[64,128]", shape: String = "[4,4]") -> String {
    """
    {"__metadata__":{"made":"by a test"},\
    "bytes":{"dtype":"U8","shape":[2,32],"data_offsets":[0,64]},\
    "floats":{"dtype":"F32","shape":\(shape),"data_offsets":\(offsets)}}
    """
  }

  private var data: Data {
    var data = Data((0..<64).map { UInt8($0) })
    for value in 0..<16 {
      var bits = Float(value).bitPattern.littleEndian
      data.append(Data(bytes: &bits, count: 4))
    }
    return data
  }

  private func expectRefusal(
    _ part: String, code: EncoderError.Code = .invalidWeights,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: EncoderError.self, sourceLocation: sourceLocation) {
      _ = try TensorFile(file)
    }
    #expect(error?.code == code, sourceLocation: sourceLocation)
    #expect(error?.message.contains(part) == true, sourceLocation: sourceLocation)
    #expect(
      error?.message.contains("fetch_encoder.py") == true, sourceLocation: sourceLocation)
  }

  @Test func `Tensors are found by name, type and shape`() throws {
    try write(header(), data: data)
    let tensors = try TensorFile(file)
    #expect(tensors.names == ["bytes", "floats"])
    #expect(Array(try tensors.tensor("bytes", of: UInt8.self, shape: [2, 32])) == Array(0..<64))
    let floats = try tensors.tensor("floats", of: Float.self, shape: [4, 4])
    #expect(Array(floats) == (0..<16).map { Float($0) })
  }

  @Test func `Another type, another shape and a missing tensor are refused`() throws {
    try write(header(), data: data)
    let tensors = try TensorFile(file)
    for (name, shape) in [("floats", [16]), ("floats", [2, 8]), ("more", [4, 4])] {
      let error = #expect(throws: EncoderError.self) {
        _ = try tensors.tensor(name, of: Float.self, shape: shape)
      }
      #expect(error?.message.contains("“\(name)”") == true)
    }
    #expect(throws: EncoderError.self) {
      _ = try tensors.tensor("bytes", of: Int8.self, shape: [2, 32])
    }
  }

  @Test func `A file that is missing, empty or cut off anywhere is refused`() throws {
    expectRefusal("cannot be read", code: .unreadableFile)
    try Data().write(to: file)
    expectRefusal("is empty")
    try write(header(), data: data)
    let whole = try Data(contentsOf: file)
    for count in 1..<whole.count {
      try whole.prefix(count).write(to: file)
      #expect(throws: EncoderError.self) { _ = try TensorFile(file) }
    }
  }

  @Test func `Data behind the last tensor is refused`() throws {
    try write(header(), data: data + [0])
    expectRefusal("goes on behind its last tensor")
  }

  @Test func `Offsets that overlap, leave a gap, run backwards or lie beyond the end are refused`()
    throws
  {
    for (offsets, part) in [
      ("[0,64]", "overlap"), ("[128,192]", "gap"), ("[128,64]", "wrong place"),
      ("[64,192]", "wrong place"), ("[-64,0]", "wrong place"), ("[64]", "wrong place"),
      ("[64,96]", "wrong place"), ("[32,96]", "multiple of 64"),
      ("[9223372036854775744,9223372036854775807]", "wrong place"),
    ] {
      try write(header(offsets), data: data + (part == "gap" ? data.prefix(64) : Data()))
      expectRefusal(part)
    }
  }

  @Test func `Shapes that do not fit their data, or no memory at all, are refused`() throws {
    for shape in ["[4,5]", "[0]", "[-4,-4]", "[4294967296,4294967296,4]", "[]"] {
      try write(header(shape: shape), data: data)
      expectRefusal("wrong place or size")
    }
  }

  @Test func `Unknown types and headers that are no list of tensors are refused`() throws {
    try write(header().replacing("F32", with: "F7"), data: data)
    expectRefusal("wrong place or size")
    for text in ["", "[]", "{", "{\"a\":1}", "{\"a\":{\"dtype\":\"U8\"}}", "nonsense"] {
      try write(text, data: data)
      expectRefusal("not a list of tensors")
    }
  }

  @Test func `A header of impossible length is refused before it is read`() throws {
    for length in [UInt64.max, UInt64(Int64.max), 1 << 21] {
      var length = length.littleEndian
      try (Data(bytes: &length, count: 8) + data).write(to: file)
      expectRefusal("impossibly long header")
    }
  }

  @Test func `Data that does not begin at a multiple of 64 is refused`() throws {
    var text = header()
    while (8 + text.utf8.count).isMultiple(of: 64) { text += " " }
    try write(text, data: data, padded: false)
    expectRefusal("multiple of 64")
  }

  @Test func `A file is held against its size and its digest`() throws {
    try Data("abc".utf8).write(to: file)
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    try EncoderFile.verify(file, digest: digest, size: 3)
    for (text, part) in [("abd", "not the file"), ("abcd", "4 bytes instead of 3")] {
      try Data(text.utf8).write(to: file)
      let error = #expect(throws: EncoderError.self) {
        try EncoderFile.verify(file, digest: digest, size: 3)
      }
      #expect(error?.code == .alteredFile)
      #expect(error?.message.contains(part) == true)
    }
    try FileManager.default.removeItem(at: file)
    let error = #expect(throws: EncoderError.self) {
      try EncoderFile.verify(file, digest: digest, size: 3)
    }
    #expect(error?.code == .unreadableFile)
  }

  @Test func `A well-formed file of other tensors is not taken for the network's`() throws {
    try write(header(), data: data)
    let error = #expect(throws: EncoderError.self) { _ = try EncoderWeights(file) }
    #expect(error?.message.contains("embedding.table") == true)
  }
}
