/// Why the database refused a change that is well formed: the state of things is against it.
/// Nothing was stored.
package enum ConflictError: Error, Sendable, Equatable, CustomStringConvertible {
  case noSuchConversation
  /// The client id began another conversation, in which the patient has written.
  case clientIdUsed
  /// The client id belongs to a message with other content.
  case clientIdReused
  /// Somebody else has the conversation; the display name.
  case claimedBy(String)
  /// The conversation is closed: it can't be claimed.
  case notWaiting
  /// Only the one who has claimed the conversation can do this.
  case notClaimed
  case noSuchStaff
  case staffNameTaken
  /// Somebody else has published in between.
  case contentChanged

  /// A stable code for programs.
  package var code: String {
    switch self {
    case .noSuchConversation: "noSuchConversation"
    case .clientIdUsed: "clientIdUsed"
    case .clientIdReused: "clientIdReused"
    case .claimedBy: "claimedBy"
    case .notWaiting: "notWaiting"
    case .notClaimed: "notClaimed"
    case .noSuchStaff: "noSuchStaff"
    case .staffNameTaken: "staffNameTaken"
    case .contentChanged: "contentChanged"
    }
  }

  /// What is wrong and how to mend it.
  package var description: String {
    switch self {
    case .noSuchConversation:
      "There is no such conversation; it may have been erased. Begin a new one."
    case .clientIdUsed:
      "This client id has begun a conversation that went on. Use a new client id."
    case .clientIdReused:
      "This client id belongs to a message with other content. Use a new one for each message."
    case .claimedBy(let name):
      "\(name) has this conversation. Ask for a transfer, or wait until it is released."
    case .notWaiting:
      "This conversation is closed. It opens again when the patient writes."
    case .notClaimed:
      "Claim this conversation first."
    case .noSuchStaff:
      "There is no active member of staff with this name."
    case .staffNameTaken:
      "A member of staff has this name. Choose another one."
    case .contentChanged:
      "The content has been published by somebody else in between. Look at the changes again."
    }
  }
}
