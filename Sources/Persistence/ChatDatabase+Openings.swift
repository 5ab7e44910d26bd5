extension ChatDatabase {
  /// The conversation that a client id began; nil where there is none, or none any more.
  package func conversation(openedBy clientId: String) async throws -> ConversationRecord? {
    let id = try await engine.read { connection in
      try connection.row("SELECT id FROM conversation WHERE client_id = ?", [.text(clientId)])
        .map { try $0.text("id") }
    }
    guard let id else { return nil }
    return try await conversation(id)
  }
}
