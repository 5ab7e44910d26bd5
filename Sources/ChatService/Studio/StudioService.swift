package import Foundation
package import Linguistics
package import Persistence

/// What admins look at: the content in force, and what it does with a message.
package struct StudioService: Sendable {
  private let database: ChatDatabase
  private let content: ContentStore
  private let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.content = content
    self.now = now
  }

  package var published: PublishedContent { content.current }

  /// What a patient would get for this text as a first message. Nothing is stored.
  package func tryOut(_ text: String, language: LanguageTag) -> Trial {
    content.current.tryOut(text, language: language, at: now())
  }

  package func unmatched(limit: Int) async throws -> [UnmatchedMessage] {
    try await database.unmatched(limit: limit)
  }
}
