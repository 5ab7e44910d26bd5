package import Accounts
package import Audit
package import Foundation
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
  private let keysReadAt: Date?
  private let securityLog: SecurityLog
  private let logger: Logger

  /// - Parameters:
  ///   - keyStore: where the keys are kept; nil where they never change.
  ///   - keysReadAt: what `keyStore.changedAt` was before they were read.
  package init(
    database: ChatDatabase, feed: LiveFeed, tokenKeys: TokenKeys, keyStore: TokenKeyStore?,
    keysReadAt: Date?, securityLog: SecurityLog, logger: Logger
  ) {
    self.keysReadAt = keysReadAt
    self.securityLog = securityLog
    self.database = database
    self.feed = feed
    self.tokenKeys = tokenKeys
    self.keyStore = keyStore
    self.logger = logger
  }

  package func run() async throws {
    try? await cancelWhenGracefulShutdown {
      try await withThrowingTaskGroup(of: Void.self) { group in
        // By itself, as the others may have to wait for the database.
        group.addTask { try await every { feed.tick() } }
        group.addTask { try await keepUp() }
        try await group.waitForAll()
      }
    }
  }

  private func keepUp() async throws {
    var disabled: Set<String>?
    var keysChangedAt = keysReadAt
    var failures: [String: String] = [:]
    /// One that fails keeps none of the others from being done; it is said once, not every second.
    func attempt(_ name: String, _ work: () async throws -> Void) async throws {
      do {
        try await work()
        failures[name] = nil
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        if failures[name] != "\(error)" {
          logger.error("upkeep failed", metadata: ["of": "\(name)", "error": "\(error)"])
        }
        failures[name] = "\(error)"
      }
    }
    try await every {
      securityLog.writeDue()
      try await attempt("accounts") { try await noticeDisabledStaff(&disabled) }
      try await attempt("keys") { try noticeNewKeys(&keysChangedAt) }
      try await attempt("storage") { try await database.keepUp() }
    }
  }

  private func every(_ work: () async throws -> Void) async throws {
    while true {
      try await Task.sleep(for: Self.interval)
      try await work()
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
    let keys = try keyStore.keys()
    // Where all are gone, those of before go on until there are others.
    guard !keys.isEmpty else { return }
    tokenKeys.replace(with: keys)
    known = changedAt
    logger.info("the keys of the conversations' tokens were read again")
  }
}

/// The service group describes its services at the start.
extension Upkeep: CustomStringConvertible {
  package var description: String { "upkeep" }
}
