import Crypto
package import Foundation

/// The key of the server from which the tokens of conversations follow: nothing has to be stored
/// for each of them.
package struct SecretKey: Sendable, CustomStringConvertible {
  private let key: SymmetricKey

  /// - Parameter bytes: 32 random bytes.
  package init(_ bytes: Data) { key = SymmetricKey(data: bytes) }

  /// The token that opens one conversation: HMAC-SHA256, 43 characters of base64url.
  package func conversationToken(for id: String) -> String {
    Data(HMAC<SHA256>.authenticationCode(for: Self.message(id), using: key)).base64URL
  }

  /// Whether the token opens this conversation; takes the same time wherever it differs.
  package func isValid(_ token: String, forConversation id: String) -> Bool {
    guard let code = Data(base64URL: token) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: Self.message(id), using: key)
  }

  /// Never the key: descriptions end up in logs.
  package var description: String { "SecretKey" }

  private static func message(_ id: String) -> Data { Data("conversation:\(id)".utf8) }
}
