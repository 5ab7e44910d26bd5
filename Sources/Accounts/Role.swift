/// What a member of staff is.
package enum Role: String, Sendable, Codable, Hashable, CaseIterable {
  case agent, admin

  package var permissions: Set<Permission> {
    switch self {
    case .agent: [.answerPatients]
    case .admin: Set(Permission.allCases)
    }
  }

  package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}

/// What somebody may do.
package enum Permission: String, Sendable, Codable, Hashable, CaseIterable {
  /// See the queue and write to patients.
  case answerPatients
  /// See what the bot knows and how it decides.
  case viewStudio
  /// Add and disable staff.
  case manageStaff
}
