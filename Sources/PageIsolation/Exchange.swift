import Foundation
import PageReading

/// What goes between the service and a process that reads for it: each part has its length in four
/// bytes before it, the highest first.
enum Exchange {
  /// Comes before the bytes of a document.
  struct Heading: Codable {
    let contentType: String?
    let address: String
  }

  enum Answer: Codable, Equatable {
    case document(WebDocument)
    case refusal(PageError)
  }

  static let lengthBytes = 4
  static let headingBytes = 1_000_000

  static func length(of count: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(clamping: count).bigEndian, Array.init)
  }

  static func count(from bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  static func request(
    _ bytes: Data, contentType: String?, address: String
  ) throws -> [UInt8] {
    let heading = try JSONEncoder().encode(Heading(contentType: contentType, address: address))
    return length(of: heading.count) + heading + length(of: bytes.count) + bytes
  }
}
