import Crypto
package import Foundation

/// What the cookie of a signed-in member of staff holds: 256 random bits. Only its digest is
/// stored, so that a copy of the database signs nobody in.
package struct SessionToken: Sendable, Equatable, CustomStringConvertible {
  /// 43 characters of base64url.
  package let value: String

  private init(value: String) { self.value = value }

  package static func make() -> SessionToken {
    SessionToken(value: SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64URL)
  }

  /// Nil where the text can't be a token.
  package init?(_ text: String) {
    guard text.utf8.count == 43, Data(base64URL: text)?.count == 32 else { return nil }
    self.init(value: text)
  }

  /// SHA-256 of the value, 32 bytes.
  package var digest: Data { Data(SHA256.hash(data: Data(value.utf8))) }

  /// Never the value: descriptions end up in logs.
  package var description: String { "SessionToken" }
}
