import Accounts
import ChatService
import HTTPTypes
import Hummingbird
import Logging
import Persistence

/// Turns every error into problem details.
struct ErrorMiddleware: RouterMiddleware {
  typealias Context = LiaisonContext

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return try Problem(error, context).response(from: request, context: context)
    }
  }
}

extension Problem {
  /// What went wrong inside is logged, not sent.
  init(_ error: any Error, _ context: LiaisonContext) {
    switch error {
    case let problem as Problem: self = problem
    case let error as ServiceError: self.init(error)
    case let error as ConflictError: self.init(error)
    case let error as StorageError: self.init(error, logger: context.logger)
    case let error as AccountError where error != .unreadableHash:
      self.init(status: .unprocessableContent, code: error.code, detail: error.description)
    case let error as HTTPError:
      self.init(
        status: error.status, code: Self.code(for: error.status),
        detail: error.body ?? Self.detail(for: error.status))
    default:
      context.logger.error(
        "request failed",
        metadata: ["error": "\(type(of: error))", "path": "\(context.endpointPath ?? "-")"])
      self.init(
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
