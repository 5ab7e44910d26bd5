package import Accounts
package import Foundation

extension ChatDatabase {
  /// Adds a member of staff. Names differ in more than upper and lower case.
  ///
  /// - Throws: `ConflictError.staffNameTaken`, `AccountError`.
  package func addStaff(
    name: String, displayName: String, role: Role, passwordHash: PasswordHash, at: Date
  ) async throws -> StaffMember {
    let member = StaffMember(
      id: RandomIdentifier.make(), name: try StaffName.check(name),
      displayName: try StaffName.checkDisplay(displayName), role: role, createdAt: at.asStored)
    return try await engine.transaction { connection in
      guard try connection.staff(named: name) == nil else { throw ConflictError.staffNameTaken }
      try connection.execute(
        """
        INSERT INTO staff (id, name, display_name, role, password_hash, is_disabled, created_at)
        VALUES (?, ?, ?, ?, ?, 0, ?)
        """,
        [
          .text(member.id), .text(member.name), .text(member.displayName), .name(member.role),
          .text(passwordHash.encoded), .time(member.createdAt),
        ])
      return member
    }
  }

  /// The member of staff with this name, in whatever case it is typed, disabled or not.
  package func staff(named name: String) async throws -> StaffCredentials? {
    try await engine.read { try $0.staff(named: name) }
  }

  /// All, in the order of their names.
  package func staffList() async throws -> [StaffMember] {
    try await engine.read { connection in
      try connection.rows("SELECT * FROM staff ORDER BY lower(name)").map(StaffMember.init)
    }
  }

  /// Disabled ones count.
  package func countStaff() async throws -> Int {
    try await engine.read { try $0.row("SELECT count(*) AS n FROM staff")?.int("n") ?? 0 }
  }

  /// Disables or enables a member of staff. Disabling signs the member out and gives what the
  /// member had back to the queue.
  ///
  /// - Returns: The conversations that went back.
  /// - Throws: `ConflictError.noSuchStaff`.
  @discardableResult
  package func setDisabled(
    _ name: String, _ isDisabled: Bool, at: Date
  ) async throws -> [ConversationRecord] {
    try await engine.transaction { connection in
      guard let member = try connection.staff(named: name)?.member else {
        throw ConflictError.noSuchStaff
      }
      try connection.execute(
        "UPDATE staff SET is_disabled = ? WHERE id = ?", [.boolean(isDisabled), .text(member.id)])
      guard isDisabled else { return [] }
      try connection.deleteSessions(of: member.id)
      return try connection.rows(
        "SELECT id FROM conversation WHERE claimed_by = ? ORDER BY asked_at", [.text(member.id)]
      ).map { row in
        var conversation = try connection.existingConversation(try row.text("id"))
        conversation.giveBack(at: at)
        try connection.update(conversation)
        return conversation.record
      }
    }
  }

  /// Sets a new password and signs the member out everywhere.
  ///
  /// - Throws: `ConflictError.noSuchStaff`.
  package func setPassword(_ name: String, _ passwordHash: PasswordHash) async throws {
    try await engine.transaction { connection in
      guard let member = try connection.staff(named: name)?.member else {
        throw ConflictError.noSuchStaff
      }
      try connection.execute(
        "UPDATE staff SET password_hash = ? WHERE id = ?",
        [.text(passwordHash.encoded), .text(member.id)])
      try connection.deleteSessions(of: member.id)
    }
  }

  /// The ids of those who are disabled.
  package func disabledStaff() async throws -> Set<String> {
    try await engine.read { connection in
      Set(
        try connection.rows("SELECT id FROM staff WHERE is_disabled = 1").map { try $0.text("id") })
    }
  }

  // MARK: Sessions

  /// Sessions that are over are deleted with it.
  ///
  /// - Parameter tokenDigest: `SessionToken.digest`.
  /// - Throws: `ConflictError.noSuchStaff`, also where the member is disabled.
  package func createSession(
    tokenDigest: Data, staffID: String, at: Date, expires: Date
  ) async throws {
    try await engine.transactionWithSpareSpace { connection in
      try connection.execute("DELETE FROM session WHERE expires_at <= ?", [.time(at)])
      let created = try connection.execute(
        """
        INSERT INTO session (token_digest, staff, created_at, expires_at)
        SELECT ?, id, ?, ? FROM staff WHERE id = ? AND is_disabled = 0
        """, [.bytes(tokenDigest), .time(at), .time(expires), .text(staffID)])
      guard created == 1 else { throw ConflictError.noSuchStaff }
    }
  }

  /// Who is signed in with this token; nil where the session is unknown or over, or the member is
  /// disabled.
  package func session(tokenDigest: Data, at: Date) async throws -> StaffMember? {
    try await engine.read { connection in
      try connection.row(
        """
        SELECT s.* FROM session JOIN staff s ON s.id = session.staff
        WHERE session.token_digest = ? AND session.expires_at > ? AND s.is_disabled = 0
        """, [.bytes(tokenDigest), .time(at)]
      ).map(StaffMember.init)
    }
  }

  package func deleteSession(tokenDigest: Data) async throws {
    try await engine.transaction { connection in
      _ = try connection.execute(
        "DELETE FROM session WHERE token_digest = ?", [.bytes(tokenDigest)])
    }
  }
}

extension SQLConnection {
  fileprivate func staff(named name: String) throws -> StaffCredentials? {
    try row("SELECT * FROM staff WHERE lower(name) = lower(?)", [.text(name)]).map { row in
      StaffCredentials(
        member: try StaffMember(row), passwordHash: try row.text("password_hash"))
    }
  }

  fileprivate func deleteSessions(of staffID: String) throws {
    try execute("DELETE FROM session WHERE staff = ?", [.text(staffID)])
  }
}

extension StaffMember {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.text("id"), name: try row.text("name"),
      displayName: try row.text("display_name"), role: try row.name("role", as: Role.self),
      isDisabled: try row.boolean("is_disabled"), createdAt: try row.time("created_at"))
  }
}
