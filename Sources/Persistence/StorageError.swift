/// The database can't be opened, read or written.
package struct StorageError: Error, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable, CaseIterable {
    /// No permission to write the folder or the file.
    case notWritable
    case cannotOpen
    case diskFull
    case notADatabase
    /// A database, but of another program.
    case foreignDatabase
    /// Written by a newer version of this program.
    case newerDatabase
    case damaged
    /// Another server runs on the same file.
    case serverRunning
    /// Another process kept the database locked for too long.
    case locked
    case inputOutput
    /// A row holds what this program doesn't write, or a text holds a NUL.
    case unexpectedValue
    case closed
    case failed
  }

  package var code: Code
  /// What is wrong and how to mend it.
  package var message: String
  /// What the engine or the system said. Never holds the values of a statement.
  package var cause: String?

  init(_ code: Code, _ message: String, cause: String? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }

  /// Whether nothing can be stored for now, rather than this one thing.
  var isOutage: Bool {
    switch code {
    case .notWritable, .cannotOpen, .diskFull, .damaged, .locked, .inputOutput, .closed: true
    case .notADatabase, .foreignDatabase, .newerDatabase, .serverRunning, .unexpectedValue, .failed:
      false
    }
  }

  package var description: String {
    cause.map { "\(message) (\($0))" } ?? message
  }
}
