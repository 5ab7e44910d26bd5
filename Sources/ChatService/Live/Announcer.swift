package import Conversation
import Foundation
package import Persistence

/// Tells the live feed what was committed, in the order in which it stands in the conversation.
package struct Announcer: Sendable {
  private let feed: LiveFeed
  private let database: ChatDatabase

  package init(feed: LiveFeed, database: ChatDatabase) {
    self.feed = feed
    self.database = database
  }

  /// New messages, and the state that the conversation now has.
  ///
  /// What it tells is stored already, so that it never fails: whoever misses a line of the desk gets
  /// it with the next event or a new snapshot.
  /// - Returns: the conversation's line at the desk; nil when it was erased meanwhile.
  @discardableResult
  package func announce(
    _ messages: [Message], in conversation: String
  ) async -> ConversationSummary? {
    for message in messages {
      feed.publish(.message(message), to: conversation)
      feed.publish(.message(conversation: conversation, message))
    }
    feed.publish(.stateChanged, to: conversation)
    guard let entry = try? await database.queueEntry(conversation) else { return nil }
    let summary = ConversationSummary(entry)
    feed.publish(.conversation(summary))
    return summary
  }

  package func announceTyping(by author: Author, in conversation: String) {
    if author == .staff {
      feed.publish(.typing, to: conversation)
    } else {
      feed.publish(.typing(conversation: conversation, author: author))
    }
  }

  package func announceErasure(of conversation: String) {
    feed.publish(.gone, to: conversation)
    feed.publish(.gone(conversation: conversation))
  }
}

extension ConversationSummary {
  package init(_ entry: QueueEntry) {
    let record = entry.conversation
    self.init(
      id: record.id, state: record.state.phase, priority: record.state.priority,
      reason: record.state.reason, lang: record.state.language,
      waitingSince: record.waitingSince,
      claimedBy: record.claimedBy.map { Staff(name: $0.name, displayName: $0.displayName) },
      lastMessageAt: record.lastMessageAt,
      preview: entry.preview, contact: record.contact)
  }
}
