package import Foundation

/// A number that a tensor of a safetensors file may hold.
package protocol TensorElement: BitwiseCopyable {
  /// Its name in the format.
  static var typeName: String { get }
}

extension UInt8: TensorElement { package static let typeName = "U8" }
extension Int8: TensorElement { package static let typeName = "I8" }
extension Float: TensorElement { package static let typeName = "F32" }

/// A file of named tensors in the safetensors format: the length of a header in eight bytes, the
/// header in JSON, and the data, little-endian.
///
/// The data stays in the mapped file. Besides what the format asks for, each tensor begins at a
/// multiple of 64 bytes.
package struct TensorFile: Sendable {
  /// The place of a tensor in the file.
  private struct Entry: Sendable {
    let type: String
    let shape: [Int]
    let bytes: Range<Int>
  }

  static let alignment = 64
  private static let longestHeader = 1 << 20

  let file: MappedFile
  private let path: String
  private let entries: [String: Entry]

  package init(_ url: URL) throws(EncoderError) {
    file = try MappedFile(url)
    path = url.path
    entries = try Self.entries(in: file.bytes, path)
  }

  package var names: Set<String> { Set(entries.keys) }

  /// The elements of a tensor, in row-major order; valid as long as `file` is.
  package func tensor<Element: TensorElement>(
    _ name: String, of: Element.Type = Element.self, shape: [Int]
  ) throws(EncoderError) -> UnsafeBufferPointer<Element> {
    guard let entry = entries[name] else {
      throw Self.fault(path, "has no tensor “\(name)”")
    }
    guard entry.type == Element.typeName, entry.shape == shape else {
      throw Self.fault(
        path,
        "holds \(entry.type) \(entry.shape) as “\(name)” instead of "
          + "\(Element.typeName) \(shape)")
    }
    return UnsafeRawBufferPointer(rebasing: file.bytes[entry.bytes])
      .assumingMemoryBound(to: Element.self)
  }

  private static func fault(_ path: String, _ what: String) -> EncoderError {
    EncoderError(.invalidWeights, "\(path) \(what); \(EncoderFile.remedy).")
  }

  private static func entries(
    in bytes: UnsafeRawBufferPointer, _ path: String
  ) throws(EncoderError) -> [String: Entry] {
    guard bytes.count >= 8 else { throw fault(path, "is cut off") }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard length <= longestHeader else { throw fault(path, "has an impossibly long header") }
    let start = 8 + Int(length)
    guard start <= bytes.count else { throw fault(path, "is cut off") }
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(bytes[8..<start]))
    } catch {
      throw fault(path, "has a header that is not a list of tensors")
    }
    var entries: [String: Entry] = [:]
    for (name, described) in header.tensors {
      guard described.offsets.count == 2, let size = described.size,
        0 <= described.offsets[0], described.offsets[0] <= described.offsets[1],
        described.offsets[1] <= bytes.count - start,
        described.offsets[1] - described.offsets[0] == size
      else { throw fault(path, "has a wrong place or size for “\(name)”") }
      let range = start + described.offsets[0]..<start + described.offsets[1]
      guard range.lowerBound.isMultiple(of: alignment) else {
        throw fault(path, "has “\(name)” at a place that is no multiple of \(alignment)")
      }
      entries[name] = Entry(type: described.type, shape: described.shape, bytes: range)
    }
    var end = start
    for entry in entries.values.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) {
      guard entry.bytes.lowerBound == end else {
        throw fault(path, "has tensors that overlap or leave a gap")
      }
      end = entry.bytes.upperBound
    }
    guard end == bytes.count else { throw fault(path, "goes on behind its last tensor") }
    return entries
  }
}

/// The JSON header of a safetensors file.
private struct Header: Decodable {
  struct Tensor: Decodable {
    let type: String
    let shape: [Int]
    let offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }

    /// In bytes; nil for an unknown type and for a shape that is impossible.
    var size: Int? {
      let widths = ["U8": 1, "I8": 1, "F32": 4]
      guard var size = widths[type] else { return nil }
      for length in shape {
        let (product, overflow) = size.multipliedReportingOverflow(by: length)
        guard length > 0, !overflow else { return nil }
        size = product
      }
      return size
    }
  }

  struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  var tensors: [String: Tensor] = [:]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for name in container.allKeys where name.stringValue != "__metadata__" {
      tensors[name.stringValue] = try container.decode(Tensor.self, forKey: name)
    }
  }
}
