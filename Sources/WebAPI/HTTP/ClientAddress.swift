import HTTPTypes
import Hummingbird
import NIOCore

/// Whom a request comes from, for rates only: it is neither stored nor logged.
struct ClientAddress: Sendable {
  /// True where every request comes through a proxy of the hospital's own.
  let isBehindProxy: Bool

  func text(of request: Request, _ context: LiaisonContext) -> String {
    // The last entry is the proxy's own word; those before it are the client's.
    if isBehindProxy, let field = HTTPField.Name("x-forwarded-for"),
      let last = request.headers[field]?.split(separator: ",").last
    {
      return last.trimmingPrefix(while: \.isWhitespace).description
    }
    return context.remoteAddress?.ipAddress ?? "unknown"
  }
}
