package import Foundation
package import PageReading
package import SystemPackage

/// Reads documents in a process of its own, so that one which crashes, hangs or devours its reader
/// harms nothing else. A process serves many documents; another takes its place when it has ended.
package final class IsolatedPageReader: DocumentReader {
  /// What is started to read in.
  package struct Command: Sendable {
    let executable: FilePath
    let arguments: [String]

    package init(executable: FilePath, arguments: [String]) {
      self.executable = executable
      self.arguments = arguments
    }

    /// The subcommand `read-pages` of a program that has it.
    package static func reader(_ executable: FilePath, _ limits: ReadingLimits) -> Command {
      Command(
        executable: executable,
        arguments: [
          "read-pages", "--bytes", "\(limits.bytes)", "--megabytes", "\(limits.megabytes)",
          "--processor-seconds", "\(limits.processorSeconds)",
        ])
    }
  }

  private let limits: ReadingLimits
  private let jobs: AsyncStream<ReadingJob>.Continuation
  private let serving: Task<Void, Never>

  /// - Parameter command: nil is this program itself, also where its file was replaced meanwhile.
  package init(limits: ReadingLimits = ReadingLimits(), command: Command? = nil) {
    let (stream, jobs) = AsyncStream.makeStream(of: ReadingJob.self)
    let attendant = ReaderAttendant(
      command: command ?? .reader("/proc/self/exe", limits), limits: limits)
    self.jobs = jobs
    self.limits = limits
    serving = Task(priority: .utility) { await attendant.serve(stream) }
  }

  package func read(
    _ bytes: Data, contentType: String?, address: String
  ) async throws -> WebDocument {
    guard bytes.count <= limits.bytes else { throw PageError.tooLarge(limit: limits.bytes) }
    let request = try Exchange.request(bytes, contentType: contentType, address: address)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if case .terminated = jobs.yield(ReadingJob(request: request, continuation: continuation)) {
          continuation.resume(throwing: CancellationError())
        }
      }
    } onCancel: {
      serving.cancel()
    }
  }

  package func close() async {
    jobs.finish()
    await serving.value
  }

  deinit { jobs.finish() }
}
