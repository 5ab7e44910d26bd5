import HTTPTypes
import Hummingbird

/// Headers that hold for every answer: nothing is loaded from elsewhere, nothing is framed.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = LiaisonContext

  /// True where the service is reached over TLS.
  let isSecure: Bool

  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "connect-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    // A page of forms needs another rule for the referrer.
    for (name, value) in Self.others where response.headers[name] == nil {
      response.headers[name] = value
    }
    return response
  }

  static let referrerPolicy = HTTPField.Name("referrer-policy") ?? .referer

  private static let others: [(HTTPField.Name, String)] = [
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("cross-origin-opener-policy", "same-origin"),
  ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
