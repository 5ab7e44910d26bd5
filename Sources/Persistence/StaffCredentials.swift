package import Accounts

/// A member of staff with what is needed to check a password.
package struct StaffCredentials: Sendable, Equatable {
  package var member: StaffMember
  /// As `PasswordHash.encoded` gave it.
  package var passwordHash: String
}
