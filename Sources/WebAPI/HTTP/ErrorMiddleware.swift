import ChatService
import HTTPTypes
import Hummingbird
import Logging
import Persistence

/// Turns every error into problem details. What went wrong inside is logged, not sent.
struct ErrorMiddleware: RouterMiddleware {
  typealias Context = LiaisonContext

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return try problem(for: error, context).response(from: request, context: context)
    }
  }

  private func problem(for error: any Error, _ context: LiaisonContext) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as ServiceError: return Problem(error)
    case let error as ConflictError: return Problem(error)
    case let error as StorageError: return Problem(error, logger: context.logger)
    case let error as HTTPError:
      return Problem(
        status: error.status, code: Self.code(for: error.status),
        detail: error.body ?? Self.detail(for: error.status))
    default:
      context.logger.error(
        "request failed",
        metadata: ["error": "\(type(of: error))", "path": "\(context.endpointPath ?? "-")"])
      return Problem(
        status: .internalServerError, code: "internal",
        detail: "Something went wrong on our side. Nothing was stored; try again.")
    }
  }

  private static func code(for status: HTTPResponse.Status) -> String {
    status.reasonPhrase.lowercased().replacing(" ", with: "-")
  }

  private static func detail(for status: HTTPResponse.Status) -> String {
    switch status {
    case .notFound: "There is nothing at this address."
    case .methodNotAllowed: "This address doesn't take this method."
    default: status.reasonPhrase
    }
  }
}
