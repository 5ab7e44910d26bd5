package import Conversation
package import Foundation
package import Linguistics

extension ChatDatabase {
  /// Begins a conversation with the bot's first words.
  ///
  /// - Throws: `ConflictError.clientIdUsed` where the client id has begun a conversation in which
  ///   the patient has written: to give that one away would let a guessed id open it.
  package func createConversation(
    _ new: NewConversation, greeting: [MessageDraft]
  ) async throws -> CreatedConversation {
    try await engine.transaction { connection in
      if let clientId = new.clientId, let known = try connection.conversation(clientId: clientId) {
        let messages = try connection.messages(
          in: known.record.id, from: 1, through: known.record.lastSeq)
        guard !messages.contains(where: { $0.author == .patient }) else {
          throw ConflictError.clientIdUsed
        }
        return CreatedConversation(isReplay: true, conversation: known.record, messages: messages)
      }
      var conversation = ConversationRow(new)
      try connection.insert(conversation, clientId: new.clientId)
      if let consent = new.consent {
        try connection.saveNotice(of: consent, in: new.state.language, at: new.at)
      }
      let messages = try greeting.map {
        try connection.append($0, to: &conversation, at: new.at)
      }
      try connection.update(conversation)
      return CreatedConversation(
        isReplay: false, conversation: conversation.record, messages: messages)
    }
  }

  package func hasConversations() async throws -> Bool {
    try await engine.read { try $0.row("SELECT 1 AS one FROM conversation LIMIT 1") != nil }
  }

  /// Nil where there is none, or none any more.
  package func conversation(_ id: String) async throws -> ConversationRecord? {
    try await engine.read { try $0.conversation(id)?.record }
  }

  /// The messages with a higher sequence number, in order; none for an unknown conversation.
  package func messages(
    in id: String, after seq: Int = 0, limit: Int = .max
  ) async throws -> [Message] {
    try await engine.read { connection in
      try connection.rows(
        "SELECT * FROM message WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?",
        [.text(id), .integer(seq), .integer(limit)]
      ).map(Message.init)
    }
  }

  /// The last messages with a lower sequence number, in order.
  package func messages(in id: String, before seq: Int, limit: Int) async throws -> [Message] {
    try await engine.read { connection in
      try connection.rows(
        "SELECT * FROM message WHERE conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
        [.text(id), .integer(seq), .integer(limit)]
      ).reversed().map { try Message($0) }
    }
  }

  /// The patient's own choice of language.
  package func setLanguage(
    in id: String, to language: LanguageTag
  ) async throws -> ConversationRecord {
    try await change(id) { $0.choose(language) }
  }

  /// What was given earlier stays where the new contact has nothing in its place.
  package func saveContact(_ contact: Contact, in id: String) async throws -> ConversationRecord {
    try await change(id) { $0.merge(contact) }
  }

  /// Takes note of what the patient's page has shown; never goes back, never beyond the end.
  package func markSeen(in id: String, seq: Int) async throws -> ConversationRecord {
    try await change(id) { $0.markSeen(seq) }
  }

  /// Erases the conversation with its messages, turns, decisions and notes.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  package func erase(_ id: String) async throws -> Bool {
    let wasThere = try await engine.transactionWithSpareSpace { try $0.erase(id) }
    engine.noteErasure()
    return wasThere
  }

  /// Erases the conversations whose last message is older, the oldest first, in whatever phase
  /// they are.
  ///
  /// - Parameter limit: the most that one transaction erases; other writers wait for it.
  /// - Returns: which ones; fewer than the limit when no more are left.
  package func eraseConversations(
    lastMessageBefore date: Date, limit: Int
  ) async throws -> [String] {
    let ids = try await engine.transactionWithSpareSpace { connection in
      let ids = try connection.rows(
        """
        SELECT id FROM conversation WHERE last_message_at < ? ORDER BY last_message_at LIMIT ?
        """, [.time(date), .integer(limit)]
      ).map { try $0.text("id") }
      for id in ids { _ = try connection.erase(id) }
      return ids
    }
    if !ids.isEmpty { engine.noteErasure() }
    return ids
  }

  private func change(
    _ id: String, _ body: @escaping @Sendable (inout ConversationRow) -> Void
  ) async throws -> ConversationRecord {
    try await engine.transaction { connection in
      var conversation = try connection.existingConversation(id)
      body(&conversation)
      try connection.update(conversation)
      return conversation.record
    }
  }
}

extension SQLConnection {
  /// What belongs to the conversation goes with it, by the tables' foreign keys.
  fileprivate func erase(_ id: String) throws -> Bool {
    try execute("DELETE FROM conversation WHERE id = ?", [.text(id)]) > 0
  }

  fileprivate func conversation(clientId: String) throws -> ConversationRow? {
    try row("\(Self.conversationColumns) WHERE c.client_id = ?", [.text(clientId)])
      .map(ConversationRow.init)
  }
}
