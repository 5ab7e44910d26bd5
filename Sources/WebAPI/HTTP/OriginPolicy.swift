import Audit
import Foundation
import HTTPTypes
import Hummingbird

/// Decides which pages of other sites may talk to this service: those on the site's list, and for
/// the patient's routes only. Staff's routes answer to pages of this host alone.
struct OriginPolicy: RouterMiddleware {
  typealias Context = LiaisonContext

  /// Origins such as `https://www.example.org`.
  let embedding: @Sendable () -> [String]
  /// Where the service is reached from outside; nil where nobody has said so.
  let publicOrigin: String?
  let clientAddress: ClientAddress
  let log: SecurityLog

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    guard isForUs(request) else {
      throw Problem(
        status: .misdirectedRequest, code: "other-host",
        detail: "This service is reached at another address.")
    }
    let site = request.headers[.secFetchSite]
    guard let origin = request.headers[.origin] else {
      // Browsers name the origin of every write. One that says it is another site's is none of ours.
      if request.isWrite || isAPI(request), !Self.isOwn(site), !isNavigation(request) {
        throw refusal(request, context)
      }
      return try await next(request, context)
    }
    if isOwn(origin, of: request) {
      // A browser that names this origin and another site contradicts itself.
      guard Self.isOwn(site) else { throw refusal(request, context) }
      return try await next(request, context)
    }
    guard Self.isForEmbedding(request.uri.path), embedding().contains(origin.lowercased()) else {
      throw refusal(request, context)
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

  /// Whether the host is that of the public address, or one by which whoever runs the service looks at
  /// it. A name that somebody else has pointed here isn't.
  private func isForUs(_ request: Request) -> Bool {
    guard let publicOrigin, let authority = request.head.authority?.lowercased(),
      !["/healthz", "/readyz"].contains(request.uri.path)
    else { return true }
    let usualPort = publicOrigin.hasPrefix("https") ? ":443" : ":80"
    let host =
      authority.hasSuffix(usualPort) ? String(authority.dropLast(usualPort.count)) : authority
    return publicOrigin.lowercased().hasSuffix("://\(host)") || Self.isThisMachine(authority)
  }

  private func refusal(_ request: Request, _ context: LiaisonContext) -> Problem {
    note(request, context)
    return Problem(
      status: .forbidden, code: "origin-not-allowed",
      detail: """
        Pages of this origin may not use this service. The site's settings list those that may; its \
        own pages need the public address that the service was started with.
        """)
  }

  /// Notes a refusal.
  func note(_ request: Request, _ context: LiaisonContext) {
    log.note(
      SecurityEvent(.originRefused, from: clientAddress.network(of: request, context).shortened))
  }

  private static func isOwn(_ site: String?) -> Bool {
    site == nil || site == "same-origin" || site == "none"
  }

  private func isAPI(_ request: Request) -> Bool {
    request.uri.path.split(separator: "/").first == "v1"
  }

  /// A link that somebody follows, which reads and changes nothing elsewhere.
  private func isNavigation(_ request: Request) -> Bool {
    !request.isWrite && request.headers[.secFetchMode] == "navigate"
  }

  /// What the widget needs on another site's page: the patient's routes and the widget's files.
  private static func isForEmbedding(_ path: String) -> Bool {
    // Empty parts mean nothing to the router, so they mean nothing here.
    let parts = path.split(separator: "/").map(String.init)
    switch parts.first {
    case "widget.js": return parts.count == 1
    case "web", "assets": return true
    case "v1":
      return parts.count > 1
        && ["conversations", "emergency", "strings", "site"].contains(parts[1])
    default: return false
    }
  }

  /// Whether the origin is that of this service itself: the public address with its scheme, its host
  /// and its port.
  func isOwn(_ origin: String, of request: Request) -> Bool {
    if let publicOrigin { return origin.lowercased() == publicOrigin.lowercased() }
    // Nobody has said what the address is, so only what no foreign name can be made to mean is ours.
    guard let authority = request.head.authority?.lowercased(),
      clientAddress.isBehindProxy || Self.isThisMachine(authority)
    else { return false }
    return origin.lowercased() == "\(scheme(of: request))://\(authority)"
  }

  private func scheme(of request: Request) -> String {
    guard clientAddress.isBehindProxy, let field = HTTPField.Name("x-forwarded-proto") else {
      return "http"
    }
    return request.headers[field]?.lowercased() ?? "http"
  }

  /// `localhost`, or an address that is written as a number.
  private static func isThisMachine(_ authority: String) -> Bool {
    guard let host = URL(string: "http://\(authority)")?.host() else { return false }
    let plain = host.trimmingCharacters(in: ["[", "]"])
    return plain == "localhost" || NetworkAddress(plain) != nil
  }
}

extension Request {
  var isWrite: Bool { ![.get, .head, .options].contains(method) }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("sec-fetch-site") ?? .origin
  static let secFetchMode = HTTPField.Name("sec-fetch-mode") ?? .origin
}
