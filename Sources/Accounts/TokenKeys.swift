import Synchronization

/// The keys from which the tokens of conversations follow: new tokens are made with the first, and
/// those made with the others open their conversations still.
package final class TokenKeys: Sendable {
  private let keys: Mutex<[SecretKey]>

  /// - Parameter keys: at least one.
  package init(_ keys: [SecretKey]) {
    precondition(!keys.isEmpty)
    self.keys = Mutex(keys)
  }

  package func replace(with keys: [SecretKey]) {
    precondition(!keys.isEmpty)
    self.keys.withLock { $0 = keys }
  }

  package func token(for conversation: String) -> String {
    keys.withLock { $0[0] }.conversationToken(for: conversation)
  }

  package func isValid(_ token: String, forConversation id: String) -> Bool {
    keys.withLock { $0 }.contains { $0.isValid(token, forConversation: id) }
  }
}
