package import Foundation
package import Logging
import ServiceLifecycle

/// Has the conversations past retention deleted once a day, for as long as the server runs.
package struct RetentionService: Service {
  /// Until the first time: what a start is for comes first.
  static let delay = Duration.seconds(60)
  static let interval = Duration.seconds(24 * 60 * 60)
  static let intervalAfterFailure = Duration.seconds(60 * 60)

  private let retention: ConversationRetention
  private let logger: Logger
  private let now: @Sendable () -> Date
  private let sleep: @Sendable (Duration) async throws -> Void

  /// - Parameter sleep: throws when the task is cancelled, which ends the service.
  package init(
    retention: ConversationRetention, logger: Logger,
    now: @escaping @Sendable () -> Date = { Date() },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.retention = retention
    self.logger = logger
    self.now = now
    self.sleep = sleep
  }

  package func run() async throws {
    try? await cancelWhenGracefulShutdown {
      try await sleep(Self.delay)
      while true {
        try await sleep(try await deleteExpired())
      }
    }
  }

  /// - Returns: how long to wait until the next time.
  private func deleteExpired() async throws -> Duration {
    do {
      let count = try await retention.deleteExpired(at: now())
      logger.info("conversations past retention deleted", metadata: ["count": "\(count)"])
      return Self.interval
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      logger.error(
        "conversations past retention could not be deleted; the next try is in an hour",
        metadata: ["error": "\(error)"])
      return Self.intervalAfterFailure
    }
  }
}

/// The service group describes its services at the start.
extension RetentionService: CustomStringConvertible {
  package var description: String { "retention" }
}
