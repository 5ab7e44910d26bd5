import Accounts
import ArgumentParser
import Audit
import Foundation
import Linguistics
import Persistence

/// Where the content is.
struct HomeOption: ParsableArguments {
  @Option(help: "The folder with site.yaml, Intents, Locales, Knowledge and Web.")
  var home = "."

  var folder: URL { URL(filePath: home, directoryHint: .isDirectory) }
}

/// Where the database is.
struct DataOption: ParsableArguments {
  @Option(help: "The folder of the database; it is made when missing.")
  var data = "data"

  var folder: URL { URL(filePath: data, directoryHint: .isDirectory) }

  func openDatabase() throws -> ChatDatabase {
    try ChatDatabase(path: folder.appending(path: "liaison.sqlite").path)
  }

  /// The keys of the conversations' tokens.
  var keyStore: TokenKeyStore { TokenKeyStore(file: folder.appending(path: "liaison.key")) }

  /// - Parameter onFailure: told why a line could not be written.
  func securityLog(
    onFailure: @escaping @Sendable (String) -> Void = {
      warn("the security log can't be written: \($0)")
    }
  ) -> SecurityLog {
    SecurityLog(file: folder.appending(path: "security.log"), onFailure: onFailure)
  }

  /// Notes what a command has done, before the command ends.
  func note(_ kind: SecurityEvent.Kind, _ what: String) {
    let log = securityLog()
    log.note(SecurityEvent(kind, who: "command", what: what))
    log.flush()
  }
}

/// Tells whoever runs the command something on standard error, and goes on.
func warn(_ message: String) {
  FileHandle.standardError.write(Data("liaison: \(message)\n".utf8))
}

/// An error that has been explained on standard error.
func fail(_ message: String) -> ExitCode {
  warn(message)
  return ExitCode.failure
}
