import Accounts
import Conversation
import Foundation
import GRDB
import Linguistics
import Persistence
import Testing

@Suite struct RetentionStoreTests {
  @Test func `What is older is erased, the oldest first and no more than the limit`() async throws {
    let database = try ChatDatabase.inMemory()
    for (id, at) in [("d", 40.0), ("b", 20), ("e", 50), ("a", 10), ("c", 30)] {
      try await database.begin(id, at: time(at))
    }
    func erase(before seconds: Double) async throws -> [String] {
      try await database.eraseConversations(lastMessageBefore: time(seconds), limit: 2)
    }
    #expect(try await erase(before: 10) == [])
    #expect(try await erase(before: 40.001) == ["a", "b"])
    #expect(try await database.conversation("a") == nil)
    #expect(try await erase(before: 40.001) == ["c", "d"])
    #expect(try await erase(before: 40.001) == [])
    #expect(try await database.conversation("e") != nil)
  }

  @Test func `The last message counts, whoever wrote it, and not the beginning`() async throws {
    let database = try ChatDatabase.inMemory()
    let anna = try await database.hire("anna")
    for id in ["patient", "staff", "system"] {
      try await database.begin(id, at: time(0))
      try await database.askForPerson(in: id, at: time(1))
    }
    try await database.say("Still here", in: "patient", at: time(100))
    _ = try await database.claim("staff", by: anna.id, at: time(2))
    _ = try await database.staffMessage(
      in: "staff", by: anna.id, clientId: "s", draft: .staff("Hello"), at: time(100))
    _ = try await database.claim(
      "system", by: anna.id, at: time(100), systemMessage: .system("Anna"))
    #expect(
      try await database.eraseConversations(lastMessageBefore: time(100), limit: 9) == [])
    #expect(
      try await database.eraseConversations(lastMessageBefore: time(100.001), limit: 9).count == 3)
  }

  @Test func `What isn't a message doesn't put it off`() async throws {
    let database = try ChatDatabase.inMemory()
    let anna = try await database.hire("anna")
    try await database.begin("one", at: time(0))
    _ = try await database.setLanguage(in: "one", to: .zhHans)
    _ = try await database.saveContact(Contact(email: "a@example.org"), in: "one")
    _ = try await database.saveConsent(.init(version: "a1"), in: "one", at: time(50))
    _ = try await database.addNote(in: "one", by: anna.id, text: "Note", at: time(50))
    #expect(
      try await database.eraseConversations(lastMessageBefore: time(1), limit: 9) == ["one"])
  }

  @Test func `No table and no byte of the file knows it any more`() async throws {
    // Given two conversations with something in every table
    let folder = try TemporaryFolder()
    let path = folder.path("chat.sqlite")
    let database = try ChatDatabase(path: path)
    let anna = try await database.hire("anna")
    let conversations = [("expired-conversation", 0.0), ("current-conversation", 100)]
    for (id, at) in conversations {
      try await database.begin(id, clientId: "client-of-\(id)", at: time(at))
      _ = try await database.turn(
        in: id, clientId: "t", fingerprint: "f", at: time(at)
      ) { conversation in
        TurnDraft(
          state: conversation.state, patient: .patient("Question of \(id)"),
          replies: [.bot("Answer to \(id)")],
          feedback: FeedbackDraft(
            answer: AnswerFeedback(
              place: .init(article: "program", anchor: "who"), hasHelped: true),
            language: .en),
          decision: Data("decision on \(id)".utf8),
          outcome: .unanswered, revision: 1)
      }
      _ = try await database.addNote(in: id, by: anna.id, text: "Note on \(id)", at: time(at))
      _ = try await database.saveContact(Contact(email: "\(id)@example.org"), in: id)
      _ = try await database.saveConsent(
        .init(version: "a1", texts: [.en: "We keep this."]), in: id, at: time(at))
    }
    #expect(try await database.unmatched(limit: 9).count == 2)
    // When one is past retention
    #expect(
      try await database.eraseConversations(lastMessageBefore: time(50), limit: 200)
        == ["expired-conversation"])
    // Then only the other one's words are left, and what nobody can be known by
    #expect(
      try await database.unmatched(limit: 9).map(\.text) == ["Question of current-conversation"])
    #expect(try await database.feedbackCounts().map(\.helpful) == [2])
    #expect(try await database.consentText(version: "a1", preferring: .en) == "We keep this.")
    try database.close()

    let connection = try DatabaseQueue(path: path)
    try await connection.read { rows in
      let tables = try String.fetchAll(
        rows,
        sql: """
          SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
          WHERE m.type = 'table' AND c.name = 'conversation'
          """)
      #expect(Set(tables) == ["message", "turn", "note", "answer_feedback"])
      for table in tables {
        let owners = try String.fetchSet(
          rows, sql: "SELECT conversation FROM \(table) WHERE conversation IS NOT NULL")
        #expect(owners == ["current-conversation"], "in \(table)")
      }
    }
    try connection.close()
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect(bytes.range(of: Data("current-conversation".utf8)) != nil)
    #expect(bytes.range(of: Data("expired-conversation".utf8)) == nil)
  }
}
