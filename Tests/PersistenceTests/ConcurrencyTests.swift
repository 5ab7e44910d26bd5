import Accounts
import Conversation
import Foundation
import Persistence
import Testing

@Suite struct ConcurrencyTests {
  let folder: TemporaryFolder
  let database: ChatDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try ChatDatabase(path: folder.path("chat.sqlite"))
  }

  @Test func `Two hundred turns at once get numbers without a gap, each reply after its message`()
    async throws
  {
    try await database.begin("one")
    try await withThrowingTaskGroup { group in
      for task in 0..<8 {
        group.addTask { [database] in
          for turn in 0..<25 {
            try await database.say("\(task).\(turn)", in: "one", clientId: "\(task).\(turn)")
          }
        }
      }
      try await group.waitForAll()
    }
    let messages = try await database.messages(in: "one")
    #expect(messages.map(\.seq) == Array(1...401))
    for index in stride(from: 1, to: messages.count, by: 2) {
      #expect(messages[index].author == .patient)
      #expect(messages[index + 1].text == "Reply to \(messages[index].text)")
    }
    #expect(Set(messages.compactMap(\.clientId)).count == 200)
    #expect(try await database.record("one").lastSeq == 401)
    #expect(try await database.decisions(in: "one").count == 200)
  }

  @Test func `The same message sent by eight at once is stored once`() async throws {
    try await database.begin("one")
    let results = try await withThrowingTaskGroup(of: TurnResult.self) { group in
      for _ in 0..<8 {
        group.addTask { [database] in try await database.say("Hi", in: "one", clientId: "c") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count { !$0.isReplay } == 1)
    #expect(results.allSatisfy { $0.messages == results[0].messages })
    #expect(try await database.messages(in: "one").count == 3)
  }

  @Test func `One of eight who claim at once wins, and the others learn who`() async throws {
    try await database.begin("one")
    try await database.askForPerson(in: "one", at: time(1))
    var staff: [StaffMember] = []
    for index in 0..<8 { staff.append(try await database.hire("agent\(index)")) }

    let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
      for member in staff {
        group.addTask { [database] in
          do {
            let result = try await database.claim(
              "one", by: member.id, at: time(2), systemMessage: .system("Hello"))
            return result.conversation.claimedBy?.id == member.id ? "won" : "confused"
          } catch ConflictError.claimedBy(let name) {
            return name
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let winner = try #require(try await database.record("one").claimedBy)
    #expect(outcomes.count { $0 == "won" } == 1)
    #expect(outcomes.count { $0 == winner.displayName } == 7)
    #expect(try await database.messages(in: "one").count { $0.author == .system } == 1)
  }

  @Test func `One conversation begins when the same client asks eight times at once`()
    async throws
  {
    let created = try await withThrowingTaskGroup(of: CreatedConversation.self) { group in
      for index in 0..<8 {
        group.addTask { [database] in try await database.begin("id \(index)", clientId: "c") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(created.map(\.conversation.id)).count == 1)
    #expect(created.count { !$0.isReplay } == 1)
  }

  @Test func `Two processes' connections writing at once lose nothing`() async throws {
    let other = try ChatDatabase(path: folder.path("chat.sqlite"))
    try await database.begin("one")
    try await withThrowingTaskGroup { group in
      for (index, connection) in [database, other].enumerated() {
        group.addTask {
          for turn in 0..<50 {
            try await connection.say("\(index).\(turn)", in: "one")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await database.messages(in: "one").map(\.seq) == Array(1...201))
    try other.close()
  }

  @Test func `A reader sees whole turns only`() async throws {
    try await database.begin("one")
    try await withThrowingTaskGroup { group in
      group.addTask { [database] in
        for turn in 0..<100 { try await database.say("\(turn)", in: "one") }
      }
      group.addTask { [database] in
        for _ in 0..<100 {
          let messages = try await database.messages(in: "one")
          // The greeting, and then pairs.
          #expect(messages.count % 2 == 1)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `A write that has been asked for is carried through when its task is cancelled`()
    async throws
  {
    try await database.begin("one")
    let task = Task { [database] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await database.say("Hi", in: "one")
    }
    #expect(try await task.value.messages.count == 2)
    #expect(try await database.messages(in: "one").count == 3)
  }
}
