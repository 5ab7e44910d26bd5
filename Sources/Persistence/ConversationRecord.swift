package import Conversation
package import Foundation

/// A conversation as it is stored, without its messages.
package struct ConversationRecord: Sendable, Equatable, Identifiable {
  package var id: String
  package var state: DialogueState
  /// IANA name, as the browser gave it.
  package var timezone: String?
  /// The page on which the conversation began.
  package var page: String?
  package var consent: Consent?
  package var contact: Contact?
  package var createdAt: Date
  package var lastMessageAt: Date
  /// 0 where there is no message yet.
  package var lastSeq: Int
  /// Since when the patient has been without an answer from the person asked for; nil unless the
  /// phase is `waiting`.
  package var waitingSince: Date?
  /// Who has it; nil unless the phase is `staff`.
  package var claimedBy: Claimant?
  /// The last message that the patient's page has shown.
  package var patientSeenSeq: Int
  /// The revision of the content with which the conversation began.
  package var revision: Int64

  package struct Consent: Sendable, Codable, Equatable {
    package var version: String
    package var at: Date

    package init(version: String, at: Date) {
      self.version = version
      self.at = at
    }
  }

  /// The member of staff who has a conversation.
  package struct Claimant: Sendable, Codable, Equatable {
    package var id: String
    package var name: String
    package var displayName: String

    package init(id: String, name: String, displayName: String) {
      self.id = id
      self.name = name
      self.displayName = displayName
    }
  }
}

/// What is known when a conversation begins.
package struct NewConversation: Sendable {
  package var id: String
  /// The id with which the client may ask again when the answer got lost.
  package var clientId: String?
  package var state: DialogueState
  package var timezone: String?
  package var page: String?
  package var consent: ConsentDraft?
  package var at: Date
  package var revision: Int64

  package init(
    id: String, clientId: String? = nil, state: DialogueState, timezone: String? = nil,
    page: String? = nil, consent: ConsentDraft? = nil, at: Date, revision: Int64
  ) {
    self.id = id
    self.clientId = clientId
    self.state = state
    self.timezone = timezone
    self.page = page
    self.consent = consent
    self.at = at
    self.revision = revision
  }
}

/// A conversation that has begun.
package struct CreatedConversation: Sendable, Equatable {
  /// True where the same client id had already begun it.
  package var isReplay: Bool
  package var conversation: ConversationRecord
  package var messages: [Message]
}
