import Hummingbird

/// The cookie with which a browser without scripts has its conversation.
struct ChatPageCookie: Sendable {
  /// True where the service is reached over TLS.
  let isSecure: Bool

  /// With the prefix, browsers take it from this very host over TLS only, not from a neighbour; they
  /// ask for the path `/` then.
  private var name: String { isSecure ? "__Host-liaison_chat" : "liaison_chat" }
  private var path: String { isSecure ? "/" : "/chat" }

  struct Key: Sendable, Equatable {
    let id: String
    let token: String
  }

  /// - Parameter days: as long as the conversation is kept after its last message.
  func holding(_ key: Key, days: Int) -> Cookie {
    cookie("\(key.id).\(key.token)", seconds: days * 86_400)
  }

  var cleared: Cookie { cookie("", seconds: 0) }

  private func cookie(_ value: String, seconds: Int) -> Cookie {
    // A link from another app must show the stored conversation, so it isn't strict; what changes
    // anything looks at the origin.
    Cookie(
      name: name, value: value, maxAge: seconds, path: path, secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }

  /// Nil without a cookie; with one that is none of ours, a key that opens nothing.
  func key(of request: Request) -> Key? {
    guard let value = request.cookies[name]?.value, !value.isEmpty else { return nil }
    let parts = value.split(separator: ".", maxSplits: 1).map(String.init)
    return Key(id: parts.first ?? "", token: parts.count > 1 ? parts[1] : "")
  }
}
