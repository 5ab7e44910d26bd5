import Accounts
import Conversation
import Foundation
import Linguistics
import Persistence
import Testing

@Suite struct TurnTests {
  let database: ChatDatabase

  init() throws { database = try ChatDatabase.inMemory() }

  private struct Refusal: Error, Equatable {}

  @Test func `A turn stores the message, every reply, the contact and the state`() async throws {
    try await database.begin("one")
    let result = try await database.turn(
      in: "one", clientId: "c", fingerprint: "f", at: time(5)
    ) { conversation in
      #expect(conversation.id == "one")
      #expect(conversation.lastSeq == 1)
      return TurnDraft(
        state: DialogueState(
          phase: .waiting, language: .zhHans, languageChosen: true, unresolved: 2,
          priority: .high, reason: "medical.advice"),
        patient: .patient("Hi"), replies: [.bot("One"), .bot("Two")],
        contact: Contact(email: "a@example.org"), decision: Data([1, 2, 3]), outcome: .handedOver,
        revision: 4)
    }
    #expect(!result.isReplay)
    #expect(result.phase == .waiting)
    #expect(result.messages.map(\.seq) == [2, 3, 4])
    #expect(result.messages.map(\.text) == ["Hi", "One", "Two"])
    #expect(result.messages.map(\.clientId) == ["c", nil, nil])
    #expect(result.messages.allSatisfy { $0.at == time(5) })

    let record = try await database.record("one")
    #expect(record == result.conversation)
    #expect(record.state.phase == .waiting)
    #expect(record.state.unresolved == 2)
    #expect(record.state.priority == .high)
    #expect(record.state.reason == "medical.advice")
    #expect(record.state.languageChosen)
    #expect(record.contact == Contact(email: "a@example.org"))
    #expect(record.waitingSince == time(5))
    #expect(record.lastMessageAt == time(5))
    #expect(record.lastSeq == 4)
    #expect(try await database.messages(in: "one", after: 1) == result.messages)
    let decisions = try await database.decisions(in: "one")
    #expect(decisions.map(\.seq) == [2])
    #expect(decisions.map(\.data) == [Data([1, 2, 3])])
  }

