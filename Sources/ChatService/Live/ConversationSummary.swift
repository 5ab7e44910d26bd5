package import Conversation
package import Foundation
package import Linguistics

/// A conversation as a line of the desk's queue.
package struct ConversationSummary: Sendable, Codable, Equatable {
  package var id: String
  package var state: Phase
  package var priority: Priority?
  package var reason: String?
  package var lang: LanguageTag
  package var waitingSince: Date?
  package var claimedBy: Staff?
  package var lastMessageAt: Date?
  /// The start of the patient's last message.
  package var preview: String?
  package var contact: Contact?

  package struct Staff: Sendable, Codable, Equatable {
    package var name: String
    package var displayName: String
  }
}
