import HTTPTypes
import Hummingbird

/// Decides which pages of other sites may talk to this service: those on the site's list, and for
/// the patient's routes only. Staff's routes answer to pages of this host alone.
struct OriginPolicy: RouterMiddleware {
  typealias Context = LiaisonContext

  /// Origins such as `https://www.example.org`.
  let embedding: @Sendable () -> [String]
  /// Where the service is reached from outside, if that isn't the host that requests name.
  let publicOrigin: String?

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    guard let origin = request.headers[.origin] else {
      // Browsers name the origin of every write. One that says it is another site's is none of ours.
      let site = request.headers[.secFetchSite] ?? "none"
      if request.isWrite, !["none", "same-origin"].contains(site) {
        throw Self.refusal
      }
      return try await next(request, context)
    }
    if isOwn(origin, of: request) { return try await next(request, context) }
    guard Self.isForEmbedding(request.uri.path), embedding().contains(origin.lowercased()) else {
      throw Self.refusal
    }
    var response: Response
    if request.method == .options {
      response = Response(
        status: .noContent,
        headers: [
          .accessControlAllowMethods: "GET, POST, PATCH, DELETE",
          .accessControlAllowHeaders: "authorization, content-type, last-event-id",
          .accessControlMaxAge: "600",
        ])
    } else {
      do {
        response = try await next(request, context)
      } catch let problem as Problem {
        response = try problem.response(from: request, context: context)
      }
    }
    response.headers[.accessControlAllowOrigin] = origin
    response.headers[.accessControlExposeHeaders] = "date, retry-after"
    response.headers[.vary] = response.headers[.vary] ?? "Origin"
    return response
  }

  private static let refusal = Problem(
    status: .forbidden, code: "origin-not-allowed",
    detail:
      "Pages of this origin may not use this service; the site's settings list those that may.")

  /// What the widget needs on another site's page: the patient's routes and the widget's files.
  private static func isForEmbedding(_ path: String) -> Bool {
    // Empty parts mean nothing to the router, so they mean nothing here.
    let parts = path.split(separator: "/").map(String.init)
    switch parts.first {
    case "widget.js": return parts.count == 1
    case "web", "assets": return true
    case "v1": return parts.count > 1 && ["conversations", "strings", "site"].contains(parts[1])
    default: return false
    }
  }

  /// Whether the origin is that of this service itself.
  func isOwn(_ origin: String, of request: Request) -> Bool {
    if let publicOrigin, origin.lowercased() == publicOrigin.lowercased() { return true }
    // A proxy may speak TLS in front of us, so the host decides and not the scheme.
    guard let authority = request.head.authority?.lowercased(),
      let host = origin.lowercased().split(separator: "://", maxSplits: 1).last
    else { return false }
    return String(host) == authority
  }
}

extension Request {
  var isWrite: Bool { ![.get, .head, .options].contains(method) }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("sec-fetch-site") ?? .origin
}
