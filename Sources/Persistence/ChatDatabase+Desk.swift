import Accounts
import Conversation
package import Foundation

extension ChatDatabase {
  /// Emergencies first, whoever has them. Then those who wait, the most urgent and then the longest first; then those whom staff has,
  /// the latest message first.
  package func queue() async throws -> [QueueEntry] {
    let ranks = Priority.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.rank)" }
      .joined(separator: " ")
    return try await engine.read { connection in
      try connection.queueEntries(
        """
        WHERE c.phase IN ('waiting', 'staff')
        ORDER BY CASE WHEN c.priority = 'emergency' THEN 0 ELSE 1 END,
          CASE c.phase WHEN 'waiting' THEN 0 ELSE 1 END,
          CASE WHEN c.phase = 'waiting' THEN CASE c.priority \(ranks) END END,
          CASE WHEN c.phase = 'waiting' THEN c.asked_at ELSE -c.last_message_at END,
          c.id
        """, [])
    }
  }

  /// One conversation as the queue would show it, in whatever phase it is.
  package func queueEntry(_ id: String) async throws -> QueueEntry? {
    try await engine.read { try $0.queueEntries("WHERE c.id = ?", [.text(id)]).first }
  }

  /// Gives the conversation to a member of staff. A person may also step in while the bot has it.
  /// Claiming again what one has changes nothing.
  ///
  /// - Throws: `ConflictError.claimedBy` where somebody else has it, `.notWaiting` where it is
  ///   closed, `.noSuchStaff` for one who is disabled.
  package func claim(
    _ id: String, by staffID: String, at: Date, systemMessage: MessageDraft? = nil
  ) async throws -> DeskResult {
    try await move(id, at: at, systemMessage: systemMessage) { conversation, connection in
      let claimant = try connection.activeStaff("id = ?", staffID)
      switch conversation.record.state.phase {
      case .closed:
        throw ConflictError.notWaiting
      case .staff:
        guard let holder = conversation.record.claimedBy, holder.id != staffID else { return false }
        throw ConflictError.claimedBy(holder.displayName)
      case .bot, .waiting:
        conversation.give(to: claimant, at: at)
        return true
      }
    }
  }

  /// Gives the conversation back to the queue, to its old place.
  ///
  /// - Throws: `ConflictError.notClaimed` unless this member of staff has it.
  package func release(
    _ id: String, by staffID: String, at: Date, systemMessage: MessageDraft? = nil
  ) async throws -> DeskResult {
    try await move(id, at: at, systemMessage: systemMessage) { conversation, _ in
      try conversation.requireClaim(of: staffID)
      conversation.giveBack(at: at)
      return true
    }
  }

  /// Gives the conversation to another member of staff.
  ///
  /// - Parameter name: The sign-in name of the one who gets it.
  /// - Throws: `ConflictError.notClaimed` unless this member of staff has it, `.noSuchStaff`.
  package func transfer(
    _ id: String, by staffID: String, to name: String, at: Date,
    systemMessage: MessageDraft? = nil
  ) async throws -> DeskResult {
    try await move(id, at: at, systemMessage: systemMessage) { conversation, connection in
      try conversation.requireClaim(of: staffID)
      let receiver = try connection.activeStaff("lower(name) = lower(?)", name)
      guard receiver.id != staffID else { return false }
      conversation.give(to: receiver, at: at)
      return true
    }
  }

  /// Closes the conversation; a message of the patient opens it again. Closing what is closed
  /// changes nothing.
  ///
  /// - Throws: `ConflictError.notClaimed` unless this member of staff has it.
  package func resolve(
    _ id: String, by staffID: String, at: Date, systemMessage: MessageDraft? = nil
  ) async throws -> DeskResult {
    try await move(id, at: at, systemMessage: systemMessage) { conversation, _ in
      guard conversation.record.state.phase != .closed else { return false }
      try conversation.requireClaim(of: staffID)
      conversation.resolve(at: at)
      return true
    }
  }

  /// Stores a message of the one who has the conversation. The same client id with the same text
  /// again returns the stored message.
  ///
  /// - Throws: `ConflictError.notClaimed`, or `.clientIdReused` for another text or author.
  package func staffMessage(
    in id: String, by staffID: String, clientId: String, draft: MessageDraft, at: Date
  ) async throws -> StaffMessageResult {
    try await engine.transaction { connection in
      var conversation = try connection.existingConversation(id)
      if let stored = try connection.message(in: id, clientId: clientId) {
        guard stored.staffID == staffID, stored.message.text == draft.text else {
          throw ConflictError.clientIdReused
        }
        return StaffMessageResult(
          isReplay: true, message: stored.message, conversation: conversation.record)
      }
      let claimant = try conversation.requireClaim(of: staffID)
      var draft = draft
      draft.author = .staff
      draft.name = draft.name ?? claimant.displayName
      let message = try connection.append(
        draft, to: &conversation, clientId: clientId, staffID: staffID, at: at)
      try connection.update(conversation)
      return StaffMessageResult(
        isReplay: false, message: message, conversation: conversation.record)
    }
  }

  /// Adds a remark that only staff sees; anybody at the desk may, in every phase.
  package func addNote(
    in id: String, by staffID: String, text: String, at: Date
  ) async throws -> Note {
    try await engine.transaction { connection in
      _ = try connection.existingConversation(id)
      let author = try connection.activeStaff("id = ?", staffID)
      try connection.execute(
        """
        INSERT INTO note (conversation, seq, staff, text, at)
        VALUES (?, (SELECT count(*) + 1 FROM note WHERE conversation = ?), ?, ?, ?)
        """, [.text(id), .text(id), .text(staffID), .text(text), .time(at)])
      return Note(author: author.displayName, text: text, at: at.asStored)
    }
  }

  /// In the order in which they were written.
  package func notes(in id: String) async throws -> [Note] {
    try await engine.read { connection in
      try connection.rows(
        """
        SELECT s.display_name, n.text, n.at FROM note n JOIN staff s ON s.id = n.staff
        WHERE n.conversation = ? ORDER BY n.seq
        """, [.text(id)]
      ).map { row in
        Note(
          author: try row.text("display_name"), text: try row.text("text"), at: try row.time("at"))
      }
    }
  }

  /// One move at the desk; `body` says whether it changed anything.
  private func move(
    _ id: String, at: Date, systemMessage: MessageDraft?,
    _ body: @escaping @Sendable (inout ConversationRow, any SQLConnection) throws -> Bool
  ) async throws -> DeskResult {
    try await engine.transaction { connection in
      var conversation = try connection.existingConversation(id)
      guard try body(&conversation, connection) else {
        return DeskResult(conversation: conversation.record, message: nil)
      }
      let message = try systemMessage.map {
        try connection.append($0, to: &conversation, at: at)
      }
      try connection.update(conversation)
      return DeskResult(conversation: conversation.record, message: message)
    }
  }
}

