import Accounts
import Conversation
import Foundation
import GRDB
import Linguistics
import Persistence
import Testing

@Suite struct ConversationStoreTests {
  let database: ChatDatabase

  init() throws { database = try ChatDatabase.inMemory() }

  @Test func `A new conversation has what was given and its greeting`() async throws {
    let created = try await database.createConversation(
      NewConversation(
        id: "one", state: DialogueState(language: .zhHant, languageChosen: true),
        timezone: "Asia/Taipei", page: "https://www.example.org/",
        consent: .init(version: "2026-01"),
        at: time(0.0004), revision: 7),
      greeting: [.bot("您好"), .bot("請問")])
    #expect(!created.isReplay)
    #expect(created.messages.map(\.seq) == [1, 2])
    #expect(created.messages.map(\.text) == ["您好", "請問"])
    let record = created.conversation
    #expect(record.state == DialogueState(language: .zhHant, languageChosen: true))
    #expect(record.timezone == "Asia/Taipei")
    #expect(record.page == "https://www.example.org/")
    #expect(record.consent == .init(version: "2026-01", at: time(0)))
    #expect(record.contact == nil)
    #expect(record.lastSeq == 2)
    #expect(record.patientSeenSeq == 0)
    #expect(record.revision == 7)
    #expect(try await database.conversation("one") == record)
    #expect(try await database.messages(in: "one") == created.messages)
  }

  @Test func `A conversation may begin without a greeting`() async throws {
    let created = try await database.createConversation(
      NewConversation(id: "one", state: DialogueState(language: .en), at: time(0), revision: 1),
      greeting: [])
    #expect(created.conversation.lastSeq == 0)
    #expect(try await database.say("Hi", in: "one").messages.map(\.seq) == [1, 2])
  }

  @Test func `An unknown conversation is nil and has no messages`() async throws {
    #expect(try await database.conversation("none") == nil)
    #expect(try await database.messages(in: "none") == [])
    #expect(try await database.erase("none") == false)
  }

