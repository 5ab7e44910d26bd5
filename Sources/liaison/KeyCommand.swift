import Accounts
import ArgumentParser
import Audit
import Foundation

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Manage the keys of the conversations' tokens.",
    subcommands: [Rotate.self])

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a new key; a running service takes it within a second.",
      discussion: """
        Conversations that were begun before go on with the keys of before, unless these are \
        forgotten.
        """)

    @Flag(help: "Forget the keys of before: no patient can go on with a conversation begun before.")
    var forgetOld = false
    @OptionGroup var data: DataOption

    func run() throws {
      do {
        let store = data.keyStore
        guard try !store.keys().isEmpty else {
          throw fail("There is no key yet; start the service once.")
        }
        try store.rotate(forgettingOthers: forgetOld)
        data.note(.keyRotated, forgetOld ? "those of before are forgotten" : "those of before stay")
        print("There is a new key in \(store.file.path).")
      } catch let error as TokenKeyStore.Failure {
        throw fail(error.description)
      }
    }
  }
}
