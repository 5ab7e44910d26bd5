import ArgumentParser
import Audit
import Foundation
import Persistence

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database into a new file; the service may be running.",
    discussion: """
      Only its owner can read the copy. It holds everything but the keys of the conversations' tokens: \
      copy liaison.key apart from it, to another place.
      """)

  @Argument(help: "The new file.")
  var file: String
  @OptionGroup var data: DataOption

  func run() async throws {
    do {
      let database = try data.openDatabase()
      try await database.backUp(to: file)
      data.note(.backupMade, "the whole database")
      print("\(file) holds a copy of the database.")
      try database.close()
    } catch let error as StorageError {
      throw fail(error.description)
    }
  }
}
