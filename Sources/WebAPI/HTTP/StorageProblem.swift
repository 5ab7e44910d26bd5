import HTTPTypes
import Logging
import Persistence

extension Problem {
  init(_ error: ConflictError) {
    let status: HTTPResponse.Status =
      switch error {
      case .noSuchConversation: .notFound
      case .noSuchStaff: .unprocessableContent
      case .clientIdUsed, .clientIdReused, .claimedBy, .notWaiting, .notClaimed, .staffNameTaken,
        .contentChanged:
        .conflict
      }
    self.init(status: status, code: error.code, detail: error.description)
  }

  /// What the engine said goes to the log; it never holds the values of a statement.
  init(_ error: StorageError, logger: Logger) {
    logger.error(
      "storage failed", metadata: ["code": "\(error.code.rawValue)", "error": "\(error)"])
    self.init(
      status: .serviceUnavailable, code: "storage-unavailable",
      detail: "Nothing was stored. Try again in a moment.", retryAfter: 5)
  }
}
