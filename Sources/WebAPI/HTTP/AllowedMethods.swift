import HTTPTypes
import Hummingbird

/// Answers a wrong method at an address that there is: 405, with the methods that it takes.
struct AllowedMethods: RouterMiddleware {
  typealias Context = LiaisonContext

  private let routes: [(parts: [String], method: HTTPRequest.Method)]

  /// - Parameter routes: all of them; to be added after the last.
  init(routes: [(path: String, method: HTTPRequest.Method)]) {
    self.routes = routes.map { ($0.path.split(separator: "/").map(String.init), $0.method) }
  }

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      let methods = methods(at: request.uri.path)
      guard !methods.isEmpty else { throw error }
      var response = try Problem(
        status: .methodNotAllowed, code: "method-not-allowed",
        detail: "This address doesn't take this method; it takes \(methods)."
      ).response(from: request, context: context)
      response.headers[.allow] = methods
      return response
    }
  }

  private func methods(at path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    var methods = Set(
      routes.filter { Self.matches($0.parts, parts) }.map(\.method.rawValue))
    if methods.contains("GET") { methods.insert("HEAD") }
    return methods.sorted().joined(separator: ", ")
  }

  private static func matches(_ pattern: [String], _ parts: [String]) -> Bool {
    if pattern.last == "**" {
      return parts.count >= pattern.count
        && matches(pattern.dropLast(), Array(parts.prefix(pattern.count - 1)))
    }
    return pattern.count == parts.count
      && zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
  }
}
