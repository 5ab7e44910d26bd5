import ArgumentParser
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
