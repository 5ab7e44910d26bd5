import Subprocess

/// Cuts the output of a process into its parts.
struct AnswerReader {
  private var buffers: SubprocessOutputSequence.Iterator
  private var bytes: [UInt8] = []
  private let limit: Int

  /// - Parameter limit: of one part, in bytes.
  init(_ output: SubprocessOutputSequence, limit: Int) {
    buffers = output.makeAsyncIterator()
    self.limit = limit
  }

  /// - Throws: `ReaderAttendant.Ending` where the output ends, or a part is too long.
  mutating func next() async throws -> [UInt8] {
    let count = Exchange.count(from: try await take(Exchange.lengthBytes))
    guard count <= limit else { throw ReaderAttendant.Ending.unintelligible }
    return try await take(count)
  }

  private mutating func take(_ count: Int) async throws -> [UInt8] {
    while bytes.count < count {
      guard let buffer = try await buffers.next() else { throw ReaderAttendant.Ending.silent }
      buffer.withUnsafeBytes { bytes += $0 }
    }
    let part = Array(bytes.prefix(count))
    bytes.removeFirst(count)
    return part
  }
}
