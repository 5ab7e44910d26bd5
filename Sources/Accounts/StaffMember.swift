package import Foundation

/// A person who works at the desk or in the studio.
package struct StaffMember: Sendable, Codable, Equatable, Identifiable {
  package var id: String
  /// What is typed to sign in.
  package var name: String
  /// What patients and colleagues see.
  package var displayName: String
  package var role: Role
  package var isDisabled: Bool
  package var createdAt: Date

  package init(
    id: String, name: String, displayName: String, role: Role, isDisabled: Bool = false,
    createdAt: Date
  ) {
    self.id = id
    self.name = name
    self.displayName = displayName
    self.role = role
    self.isDisabled = isDisabled
    self.createdAt = createdAt
  }

  /// False for a disabled member, whatever the role.
  package func may(_ permission: Permission) -> Bool { !isDisabled && role.may(permission) }
}

/// Rules for the names of staff.
package enum StaffName {
  package static let maximumLength = 64
  package static let maximumDisplayLength = 100

  /// The name, if it may be used to sign in: 1 to 64 of a–z, A–Z, 0–9, `.`, `_` and `-`.
  ///
  /// Other letters are refused because some look alike; the display name may have them.
  package static func check(_ name: String) throws(AccountError) -> String {
    let isAllowed = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isAllowed, (1...maximumLength).contains(name.utf8.count) else { throw .invalidName }
    return name
  }

  /// The display name without space around it: 1 to 100 characters on one line.
  package static func checkDisplay(_ name: String) throws(AccountError) -> String {
    let trimmed = name.trimmingCharacters(in: .whitespacesAndNewlines)
    let isPlain = trimmed.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      // Format characters can turn the direction of the text around them.
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
      default: true
      }
    }
    guard isPlain, (1...maximumDisplayLength).contains(trimmed.count) else {
      throw .invalidDisplayName
    }
    return trimmed
  }
}
