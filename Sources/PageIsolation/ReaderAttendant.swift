import Dispatch
import Foundation
import PageReading
import Subprocess

/// A document that waits for its answer.
struct ReadingJob: Sendable {
  let request: [UInt8]
  let continuation: CheckedContinuation<WebDocument, any Error>
}

/// Starts one process after another, and hands it one job after another.
struct ReaderAttendant: Sendable {
  private typealias Process = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  private enum Outcome: Sendable {
    case answered(Result<WebDocument, any Error>)
    case lost(Ending)
  }

  /// How it came that a process serves no more.
  enum Ending: Error {
    case silent, late, unintelligible
  }

  /// A job that ended its process.
  private struct Loss: Sendable {
    let job: ReadingJob
    let failure: ReadingFailure
    /// Whether the process had read nothing before.
    let isFirst: Bool
  }

  /// Of what a process writes to standard error.
  private static let longestComplaint = 4_096

  private let command: IsolatedPageReader.Command
  private let limits: ReadingLimits

  init(command: IsolatedPageReader.Command, limits: ReadingLimits) {
    self.command = command
    self.limits = limits
    // A process that has ended while it is written to must not end this one.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Ends with the jobs; those that are left when it is cancelled are told so.
  func serve(_ jobs: AsyncStream<ReadingJob>) async {
    var next = await Self.next(of: jobs)
    while let job = next {
      guard !Task.isCancelled else {
        job.continuation.resume(throwing: CancellationError())
        next = await Self.next(of: jobs)
        continue
      }
      guard let loss = await run(from: job, jobs) else { return }
      // A document is blamed only for what it does to a process that has read nothing before.
      if loss.failure.mayBeInherited, !loss.isFirst {
        next = loss.job
        continue
      }
      loss.job.continuation.resume(
        throwing: Task.isCancelled ? CancellationError() : loss.failure)
      next = await Self.next(of: jobs)
    }
  }

  /// Nil where no more will come.
  private static func next(of jobs: AsyncStream<ReadingJob>) async -> ReadingJob? {
    var jobs = jobs.makeAsyncIterator()
    return await jobs.next()
  }

  /// Starts a process and lets it read until a job ends it; nil where there are no more jobs.
  private func run(
    from first: ReadingJob, _ jobs: AsyncStream<ReadingJob>
  ) async -> Loss? {
    var options = PlatformOptions()
    // So that whatever it may have started ends with it.
    options.processGroupID = 0
    var current: ReadingJob? = first
    var isFirst = true
    do {
      let result = try await Subprocess.run(
        .path(command.executable), arguments: Arguments(command.arguments),
        environment: Self.environment, platformOptions: options,
        input: .inputWriter, output: .sequence, error: .sequence
      ) { process -> (ending: Ending, complaint: String)? in
        async let complaint = Self.beginning(of: process.standardError)
        var answers = AnswerReader(process.standardOutput, limit: limits.answerBytes)
        var ending: Ending?
        while let job = current, ending == nil {
          switch await exchange(job, process, &answers) {
          case .answered(let answer):
            job.continuation.resume(with: answer)
            current = await Self.next(of: jobs)
            isFirst = false
          case .lost(let how): ending = how
          }
        }
        Self.end(process)
        let words = await complaint
        return ending.map { ($0, words) }
      }
      guard let job = current, let (ending, complaint) = result.closureResult else { return nil }
      return Loss(
        job: job, failure: Self.failure(ending, complaint, result.terminationStatus),
        isFirst: isFirst)
    } catch {
      // It could not be started, or not be watched.
      return current.map { Loss(job: $0, failure: .noReader, isFirst: true) }
    }
  }

  private static func failure(
    _ ending: Ending, _ complaint: String, _ status: TerminationStatus
  ) -> ReadingFailure {
    switch (ending, status) {
    case (.late, _), (.silent, .signaled(SIGXCPU)): .tooSlow
    case (.unintelligible, _): .unintelligible
    // The last words of the Swift runtime and of that of C++.
    case (.silent, _) where complaint.contains("failed to allocate"),
      (.silent, _) where complaint.contains("bad_alloc"):
      .tooMuchMemory
    case (.silent, _): .crashed
    }
  }

  // MARK: One process

  /// Nothing of this process's own environment but where the libraries are.
  private static var environment: Environment {
    let libraries = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    var values: [Environment.Key: String] = ["SWIFT_BACKTRACE": "enable=no"]
    values["LD_LIBRARY_PATH"] = libraries
    return .custom(values)
  }

  private static func end(_ process: Process) {
    do {
      try process.send(signal: .kill, toProcessGroup: true)
    } catch {
      // It has ended by itself.
    }
  }

  private static func beginning(of output: SubprocessOutputSequence) async -> String {
    var beginning: [UInt8] = []
    do {
      for try await buffer in output where beginning.count < longestComplaint {
        buffer.withUnsafeBytes { beginning += $0.prefix(longestComplaint - beginning.count) }
      }
    } catch {
      // What was read until then is enough.
    }
    return String(decoding: beginning, as: UTF8.self)
  }

  // MARK: One job

  private func exchange(
    _ job: ReadingJob, _ process: Process, _ answers: inout AnswerReader
  ) async -> Outcome {
    let clock = Task {
      do {
        try await Task.sleep(for: .seconds(limits.seconds))
      } catch {
        return false
      }
      Self.end(process)
      return true
    }
    let outcome: Outcome
    do {
      _ = try await process.standardInputWriter.write(job.request)
      outcome = await Self.outcome(of: try await answers.next())
    } catch {
      outcome = .lost(error as? Ending ?? .silent)
    }
    clock.cancel()
    return await clock.value ? .lost(.late) : outcome
  }

  /// On a thread of its own: the few that serve requests are not to be held up by a long answer.
  private static func outcome(of bytes: [UInt8]) async -> Outcome {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(returning: decoded(bytes))
      }
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> Outcome {
    do {
      switch try JSONDecoder().decode(Exchange.Answer.self, from: Data(bytes)) {
      case .refusal(let error): return .answered(.failure(error))
      case .document(let document) where document.isSound: return .answered(.success(document))
      case .document: return .lost(.unintelligible)
      }
    } catch {
      return .lost(.unintelligible)
    }
  }
}
