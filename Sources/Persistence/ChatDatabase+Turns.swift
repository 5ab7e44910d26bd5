package import Conversation
package import Foundation
import Linguistics

extension ChatDatabase {
  /// Stores a turn: the patient's message, every reply and the state after them, or nothing.
  ///
  /// - Parameters:
  ///   - clientId: The client's id of the message. With the same fingerprint again, the stored
  ///     turn is returned and `compute` isn't called.
  ///   - fingerprint: Of what the patient sent.
  ///   - compute: Decides from the conversation as it is inside the transaction. Must be quick:
  ///     other writers wait. What it throws is thrown on, and nothing is stored.
  /// - Throws: `ConflictError.noSuchConversation`, or `.clientIdReused` for another fingerprint.
  package func turn(
    in id: String, clientId: String, fingerprint: String, at: Date,
    compute: @escaping @Sendable (ConversationRecord) throws -> TurnDraft
  ) async throws -> TurnResult {
    try await engine.transaction { connection in
      var conversation = try connection.existingConversation(id)
      if let stored = try connection.storedTurn(
        of: conversation, clientId: clientId, fingerprint: fingerprint)
      {
        return stored
      }
      let draft = try compute(conversation.record)
      let patient = try connection.append(
        draft.patient, to: &conversation, clientId: clientId, at: at)
      let replies = try draft.replies.map {
        try connection.append($0, to: &conversation, at: at)
      }
      conversation.enter(draft.state, at: at)
      if let contact = draft.contact { conversation.merge(contact) }
      if let feedback = draft.feedback {
        try connection.save(feedback, in: id, revision: draft.revision, at: at)
      }
      try connection.update(conversation)
      try connection.execute(
        """
        INSERT INTO turn (conversation, first_seq, last_seq, client_id, fingerprint, phase, outcome,
          decision, revision, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(id), .integer(patient.seq), .integer(conversation.record.lastSeq),
          .text(clientId), .text(fingerprint), .name(draft.state.phase), .name(draft.outcome),
          .bytes(draft.decision), .integer(draft.revision), .time(at),
        ])
      return TurnResult(
        isReplay: false, messages: [patient] + replies, phase: draft.state.phase,
        conversation: conversation.record)
    }
  }

  /// The choices of the last message; empty where it isn't the bot's, or offers none.
  package func openChoices(in id: String) async throws -> [Message.Choice] {
    try await engine.read { connection in
      let last = try connection.row(
        "SELECT * FROM message WHERE conversation = ? ORDER BY seq DESC LIMIT 1", [.text(id)]
      ).map { try Message($0) }
      return last?.author == .bot ? last?.choices ?? [] : []
    }
  }

  /// Why the bot answered as it did, in the order of the patient's messages.
  package func decisions(in id: String) async throws -> [StoredDecision] {
    try await engine.read { connection in
      try connection.rows(
        """
        SELECT first_seq, decision FROM turn
        WHERE conversation = ? AND decision IS NOT NULL ORDER BY first_seq
        """, [.text(id)]
      ).map { StoredDecision(seq: try $0.int("first_seq"), data: try $0.bytes("decision")) }
    }
  }

  /// The latest messages that the bot didn't know how to answer, newest first.
  package func unmatched(limit: Int) async throws -> [UnmatchedMessage] {
    let outcomes = TurnOutcome.unmatched.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT t.at, m.lang, m.text, t.outcome
        FROM turn t JOIN message m ON m.conversation = t.conversation AND m.seq = t.first_seq
        WHERE t.outcome IN (\(outcomes))
        ORDER BY t.at DESC LIMIT ?
        """, [.integer(limit)]
      ).map { row in
        UnmatchedMessage(
          at: try row.time("at"), lang: try row.name("lang", as: LanguageTag.self),
          text: try row.text("text"), outcome: try row.name("outcome", as: TurnOutcome.self))
      }
    }
  }
}

extension SQLConnection {
  /// The turn that this client id stored before.
  fileprivate func storedTurn(
    of conversation: ConversationRow, clientId: String, fingerprint: String
  ) throws -> TurnResult? {
    let record = conversation.record
    guard
      let turn = try row(
        "SELECT * FROM turn WHERE conversation = ? AND client_id = ?",
        [.text(record.id), .text(clientId)])
    else {
      // Staff and patients draw their client ids from the same supply.
      guard try message(in: record.id, clientId: clientId) == nil else {
        throw ConflictError.clientIdReused
      }
      return nil
    }
    guard try turn.text("fingerprint") == fingerprint else { throw ConflictError.clientIdReused }
    return TurnResult(
      isReplay: true,
      messages: try messages(
        in: record.id, from: try turn.int("first_seq"), through: try turn.int("last_seq")),
      phase: try turn.name("phase", as: Phase.self), conversation: record)
  }

  /// The message with this client id, and the id of the member of staff who wrote it.
  func message(
    in id: String, clientId: String
  ) throws -> (message: Message, staffID: String?)? {
    guard
      let row = try row(
        "SELECT * FROM message WHERE conversation = ? AND client_id = ?",
        [.text(id), .text(clientId)])
    else { return nil }
    return (try Message(row), try row.textIfAny("staff"))
  }
}
