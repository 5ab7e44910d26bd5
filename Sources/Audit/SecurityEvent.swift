/// Something that whoever answers for the service may have to look into. Who, what, from where; never
/// what a person wrote.
package struct SecurityEvent: Sendable, Encodable {
  package enum Kind: String, Sendable, Encodable, CaseIterable {
    case signedIn = "signed-in"
    case signInFailed = "sign-in-failed"
    /// Too many attempts: the password wasn't looked at.
    case signInRefused = "sign-in-refused"
    case signedOut = "signed-out"
    case passwordChanged = "password-changed"
    case passwordChangeFailed = "password-change-failed"
    case accountAdded = "account-added"
    case accountDisabled = "account-disabled"
    case accountEnabled = "account-enabled"
    /// A role that isn't enough.
    case forbidden
    case originRefused = "origin-refused"
    case limitReached = "limit-reached"
    case conversationClaimed = "conversation-claimed"
    case conversationReleased = "conversation-released"
    case conversationTransferred = "conversation-transferred"
    case conversationResolved = "conversation-resolved"
    case conversationExported = "conversation-exported"
    case conversationErased = "conversation-erased"
    /// By the retention that patients are promised.
    case conversationsExpired = "conversations-expired"
    case contentPublished = "content-published"
    case importStarted = "import-started"
    case keyRotated = "key-rotated"
    case backupMade = "backup-made"

    /// Whether a stranger can cause any number of them.
    var isFlood: Bool {
      switch self {
      case .signInFailed, .signInRefused, .passwordChangeFailed, .forbidden, .originRefused,
        .limitReached, .conversationExported, .conversationErased:
        true
      default: false
      }
    }
  }

  package var kind: Kind
  /// The sign-in name of an account; `patient`; `command` for whoever may run commands.
  package var who: String?
  /// An address; of a patient's, only the network.
  package var from: String?
  /// Ids, numbers, names of accounts.
  package var what: String?

  package init(_ kind: Kind, who: String? = nil, from: String? = nil, what: String? = nil) {
    self.kind = kind
    self.who = who
    self.from = from
    self.what = what
  }
}
