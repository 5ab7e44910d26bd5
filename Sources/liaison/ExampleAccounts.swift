import Accounts
import Foundation
import Persistence

/// Accounts to look around with on the first start.
enum ExampleAccounts {
  struct Account: Sendable {
    let name: String
    let password: String
  }

  /// - Returns: the accounts added, none when there was one already.
  static func addWhenNone(to database: ChatDatabase) async throws -> [Account] {
    guard try await database.countStaff() == 0 else { return [] }
    var added: [Account] = []
    for (name, displayName, role) in [("admin", "Admin", Role.admin), ("agent", "Agent", .agent)] {
      let password = GeneratedPassword.make()
      _ = try await database.addStaff(
        name: name, displayName: displayName, role: role,
        passwordHash: try await PasswordHash.make(password, name: name, displayName: displayName),
        at: Date())
      added.append(Account(name: name, password: password))
    }
    return added
  }
}
