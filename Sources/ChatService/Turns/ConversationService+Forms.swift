import Accounts
import Persistence

extension ConversationService {
  /// Opens a conversation for a form that may be posted twice: the second time gives the same one,
  /// also once its message is stored.
  ///
  /// The client id must be a secret of the form: it is shown nowhere else.
  package func openOnce(_ opening: Opening) async throws -> Opened {
    do {
      return try await open(opening)
    } catch ConflictError.clientIdUsed {
      guard let id = opening.clientId, let known = try await database.conversation(openedBy: id)
      else { throw ConflictError.noSuchConversation }
      return Opened(
        conversation: known, token: tokenKeys.token(for: known.id), messages: [],
        isReplay: true)
    }
  }
}
