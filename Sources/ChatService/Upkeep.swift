package import Accounts
import Foundation
package import Logging
package import Persistence
import ServiceLifecycle

/// What has to be looked at about once a second: the clock of the streams, what other processes have
/// changed, and what is left to tidy up.
package struct Upkeep: Service {
  private static let interval = Duration.seconds(1)

  private let database: ChatDatabase
  private let feed: LiveFeed
  private let tokenKeys: TokenKeys
  private let keyStore: TokenKeyStore?
  private let logger: Logger

  /// - Parameter keyStore: where the keys are kept; nil where they never change.
  package init(
    database: ChatDatabase, feed: LiveFeed, tokenKeys: TokenKeys, keyStore: TokenKeyStore?,
    logger: Logger
  ) {
    self.database = database
    self.feed = feed
    self.tokenKeys = tokenKeys
    self.keyStore = keyStore
    self.logger = logger
  }

  package func run() async throws {
    try? await cancelWhenGracefulShutdown { try await keepUp() }
  }

  private func keepUp() async throws {
    var disabled: Set<String>?
    var keysChangedAt = keyStore?.changedAt
    var failure: String?
    while true {
      try await Task.sleep(for: Self.interval)
      feed.tick()
      do {
        try await noticeDisabledStaff(&disabled)
        try noticeNewKeys(&keysChangedAt)
        try await database.keepUp()
        failure = nil
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        // Said once, not every second.
        if failure != "\(error)" {
          logger.error("upkeep failed", metadata: ["error": "\(error)"])
        }
        failure = "\(error)"
      }
    }
  }

  /// The command disables accounts and gives their conversations back: open pages are told.
  private func noticeDisabledStaff(_ known: inout Set<String>?) async throws {
    let disabled = try await database.disabledStaff()
    if let known, !disabled.isSubset(of: known) { feed.publishEverywhere() }
    known = disabled
  }

  private func noticeNewKeys(_ known: inout Date?) throws {
    guard let keyStore, let changedAt = keyStore.changedAt, changedAt != known else { return }
    known = changedAt
    tokenKeys.replace(with: try keyStore.keys())
    logger.info("the keys of the conversations' tokens were read again")
  }
}

/// The service group describes its services at the start.
extension Upkeep: CustomStringConvertible {
  package var description: String { "upkeep" }
}
