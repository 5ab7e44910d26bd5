import ChatService
import Foundation
import HTTPTypes
package import Hummingbird
import Persistence

/// An error as RFC 9457 problem details.
package struct Problem: HTTPResponseError, Sendable {
  package let status: HTTPResponse.Status
  /// Stable, for programs.
  package let code: String
  /// How to mend it, for people.
  package let detail: String
  /// In seconds.
  package let retryAfter: Int?
  /// What the patient has to read first.
  var emergency: EmergencyNotice?

  package init(
    status: HTTPResponse.Status, code: String, detail: String, retryAfter: Int? = nil
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.retryAfter = retryAfter
  }

  private struct Body: Encodable {
    let type = "about:blank"
    let title: String
    let status: Int
    let detail: String
    let code: String
    let emergency: EmergencyNotice?
  }

  package func response(from request: Request, context: some RequestContext) throws -> Response {
    var response = try Response.json(
      Body(
        title: status.reasonPhrase, status: status.code, detail: detail, code: code,
        emergency: emergency),
      status: status, type: "application/problem+json")
    if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
    return response
  }
}

extension Problem {
  init(_ error: ServiceError) {
    let status: HTTPResponse.Status =
      switch error.code {
      case .invalidInput: .unprocessableContent
      case .unauthorized: .unauthorized
      case .forbidden, .wrongPassword: .forbidden
      case .notFound: .notFound
      case .conflict: .conflict
      case .tooManyRequests: .tooManyRequests
      case .unavailable: .serviceUnavailable
      }
    self.init(
      status: status, code: error.code.rawValue, detail: error.message,
      retryAfter: error.retryAfter)
  }
}
