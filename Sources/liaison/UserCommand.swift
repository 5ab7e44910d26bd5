import Accounts
import ArgumentParser
import Audit
import Foundation
import Persistence

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Manage the accounts of staff; the service may be running.",
    subcommands: [Add.self, List.self, Disable.self, Enable.self, Password.self])

  struct PasswordSource: ParsableArguments {
    @Flag(help: "Read the password from standard input instead of making one up.")
    var passwordStdin = false

    /// - Returns: the password, and whether it was made up and has to be shown.
    func password() throws -> (text: String, isGenerated: Bool) {
      guard passwordStdin else { return (GeneratedPassword.make(), true) }
      guard let line = readLine(strippingNewline: true) else {
        throw fail("there is no password on standard input.")
      }
      return (line, false)
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a member of staff and print the password.")

    @Argument(help: "The name to sign in with: letters, digits and . _ -")
    var name: String
    @Option(help: "agent answers patients; admin also sees the studio.")
    var role: Role = .agent
    @Option(help: "The name that patients see; without it, the sign-in name.")
    var displayName: String?
    @OptionGroup var source: PasswordSource
    @OptionGroup var data: DataOption

    func run() async throws {
      try await explained {
        let (password, isGenerated) = try source.password()
        let database = try data.openDatabase()
        let shownName = displayName ?? name
        let member = try await database.addStaff(
          name: name, displayName: shownName, role: role,
          passwordHash: try await PasswordHash.make(password, name: name, displayName: shownName),
          at: Date())
        data.note(.accountAdded, "\(member.name), \(member.role.rawValue)")
        print("Added \(member.name) (\(member.role.rawValue)).")
        if isGenerated { print("Password, shown only this once: \(password)") }
        try database.close()
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the accounts.")
    @OptionGroup var data: DataOption

    func run() async throws {
      try await explained {
        let database = try data.openDatabase()
        let members = try await database.staffList()
        if members.isEmpty { print("There is no account yet: liaison user add NAME") }
        for member in members {
          let state = member.isDisabled ? "  disabled" : ""
          print("\(member.name)  \(member.role.rawValue)  \(member.displayName)\(state)")
        }
        try database.close()
      }
    }
  }

  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sign a member of staff out for good; their conversations go back to the queue.")
    @Argument var name: String
    @OptionGroup var data: DataOption

    func run() async throws { try await setDisabled(true, name: name, data: data) }
  }

  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a disabled account in again.")
    @Argument var name: String
    @OptionGroup var data: DataOption

    func run() async throws { try await setDisabled(false, name: name, data: data) }
  }

  struct Password: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Give an account a new password.")
    @Argument var name: String
    @OptionGroup var source: PasswordSource
    @OptionGroup var data: DataOption

    func run() async throws {
      try await explained {
        let (password, isGenerated) = try source.password()
        let database = try data.openDatabase()
        guard let member = try await database.staff(named: name)?.member else {
          throw ConflictError.noSuchStaff
        }
        try await database.setPassword(
          name,
          try await PasswordHash.make(
            password, name: member.name, displayName: member.displayName))
        data.note(.passwordChanged, name)
        print("\(name) has a new password.")
        if isGenerated { print("Password, shown only this once: \(password)") }
        try database.close()
      }
    }
  }

  private static func setDisabled(_ disabled: Bool, name: String, data: DataOption) async throws {
    try await explained {
      let database = try data.openDatabase()
      let returned = try await database.setDisabled(name, disabled, at: Date())
      data.note(
        disabled ? .accountDisabled : .accountEnabled,
        returned.isEmpty ? name : "\(name), \(returned.count) conversation(s) back in the queue")
      print("\(name) is \(disabled ? "disabled" : "enabled").")
      try database.close()
    }
  }
}

extension Role: ExpressibleByArgument {}

/// Runs a command; what it refuses is said in a line, not as an error's dump.
private func explained(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let error as StorageError {
    throw fail(error.description)
  } catch let error as ConflictError {
    throw fail(error.description)
  } catch let error as AccountError {
    throw fail(error.description)
  }
}
