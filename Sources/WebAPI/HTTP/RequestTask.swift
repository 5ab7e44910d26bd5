import Hummingbird

/// Answers each request in a task of its own. A task keeps the memory that its deepest call needed,
/// and that of a connection lasts for as long as a stream that is open on it.
struct RequestTask<Inner: HTTPResponder>: HTTPResponder where Inner.Context: Sendable {
  let inner: Inner

  func respond(to request: Request, context: Inner.Context) async throws -> Response {
    async let response = inner.respond(to: request, context: context)
    return try await response
  }
}
