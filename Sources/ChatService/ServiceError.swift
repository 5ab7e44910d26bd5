/// A refusal: what is wrong and how to mend it. Only the web layer turns one into a status.
package struct ServiceError: Error, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    case invalidInput = "invalid-input"
    case unauthorized
    case forbidden
    case wrongPassword = "wrong-password"
    case notFound = "not-found"
    case conflict
    case tooManyRequests = "too-many-requests"
    case unavailable
  }

  package let code: Code
  /// Shown to whoever sent the request; never with anything a patient wrote.
  package let message: String
  /// Seconds after which trying again makes sense.
  package let retryAfter: Int?

  package init(_ code: Code, _ message: String, retryAfter: Int? = nil) {
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
  }

  package var description: String { "\(code.rawValue): \(message)" }
}
