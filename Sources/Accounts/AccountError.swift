/// A name or password that can't be used, or a stored hash that can't be read.
package enum AccountError: String, Error, Sendable, Equatable, CustomStringConvertible {
  case invalidName
  case invalidDisplayName
  case passwordTooShort
  case passwordTooLong
  case passwordCommon
  case unreadableHash

  /// A stable code for programs.
  package var code: String { rawValue }

  /// What is wrong and how to mend it.
  package var description: String {
    switch self {
    case .invalidName:
      "A staff name has 1 to \(StaffName.maximumLength) characters out of a–z, A–Z, 0–9, '.', "
        + "'_' and '-'."
    case .invalidDisplayName:
      "A display name has 1 to \(StaffName.maximumDisplayLength) visible characters on one line."
    case .passwordTooShort:
      "The password is too short: use at least \(PasswordPolicy.minimumLength) characters."
    case .passwordTooLong:
      "The password is too long: use at most \(PasswordPolicy.maximumBytes) bytes."
    case .passwordCommon:
      "This password is among those that are tried first: leave out names, dates and rows of keys, "
        + "or put four words together that don't belong together."
    case .unreadableHash:
      "The stored password hash can't be read; set a new password for this member of staff."
    }
  }
}
