import Accounts
import Conversation
import Foundation
import Linguistics
import Persistence
import Testing

@Suite struct DeskTests {
  let database: ChatDatabase
  let anna: StaffMember
  let wei: StaffMember

  init() async throws {
    database = try ChatDatabase.inMemory()
    anna = try await database.hire("anna")
    wei = try await database.hire("wei")
    try await database.begin("one")
  }

  // MARK: Queue

  @Test func `Emergencies come first, then who waits, then those with staff`() async throws {
    try await database.begin("bot only")
    for (id, priority, at) in [
      ("normal, later", Priority.normal, 30.0), ("normal, first", .normal, 10),
      ("emergency, later", .emergency, 40), ("emergency, first", .emergency, 20),
      ("high", .high, 35), ("staff, quiet", .emergency, 1), ("staff, lively", .normal, 2),
      ("closed", .emergency, 3),
    ] {
      try await database.begin(id)
      try await database.askForPerson(in: id, priority: priority, at: time(at))
    }
    for id in ["staff, quiet", "staff, lively", "closed"] {
      _ = try await database.claim(id, by: anna.id, at: time(50))
    }
    try await database.say("Still here", in: "staff, lively", outcome: .silent, at: time(60))
    _ = try await database.resolve("closed", by: anna.id, at: time(61))

    let queue = try await database.queue()
    #expect(
      queue.map(\.conversation.id) == [
        "emergency, first", "emergency, later", "staff, quiet", "high", "normal, first",
        "normal, later", "staff, lively",
      ])
    #expect(queue[0].conversation.waitingSince == time(20))
    #expect(queue[6].conversation.waitingSince == nil)
    #expect(queue[6].conversation.claimedBy?.id == anna.id)
  }

  @Test func `A line of the queue shows the beginning of what the patient wrote last`()
    async throws
  {
    #expect(try await database.queueEntry("one")?.preview == nil)
    try await database.say(String(repeating: "长", count: 300), in: "one")
    try await database.askForPerson(in: "one", at: time(20))
    try await database.say(String(repeating: "話", count: 300), in: "one", at: time(30))
    _ = try await database.claim("one", by: anna.id, at: time(40), systemMessage: .system("Anna"))
    let entry = try #require(try await database.queueEntry("one"))
    #expect(entry.preview == String(repeating: "話", count: 200))
    #expect(try await database.queue() == [entry])
    #expect(try await database.queueEntry("none") == nil)
  }

  // MARK: Claim

  @Test func `Who claims a waiting conversation has it, and the patient is told`() async throws {
    try await database.askForPerson(in: "one", at: time(1))
    let result = try await database.claim(
      "one", by: anna.id, at: time(2), systemMessage: .system("Anna is here"))
    #expect(result.message?.text == "Anna is here")
    #expect(result.message?.seq == 4)
    #expect(result.conversation.state.phase == .staff)
    #expect(result.conversation.state.reason == "requested")
    #expect(
      result.conversation.claimedBy
        == .init(id: anna.id, name: "anna", displayName: "Anna"))
    #expect(result.conversation.waitingSince == nil)
    #expect(try await database.record("one") == result.conversation)
  }

  @Test func `Claiming again what one has changes nothing`() async throws {
    let first = try await database.claim(
      "one", by: anna.id, at: time(2), systemMessage: .system("Anna is here"))
    let again = try await database.claim(
      "one", by: anna.id, at: time(3), systemMessage: .system("Anna is here"))
    #expect(again.message == nil)
    #expect(again.conversation == first.conversation)
    #expect(try await database.messages(in: "one").count == 2)
  }

  @Test func `Who comes second is told who has it`() async throws {
    _ = try await database.claim("one", by: anna.id, at: time(2))
    await #expect(throws: ConflictError.claimedBy("Anna")) {
      try await database.claim("one", by: wei.id, at: time(3), systemMessage: .system("Wei"))
    }
    #expect(try await database.record("one").claimedBy?.id == anna.id)
    #expect(try await database.messages(in: "one").count == 1)
  }

  @Test func `A person may step in while the bot answers, but not when it is closed`()
    async throws
  {
    let result = try await database.claim("one", by: anna.id, at: time(2))
    #expect(result.conversation.state.phase == .staff)
    _ = try await database.resolve("one", by: anna.id, at: time(3))
    await #expect(throws: ConflictError.notWaiting) {
      try await database.claim("one", by: anna.id, at: time(4))
    }
  }

  @Test func `Neither the disabled nor the unknown can claim`() async throws {
    try await database.setDisabled("anna", true, at: time(1))
    await #expect(throws: ConflictError.noSuchStaff) {
      try await database.claim("one", by: anna.id, at: time(2))
    }
    await #expect(throws: ConflictError.noSuchStaff) {
      try await database.claim("one", by: "nobody", at: time(2))
    }
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.claim("none", by: wei.id, at: time(2))
    }
  }

  // MARK: Release, transfer, resolve

  @Test func `A released conversation gets its old place in the queue`() async throws {
    try await database.askForPerson(in: "one", priority: .high, at: time(1))
    _ = try await database.claim("one", by: anna.id, at: time(5))
    let result = try await database.release(
      "one", by: anna.id, at: time(9), systemMessage: .system("Wait"))
    #expect(result.message?.text == "Wait")
    #expect(result.conversation.state.phase == .waiting)
    #expect(result.conversation.state.priority == .high)
    #expect(result.conversation.claimedBy == nil)
    #expect(result.conversation.waitingSince == time(1))
  }

  @Test func `A conversation released by one who stepped in waits from then on`() async throws {
    _ = try await database.claim("one", by: anna.id, at: time(5))
    let result = try await database.release("one", by: anna.id, at: time(9))
    #expect(result.conversation.state.priority == .normal)
    #expect(result.conversation.waitingSince == time(9))
  }

  @Test func `A transferred conversation belongs to the other one`() async throws {
    _ = try await database.claim("one", by: anna.id, at: time(5))
    let result = try await database.transfer(
      "one", by: anna.id, to: "Wei", at: time(6), systemMessage: .system("Wei is here"))
    #expect(result.conversation.claimedBy?.name == "wei")
    #expect(result.conversation.state.phase == .staff)
    #expect(result.message?.text == "Wei is here")
    await #expect(throws: ConflictError.notClaimed) {
      try await database.transfer("one", by: anna.id, to: "anna", at: time(7))
    }
  }

  @Test func `Nothing is transferred to the disabled, the unknown or oneself`() async throws {
    _ = try await database.claim("one", by: anna.id, at: time(5))
    try await database.setDisabled("wei", true, at: time(5))
    for name in ["wei", "nobody"] {
      await #expect(throws: ConflictError.noSuchStaff) {
        try await database.transfer("one", by: anna.id, to: name, at: time(6))
      }
    }
    let same = try await database.transfer(
      "one", by: anna.id, to: "anna", at: time(6), systemMessage: .system("Anna"))
    #expect(same.message == nil)
    #expect(try await database.record("one").claimedBy?.id == anna.id)
  }

  @Test func `A resolved conversation is closed, once`() async throws {
    try await database.askForPerson(in: "one", at: time(1))
    _ = try await database.claim("one", by: anna.id, at: time(5))
    let result = try await database.resolve(
      "one", by: anna.id, at: time(6), systemMessage: .system("Bye"))
    #expect(result.conversation.state.phase == .closed)
    #expect(result.conversation.claimedBy == nil)
    #expect(result.conversation.waitingSince == nil)
    #expect(result.message?.text == "Bye")
    let again = try await database.resolve(
      "one", by: anna.id, at: time(7), systemMessage: .system("Bye"))
    #expect(again.message == nil)
    #expect(try await database.queue() == [])
  }

  @Test func `Only the one who has the conversation may move it or write in it`() async throws {
    try await database.askForPerson(in: "one", at: time(1))
    for claimed in [false, true] {
      if claimed { _ = try await database.claim("one", by: anna.id, at: time(2)) }
      await #expect(throws: ConflictError.notClaimed) {
        try await database.release("one", by: wei.id, at: time(3))
      }
      await #expect(throws: ConflictError.notClaimed) {
        try await database.transfer("one", by: wei.id, to: "wei", at: time(3))
      }
      await #expect(throws: ConflictError.notClaimed) {
        try await database.resolve("one", by: wei.id, at: time(3))
      }
      await #expect(throws: ConflictError.notClaimed) {
        try await database.staffMessage(
          in: "one", by: wei.id, clientId: "w", draft: .staff("Hello"), at: time(3))
      }
    }
    #expect(try await database.messages(in: "one").count == 3)
  }

  // MARK: Messages and notes

  @Test func `A message of staff carries the name and goes to the end`() async throws {
    _ = try await database.claim("one", by: anna.id, at: time(2))
    let result = try await database.staffMessage(
      in: "one", by: anna.id, clientId: "s", draft: .staff("Good morning"), at: time(3))
    #expect(!result.isReplay)
    #expect(
      result.message
        == Message(
          seq: 2, clientId: "s", author: .staff, text: "Good morning", lang: .en, at: time(3),
          name: "Anna"))
    #expect(result.conversation.lastSeq == 2)
    #expect(result.conversation.lastMessageAt == time(3))
    #expect(try await database.messages(in: "one", after: 1) == [result.message])
  }

  @Test func `The same message of staff again is stored once, even after the end`() async throws {
    _ = try await database.claim("one", by: anna.id, at: time(2))
    let first = try await database.staffMessage(
      in: "one", by: anna.id, clientId: "s", draft: .staff("Bye"), at: time(3))
    _ = try await database.resolve("one", by: anna.id, at: time(4))
    let again = try await database.staffMessage(
      in: "one", by: anna.id, clientId: "s", draft: .staff("Bye"), at: time(5))
    #expect(again.isReplay)
    #expect(again.message == first.message)
    #expect(try await database.messages(in: "one").count == 2)
  }

  @Test func `A client id used for something else is refused to staff and patient`()
    async throws
  {
    _ = try await database.claim("one", by: anna.id, at: time(2))
    _ = try await database.staffMessage(
      in: "one", by: anna.id, clientId: "s", draft: .staff("Hello"), at: time(3))
    try await database.say("Hi", in: "one", clientId: "p", outcome: .silent)
    for (clientId, text) in [("s", "Other"), ("p", "Hi")] {
      await #expect(throws: ConflictError.clientIdReused) {
        try await database.staffMessage(
          in: "one", by: anna.id, clientId: clientId, draft: .staff(text), at: time(4))
      }
    }
    await #expect(throws: ConflictError.clientIdReused) {
      try await database.say("Hello", in: "one", clientId: "s")
    }
    #expect(try await database.messages(in: "one").count == 4)
  }

  @Test func `Notes are kept in order, apart from the messages`() async throws {
    _ = try await database.addNote(in: "one", by: anna.id, text: "First", at: time(2))
    let second = try await database.addNote(in: "one", by: wei.id, text: "第二", at: time(3))
    #expect(second.author == "Wei")
    #expect(second.text == "第二")
    #expect(second.at == time(3))
    let notes = try await database.notes(in: "one")
    #expect(notes.map(\.author) == ["Anna", "Wei"])
    #expect(notes.map(\.text) == ["First", "第二"])
    #expect(notes.last == second)
    #expect(try await database.messages(in: "one").count == 1)
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.addNote(in: "none", by: anna.id, text: "", at: time(4))
    }
  }
}
