import GRDB

extension SQLiteEngine {
  static func translated<Result>(
    _ file: DatabaseFile? = nil, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch {
      throw translate(error, file)
    }
  }

  /// GRDB's errors become ours; all others stay as they are.
  static func translate(_ error: any Error, _ file: DatabaseFile?) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let name = file?.path ?? "in memory"
    // Not the description of the error, which has the statement in it.
    let cause = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
    let (code, message): (StorageError.Code, String) =
      switch error.resultCode {
      case .SQLITE_FULL:
        (.diskFull, "There is no space left for the database \(name). Free some and try again.")
      case .SQLITE_READONLY, .SQLITE_PERM:
        (
          .notWritable,
          "The database \(name) can't be written. Give this user write permission for the file and "
            + "its folder."
        )
      case .SQLITE_CANTOPEN:
        (.cannotOpen, "The database \(name) can't be opened. Check the path and its permissions.")
      case .SQLITE_NOTADB:
        (
          .notADatabase,
          "\(name) is not a database, or is an encrypted one. Choose another path, or move it away."
        )
      case .SQLITE_CORRUPT:
        (.damaged, "The database \(name) is damaged. Restore it from a backup.")
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        (
          .locked,
          "Another process kept the database \(name) locked for more than five seconds. Try again."
        )
      case .SQLITE_IOERR:
        (.inputOutput, "The disk failed while the database \(name) was used. Check the disk.")
      case .SQLITE_MISUSE:
        (.closed, "The database \(name) has been closed.")
      default:
        (.failed, "The database \(name) refused a statement.")
      }
    return StorageError(code, message, cause: cause)
  }
}
