import Conversation
package import Foundation
package import Linguistics

extension ChatDatabase {
  /// Stores what the patient agrees to, with the words in the conversation's language. Agreeing
  /// to the same version again keeps the first time.
  package func saveConsent(
    _ consent: ConsentDraft, in id: String, at: Date
  ) async throws -> ConversationRecord {
    try await engine.transaction { connection in
      var conversation = try connection.existingConversation(id)
      conversation.agree(to: consent.version, at: at)
      try connection.saveNotice(of: consent, in: conversation.record.state.language, at: at)
      try connection.update(conversation)
      return conversation.record
    }
  }

  /// The words of a version that somebody has agreed to, in this language or else in the one that
  /// was agreed to first; nil where none are stored.
  package func consentText(
    version: String, preferring language: LanguageTag
  ) async throws -> String? {
    try await engine.read { connection in
      try connection.row(
        """
        SELECT text FROM consent_notice WHERE version = ?
        ORDER BY CASE WHEN language = ? THEN 0 ELSE 1 END, first_used_at, language LIMIT 1
        """, [.text(version), .name(language)]
      )?.text("text")
    }
  }
}

extension SQLConnection {
  /// A version's words never change, so that those which are there stay.
  func saveNotice(of consent: ConsentDraft, in language: LanguageTag, at: Date) throws {
    guard let text = consent.texts[language] else { return }
    try execute(
      """
      INSERT INTO consent_notice (version, language, text, first_used_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (version, language) DO NOTHING
      """, [.text(consent.version), .name(language), .text(text), .time(at)])
  }
}
