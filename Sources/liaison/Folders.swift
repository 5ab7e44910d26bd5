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

  func openDatabase() throws -> ChatDatabase {
    try ChatDatabase(
      path: URL(filePath: data, directoryHint: .isDirectory).appending(path: "liaison.sqlite").path)
  }
}

/// An error that has been explained on standard error.
func fail(_ message: String) -> ExitCode {
  FileHandle.standardError.write(Data("liaison: \(message)\n".utf8))
  return ExitCode.failure
}