  @Test func `The same client id again gives the same conversation, until the patient writes`()
    async throws
  {
    let first = try await database.begin("one", clientId: "c")
    let again = try await database.begin("two", clientId: "c")
    #expect(again.isReplay)
    #expect(again.conversation == first.conversation)
    #expect(again.messages == first.messages)
    #expect(try await database.conversation("two") == nil)

    try await database.say("Hi", in: "one")
    await #expect(throws: ConflictError.clientIdUsed) {
      try await database.begin("three", clientId: "c")
    }
    #expect(try await database.conversation("three") == nil)
  }

  @Test func `Conversations without a client id are never taken for each other`() async throws {
    try await database.begin("one")
    #expect(try await !database.begin("two").isReplay)
  }

  @Test func `Messages can be read from any point on`() async throws {
    try await database.begin("one")
    try await database.say("Hi", in: "one")
    #expect(try await database.messages(in: "one", after: 0).map(\.seq) == [1, 2, 3])
    #expect(try await database.messages(in: "one", after: 2).map(\.seq) == [3])
    #expect(try await database.messages(in: "one", after: 3) == [])
    #expect(try await database.messages(in: "one", after: 99) == [])
  }

  @Test func `Everything that hangs on a message comes back`() async throws {
    let draft = MessageDraft(
      author: .bot, text: "Which one? 哪一个？👩🏽‍⚕️", lang: .zhHans,
      choices: [.init(id: "intent:cost.estimate", label: "费用")],
      sources: [
        .init(title: "Article", url: "https://example.org/a?b=c", reviewedOn: "2026-01-31")
      ],
      form: .init(id: "contact", fields: [.init(name: "email", label: "E-mail")]), name: "Bot")
    let created = try await database.createConversation(
      NewConversation(id: "one", state: DialogueState(language: .en), at: time(0), revision: 1),
      greeting: [draft])
    #expect(
      created.messages == [
        Message(
          seq: 1, author: .bot, text: draft.text, lang: .zhHans, at: time(0),
          choices: draft.choices, sources: draft.sources, form: draft.form, name: "Bot")
      ])
    #expect(try await database.messages(in: "one") == created.messages)
  }

  @Test func `A chosen language is kept`() async throws {
    try await database.begin("one")
    let record = try await database.setLanguage(in: "one", to: .zhHant)
    #expect(record.state.language == .zhHant)
    #expect(record.state.languageChosen)
    #expect(try await database.conversation("one") == record)
  }

  @Test func `A contact is merged with the earlier one`() async throws {
    try await database.begin("one")
    _ = try await database.saveContact(Contact(email: "a@example.org", phone: "1"), in: "one")
    let record = try await database.saveContact(Contact(phone: "2"), in: "one")
    #expect(record.contact == Contact(email: "a@example.org", phone: "2"))
    #expect(try await database.conversation("one") == record)
  }

  @Test func `What was seen never goes back and never beyond the end`() async throws {
    try await database.begin("one")
    try await database.say("Hi", in: "one")
    #expect(try await database.markSeen(in: "one", seq: 2).patientSeenSeq == 2)
    #expect(try await database.markSeen(in: "one", seq: 1).patientSeenSeq == 2)
    #expect(try await database.markSeen(in: "one", seq: -5).patientSeenSeq == 2)
    #expect(try await database.markSeen(in: "one", seq: 99).patientSeenSeq == 3)
    #expect(try await database.record("one").patientSeenSeq == 3)
  }

  @Test func `Nothing can be changed in an unknown conversation`() async throws {
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.setLanguage(in: "none", to: .en)
    }
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.saveContact(Contact(email: "a@example.org"), in: "none")
    }
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.markSeen(in: "none", seq: 1)
    }
  }

  @Test func `A text with NUL is refused, since it would come back cut off`() async throws {
    try await database.begin("one")
    let error = await #expect(throws: StorageError.self) {
      try await database.say("Hi\u{0}there", in: "one")
    }
    #expect(error?.code == .unexpectedValue)
    #expect(try await database.messages(in: "one").count == 1)
  }

  @Test func `Erasing leaves no row behind in any table, and no byte in the file`() async throws {
    // Given two conversations with something in every table
    let folder = try TemporaryFolder()
    let path = folder.path("chat.sqlite")
    let database = try ChatDatabase(path: path)
    let anna = try await database.hire("anna")
    for id in ["erased-conversation", "kept-conversation"] {
      try await database.begin(id, clientId: "client-of-\(id)")
      try await database.askForPerson(in: id, at: time(1))
      _ = try await database.claim(id, by: anna.id, at: time(2), systemMessage: .system("Anna"))
      _ = try await database.staffMessage(
        in: id, by: anna.id, clientId: "s", draft: .staff("Hello"), at: time(3))
      _ = try await database.addNote(in: id, by: anna.id, text: "Note on \(id)", at: time(4))
      _ = try await database.saveContact(Contact(email: "\(id)@example.org"), in: id)
    }
    // When one is erased
    #expect(try await database.erase("erased-conversation"))
    // Then it is gone and the other one is not
    #expect(try await database.conversation("erased-conversation") == nil)
    #expect(try await database.messages(in: "erased-conversation") == [])
    #expect(try await database.decisions(in: "erased-conversation") == [])
    #expect(try await database.notes(in: "erased-conversation") == [])
    #expect(try await database.messages(in: "kept-conversation").count == 5)
    #expect(try await database.notes(in: "kept-conversation").count == 1)
    #expect(try await database.erase("erased-conversation") == false)
    try database.close()

    let connection = try DatabaseQueue(path: path)
    try await connection.read { rows in
      for table in ["message", "turn", "note"] {
        let owners = try String.fetchSet(rows, sql: "SELECT conversation FROM \(table)")
        #expect(owners == ["kept-conversation"], "in \(table)")
      }
    }
    try connection.close()
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect(bytes.range(of: Data("kept-conversation".utf8)) != nil)
    #expect(bytes.range(of: Data("erased-conversation".utf8)) == nil)
  }
}
