package import Audit
import Content
package import Foundation
package import Persistence

/// Deletes the conversations that are older than patients were promised.
package struct ConversationRetention: Sendable {
  /// The most that one transaction deletes, so that a message never waits long for it.
  package static let batch = 200

  private let database: ChatDatabase
  private let content: ContentStore
  private let announcer: Announcer
  private let log: SecurityLog

  package init(
    database: ChatDatabase, content: ContentStore, announcer: Announcer, log: SecurityLog
  ) {
    self.log = log
    self.database = database
    self.content = content
    self.announcer = announcer
  }

  /// Deletes each conversation whose last message is older than the site's limit, with everything
  /// in it, also where a person is asked for: the promise has no exception.
  ///
  /// - Returns: how many.
  package func deleteExpired(at now: Date) async throws -> Int {
    let days = content.current.bundle.site.privacy.retentionDays
    let limit = now.addingTimeInterval(-period(days: days))
    var count = 0
    while true {
      let erased = try await database.eraseConversations(
        lastMessageBefore: limit, limit: Self.batch)
      for id in erased { announcer.announceErasure(of: id) }
      count += erased.count
      guard erased.count == Self.batch else {
        if count > 0 { log.note(SecurityEvent(.conversationsExpired, what: "\(count)")) }
        return count
      }
      try Task.checkCancellation()
    }
  }

  /// In seconds; a thousand years at most, which every date can be set back by.
  private func period(days: Int) -> TimeInterval { Double(min(days, 365_000)) * 86_400 }
}
