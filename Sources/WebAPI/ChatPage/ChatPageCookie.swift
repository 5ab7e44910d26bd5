import Hummingbird

/// The cookie with which a browser without scripts has its conversation.
struct ChatPageCookie: Sendable {
  static let name = "liaison_chat"

  /// True where the service is reached over TLS.
  let isSecure: Bool

  struct Key: Sendable, Equatable {
    let id: String
    let token: String
  }

  /// - Parameter days: as long as the conversation is kept after its last message.
  func holding(_ key: Key, days: Int) -> Cookie {
    // A link from another app must show the stored conversation, so it isn't strict; what changes
    // anything looks at the origin.
    Cookie(
      name: Self.name, value: "\(key.id).\(key.token)", maxAge: days * 86_400, path: "/chat",
      secure: isSecure, httpOnly: true, sameSite: .lax)
  }

  var cleared: Cookie {
    Cookie(
      name: Self.name, value: "", maxAge: 0, path: "/chat", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }

  /// Nil without a cookie; with one that is none of ours, a key that opens nothing.
  static func key(of request: Request) -> Key? {
    guard let value = request.cookies[name]?.value, !value.isEmpty else { return nil }
    let parts = value.split(separator: ".", maxSplits: 1).map(String.init)
    return Key(id: parts.first ?? "", token: parts.count > 1 ? parts[1] : "")
  }
}