extension ConversationRow {
  @discardableResult
  fileprivate func requireClaim(of staffID: String) throws -> ConversationRecord.Claimant {
    guard let claimant = record.claimedBy, claimant.id == staffID else {
      throw ConflictError.notClaimed
    }
    return claimant
  }
}

extension SQLConnection {
  fileprivate func activeStaff(
    _ condition: String, _ value: String
  ) throws -> ConversationRecord.Claimant {
    guard
      let row = try row(
        "SELECT * FROM staff WHERE \(condition) AND is_disabled = 0", [.text(value)])
    else { throw ConflictError.noSuchStaff }
    return ConversationRecord.Claimant(
      id: try row.text("id"), name: try row.text("name"),
      displayName: try row.text("display_name"))
  }

  fileprivate func queueEntries(_ clauses: String, _ values: [SQLValue]) throws -> [QueueEntry] {
    try rows(
      """
      SELECT c.*, s.name AS claimant_name, s.display_name AS claimant_display_name,
        (SELECT substr(m.text, 1, 200) FROM message m
          WHERE m.conversation = c.id AND m.author = 'patient'
          ORDER BY m.seq DESC LIMIT 1) AS preview
      FROM conversation c LEFT JOIN staff s ON s.id = c.claimed_by
      \(clauses)
      """, values
    ).map { row in
      QueueEntry(
        conversation: try ConversationRow(row).record, preview: try row.textIfAny("preview"))
    }
  }
}