  @Test func `A turn whose computation fails stores nothing`() async throws {
    try await database.begin("one")
    let before = try await database.record("one")
    await #expect(throws: Refusal()) {
      try await database.turn(in: "one", clientId: "c", fingerprint: "f", at: time(5)) { _ in
        throw Refusal()
      }
    }
    #expect(try await database.record("one") == before)
    #expect(try await database.messages(in: "one").count == 1)
    // And the client id is free for another try.
    #expect(try await !database.say("Hi", in: "one", clientId: "c").isReplay)
  }

  @Test func `A turn that fails at its last reply stores nothing`() async throws {
    try await database.begin("one")
    let before = try await database.record("one")
    await #expect(throws: StorageError.self) {
      try await database.turn(in: "one", clientId: "c", fingerprint: "f", at: time(5)) { record in
        TurnDraft(
          state: record.state, patient: .patient("Hi"), replies: [.bot("One"), .bot("\u{0}")],
          outcome: .answered, revision: 1)
      }
    }
    #expect(try await database.record("one") == before)
    #expect(try await database.messages(in: "one").count == 1)
  }

  @Test func `A turn that breaks a rule of the tables stores nothing`() async throws {
    try await database.begin("one")
    let before = try await database.record("one")
    await #expect(throws: StorageError.self) {
      // In the hands of staff, but of nobody.
      try await database.say("Hi", in: "one") { $0.phase = .staff }
    }
    #expect(try await database.record("one") == before)
    #expect(try await database.messages(in: "one").count == 1)
  }

  @Test func `The same client id again gives the stored turn and computes nothing`() async throws {
    try await database.begin("one")
    let first = try await database.askForPerson(in: "one", at: time(1))
    let clientId = try #require(first.messages[0].clientId)
    let again = try await database.turn(
      in: "one", clientId: clientId, fingerprint: "A person, please", at: time(9)
    ) { _ in
      throw Refusal()
    }
    #expect(again.isReplay)
    #expect(again.messages == first.messages)
    #expect(again.phase == first.phase)
    #expect(again.conversation == first.conversation)
    #expect(try await database.messages(in: "one").count == 3)
  }

  @Test func `A replay tells the phase of then, though the conversation went on`() async throws {
    try await database.begin("one")
    let first = try await database.say("Hi", in: "one", clientId: "c")
    try await database.askForPerson(in: "one", at: time(20))
    let again = try await database.say("Hi", in: "one", clientId: "c", at: time(30))
    #expect(again.isReplay)
    #expect(again.messages == first.messages)
    #expect(again.phase == .bot)
    #expect(again.conversation.state.phase == .waiting)
  }

  @Test func `The same client id with other content is refused`() async throws {
    try await database.begin("one")
    try await database.say("Hi", in: "one", clientId: "c")
    await #expect(throws: ConflictError.clientIdReused) {
      try await database.say("Bye", in: "one", clientId: "c")
    }
    #expect(try await database.messages(in: "one").count == 3)
  }

  @Test func `The same client id in another conversation is another message`() async throws {
    try await database.begin("one")
    try await database.begin("two")
    try await database.say("Hi", in: "one", clientId: "c")
    #expect(try await !database.say("Bye", in: "two", clientId: "c").isReplay)
  }

  @Test func `A turn in an unknown conversation is refused`() async throws {
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.say("Hi", in: "none")
    }
  }

  @Test func `The wait counts from the first call for a person and ends with the bot`()
    async throws
  {
    try await database.begin("one")
    #expect(try await database.record("one").waitingSince == nil)
    try await database.askForPerson(in: "one", at: time(10))
    // The next message and a higher priority leave it.
    let urgent = try await database.say("Chest pain", in: "one", outcome: .emergency, at: time(20))
    {
      $0.priority = .emergency
    }
    #expect(urgent.conversation.waitingSince == time(10))
    #expect(urgent.conversation.state.priority == .emergency)
    // Back to the bot, and into the queue again: a new wait.
    try await database.say("Never mind", in: "one", at: time(30)) { $0.phase = .bot }
    #expect(try await database.record("one").waitingSince == nil)
    try await database.askForPerson(in: "one", at: time(40))
    #expect(try await database.record("one").waitingSince == time(40))
  }

  @Test func `A turn in the hands of staff leaves the claim`() async throws {
    let anna = try await database.hire("anna")
    try await database.begin("one")
    try await database.askForPerson(in: "one", at: time(1))
    _ = try await database.claim("one", by: anna.id, at: time(2))
    let result = try await database.say("Thank you", in: "one", outcome: .silent, at: time(3))
    #expect(result.phase == .staff)
    #expect(result.conversation.claimedBy?.name == "anna")
    #expect(try await database.record("one").claimedBy?.displayName == "Anna")
  }

  @Test func `Only messages without an answer are listed for teaching, newest first`()
    async throws
  {
    try await database.begin("one")
    for (index, outcome) in TurnOutcome.allCases.enumerated() {
      try await database.say(
        outcome.rawValue, in: "one", outcome: outcome, at: time(Double(index)))
    }
    let listed = try await database.unmatched(limit: 10)
    #expect(listed.map(\.outcome) == [.unanswered, .offered, .clarified])
    #expect(listed.map(\.text) == ["unanswered", "offered", "clarified"])
    #expect(listed.map(\.at) == [time(3), time(2), time(1)])
    #expect(TurnOutcome.allCases.filter(\.isUnmatched) == [.clarified, .offered, .unanswered])
    #expect(try await database.unmatched(limit: 1).map(\.outcome) == [.unanswered])
  }
}
