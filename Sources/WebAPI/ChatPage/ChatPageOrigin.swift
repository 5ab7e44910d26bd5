import Foundation
import HTTPTypes
import Hummingbird

/// Lets only this page's own forms change anything: a form, unlike a script's request, can be sent
/// from any site. Whoever is refused by mistake gets the page back with what was written.
struct ChatPageOrigin: RouterMiddleware {
  typealias Context = LiaisonContext

  let origins: OriginPolicy
  let page: ChatPageRoutes

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    let parts = request.uri.path.split(separator: "/")
    let isForm = request.method == .post && (parts == ["chat"] || parts == ["chat", "delete"])
    guard isForm, !isOwn(request) else {
      return try await next(request, context)
    }
    origins.note(request, context)
    return await page.refusal(of: request, context)
  }

  /// Browsers name the origin of every form that is posted. Old ones that don't, and name no site
  /// either, send the page that the form was on.
  private func isOwn(_ request: Request) -> Bool {
    let site = request.headers[.secFetchSite]
    guard site == nil || site == "same-origin" || site == "none" else { return false }
    if let origin = request.headers[.origin] { return origins.isOwn(origin, of: request) }
    if site == "same-origin" { return true }
    guard let referrer = request.headers[.referer], let url = URL(string: referrer),
      let scheme = url.scheme, let host = url.host()
    else { return false }
    let port = url.port.map { ":\($0)" } ?? ""
    return origins.isOwn("\(scheme)://\(host)\(port)", of: request)
  }
}
