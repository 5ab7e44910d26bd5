import CHTML
import Foundation
import Linguistics
import PageReading

/// The other side of `IsolatedPageReader`: reads what comes by standard input, and answers on
/// standard output, until the input ends.
package struct PageReaderProcess {
  private let limits: ReadingLimits

  package init(limits: ReadingLimits) { self.limits = limits }

  /// - Throws: where a limit can't be set, or input and output fail.
  package func run() throws {
    try confine()
    let reader = PageReader(
      analyzer: try TextAnalyzer(), limits: PageReader.Limits(bytes: limits.bytes))
    while let heading = try part(atMost: Exchange.headingBytes) {
      let request = try JSONDecoder().decode(Exchange.Heading.self, from: heading)
      guard let bytes = try part(atMost: limits.bytes) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      try allowTime()
      let answer: Exchange.Answer
      do {
        answer = .document(
          try reader.document(bytes, contentType: request.contentType, address: request.address))
      } catch {
        answer = .refusal(error)
      }
      let encoded = try JSONEncoder().encode(answer)
      try FileHandle.standardOutput.write(contentsOf: Exchange.length(of: encoded.count) + encoded)
    }
  }

  /// The next part of the input; nil at its end.
  private func part(atMost most: Int) throws -> Data? {
    guard let length = try input(Exchange.lengthBytes) else { return nil }
    let count = Exchange.count(from: length)
    guard count <= most, let part = try input(count) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return part
  }

  private func input(_ count: Int) throws -> Data? {
    var data = Data()
    while data.count < count {
      guard let more = try FileHandle.standardInput.read(upToCount: count - data.count),
        !more.isEmpty
      else { return nil }
      data += more
    }
    return data
  }

  // MARK: Limits

  /// Takes from this process what reading doesn't need.
  private func confine() throws {
    try Self.limit(RLIMIT_AS, to: limits.megabytes * 1_000_000)
    // No picture of the memory, which holds pages, and no file; converters of character sets and
    // the tables of Chinese are opened.
    try Self.limit(RLIMIT_CORE, to: 0)
    try Self.limit(RLIMIT_FSIZE, to: 0)
    try Self.limit(RLIMIT_NOFILE, to: 32)
    try allowTime()
    guard chtml_demand_memory() == 0 else { throw POSIXError(.EINVAL) }
    // Patients are answered first.
    guard setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
    }
  }

  /// From now on, whatever was used before.
  private func allowTime() throws {
    var used = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    limit.rlim_cur = min(rlim_t(used.tv_sec + limits.processorSeconds + 1), limit.rlim_max)
    try Self.set(RLIMIT_CPU, limit)
  }

  private static func limit(_ resource: __rlimit_resource, to value: Int) throws {
    try set(resource, rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value)))
  }

  private static func set(_ resource: __rlimit_resource, _ limit: rlimit) throws {
    var limit = limit
    guard setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
    }
  }
}
