import Conversation
import Foundation
import Linguistics

extension ChatDatabase {
  /// What patients said of the answers, by article, passage and language.
  package func feedbackCounts() async throws -> [FeedbackCount] {
    try await engine.read { connection in
      try connection.rows(
        """
        SELECT article, anchor, language, SUM(has_helped) AS helpful,
          COUNT(*) - SUM(has_helped) AS unhelpful
        FROM answer_feedback GROUP BY article, anchor, language ORDER BY article, anchor, language
        """
      ).map { row in
        FeedbackCount(
          article: try row.text("article"), anchor: try row.text("anchor"),
          language: try row.name("language", as: LanguageTag.self),
          helpful: try row.int("helpful"), unhelpful: try row.int("unhelpful"))
      }
    }
  }
}

extension SQLConnection {
  /// The last judgement of an answer in a conversation takes the place of those before it.
  func save(_ feedback: FeedbackDraft, in conversation: String, revision: Int64, at: Date) throws {
    let answer = feedback.answer
    try execute(
      """
      INSERT INTO answer_feedback (conversation, article, anchor, language, has_helped, revision, at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (conversation, article, anchor) DO UPDATE SET
        language = excluded.language, has_helped = excluded.has_helped,
        revision = excluded.revision, at = excluded.at
      """,
      [
        .text(conversation), .text(answer.place.article), .text(answer.place.anchor ?? ""),
        .name(feedback.language),
        .integer(answer.hasHelped ? 1 : 0), .integer(revision), .time(at),
      ])
  }
}
