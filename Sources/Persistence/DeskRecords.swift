package import Conversation
package import Foundation

/// A line of the human queue.
package struct QueueEntry: Sendable, Equatable {
  package var conversation: ConversationRecord
  /// The beginning of the patient's last message.
  package var preview: String?
}

/// What a move at the desk changed, for publishing after the commit.
package struct DeskResult: Sendable, Equatable {
  package var conversation: ConversationRecord
  /// The message that was added; nil where nothing changed.
  package var message: Message?
}

/// A message of a member of staff, stored.
package struct StaffMessageResult: Sendable, Equatable {
  /// True where the same client id had already stored it.
  package var isReplay: Bool
  package var message: Message
  package var conversation: ConversationRecord
}

/// A remark among staff, never shown to the patient.
package struct Note: Sendable, Codable, Equatable {
  /// The display name of who wrote it.
  package var author: String
  package var text: String
  package var at: Date
}
