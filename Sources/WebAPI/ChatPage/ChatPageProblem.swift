import ChatService
import HTTPTypes
import Hummingbird
import Logging
import Persistence

/// Why a form wasn't taken, for a person.
struct ChatPageProblem: Error, Sendable {
  let status: HTTPResponse.Status
  let string: PageString
  var values: [String: String] = [:]
  /// In seconds.
  var retryAfter: Int?

  init(
    _ status: HTTPResponse.Status, _ string: PageString, _ values: [String: String] = [:],
    retryAfter: Int? = nil
  ) {
    self.status = status
    self.string = string
    self.values = values
    self.retryAfter = retryAfter
  }

  static let gone = ChatPageProblem(.gone, .gone)

  /// - Parameter invalid: what an invalid input means where the error came from.
  init(_ error: any Error, invalid: PageString = .errorUnreadable, logger: Logger) {
    switch error {
    case let problem as ChatPageProblem: self = problem
    case FormBody.Fault.tooLarge: self.init(.contentTooLarge, .errorTooLarge)
    case FormBody.Fault.otherType: self.init(.unsupportedMediaType, .errorUnreadable)
    case FormBody.Fault.unreadable: self.init(.badRequest, .errorUnreadable)
    case let error as ServiceError: self.init(error, invalid: invalid)
    case ConflictError.noSuchConversation: self = .gone
    case is ConflictError: self.init(.conflict, .errorConflict)
    case let error as StorageError:
      let problem = Problem(error, logger: logger)
      self.init(problem.status, .errorServer, retryAfter: problem.retryAfter)
    default:
      logger.error("the chat page failed", metadata: ["error": "\(type(of: error))"])
      self.init(.internalServerError, .errorServer)
    }
  }

  private init(_ error: ServiceError, invalid: PageString) {
    switch error.code {
    case .invalidInput: self.init(.unprocessableContent, invalid)
    case .tooManyRequests:
      self.init(
        .tooManyRequests, .errorBusy, ["seconds": String(error.retryAfter ?? 60)],
        retryAfter: error.retryAfter)
    case .unauthorized, .notFound: self = .gone
    case .conflict: self.init(.conflict, .errorConflict)
    case .forbidden, .wrongPassword: self.init(.forbidden, .errorOrigin)
    case .unavailable:
      self.init(.serviceUnavailable, .errorServer, retryAfter: error.retryAfter)
    }
  }
}
