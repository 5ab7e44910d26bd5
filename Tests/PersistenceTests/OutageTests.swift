import Conversation
import Foundation
import GRDB
import Persistence
import Testing

/// What is done while nothing can be stored, and what is left of what was erased.
@Suite final class OutageTests {
  private let folder: TemporaryFolder
  private let database: ChatDatabase
  private var path: String { folder.path("chat.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    database = try ChatDatabase(path: folder.path("chat.sqlite"))
  }

  deinit { try? database.close() }

  private func code(_ body: () async throws -> Void) async -> StorageError.Code? {
    do {
      try await body()
      return nil
    } catch {
      return (error as? StorageError)?.code
    }
  }

  /// Another process's connection, on which a transaction may stay open.
  private func otherConnection() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  // MARK: A locked database

  @Test func `writers wait for a lock all together, not one after the other`() async throws {
    try await database.begin("one")
    let other = try otherConnection()
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let clock = ContinuousClock()
    let begin = clock.now
    let codes = await withTaskGroup(of: StorageError.Code?.self) { group in
      for number in 0..<20 {
        group.addTask { [database] in
          do {
            try await database.begin("waits\(number)")
            return nil
          } catch { return (error as? StorageError)?.code }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(codes == Array(repeating: .locked, count: 20))
    // One after the other it would be a hundred seconds.
    #expect(begin.duration(to: clock.now) < .seconds(50))
    #expect(await code { try await database.checkWritable() } == .locked)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try await database.begin("two")
    try await database.checkWritable()
  }

  @Test func `a short lock is waited for`() async throws {
    let other = try otherConnection()
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let waiting = Task { [database] in try await database.begin("one") }
    try await Task.sleep(for: .milliseconds(500))
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    _ = try await waiting.value
  }

  @Test func `a change that is refused is no outage`() async throws {
    try await database.begin("one", clientId: "c")
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.say("hello", in: "two")
    }
    try await database.checkWritable()
  }

  // MARK: What was erased

  /// Every byte of every file of the database.
  private func files() throws -> Data {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(""))
      .reduce(into: Data()) { all, name in
        all += try Data(contentsOf: URL(filePath: folder.path(name)))
      }
  }

  @Test func `what was erased is in no file any more, with no other change after it`() async throws
  {
    let word = "Unverwechselbarkeitswort"
    try await database.begin("one")
    _ = try await database.say("My word is \(word)", in: "one")
    #expect(try files().firstRange(of: Data(word.utf8)) != nil)
    _ = try await database.erase("one")
    try await database.keepUp()
    #expect(try files().firstRange(of: Data(word.utf8)) == nil)
  }

  @Test func `a reader that holds the log delays that, and doesn't prevent it`() async throws {
    let word = "Unverwechselbarkeitswort"
    try await database.begin("one")
    _ = try await database.say("My word is \(word)", in: "one")
    let reader = try otherConnection()
    try await reader.writeWithoutTransaction { connection in
      try connection.execute(sql: "BEGIN")
      _ = try Int.fetchOne(connection, sql: "SELECT count(*) FROM message")
    }
    _ = try await database.erase("one")
    try await database.keepUp()
    #expect(try files().firstRange(of: Data(word.utf8)) != nil)
    try await reader.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try await database.keepUp()
    #expect(try files().firstRange(of: Data(word.utf8)) == nil)
  }

  // MARK: Copies

  @Test func `a backup holds everything, is its owner's alone, and overwrites nothing`()
    async throws
  {
    try await database.begin("one")
    let copy = folder.path("copy.sqlite")
    try await database.backUp(to: copy)
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let opened = try ChatDatabase(path: copy)
    #expect(try await opened.conversation("one") != nil)
    try opened.close()
    #expect(await code { try await database.backUp(to: copy) } == .cannotOpen)
  }

  @Test func `the key that databases of before held is found and taken out`() async throws {
    #expect(try await database.formerTokenKey() == nil)
    let key = Data("the-key-of-before-in-32-bytes!!!".utf8)
    let other = try DatabaseQueue(path: path)
    try await other.write {
      try $0.execute(
        sql: "INSERT INTO secret (name, value) VALUES ('conversation-token', ?)", arguments: [key])
    }
    try other.close()
    #expect(try await database.formerTokenKey() == key)
    try await database.forgetFormerTokenKey()
    #expect(try await database.formerTokenKey() == nil)
    #expect(try files().firstRange(of: key) == nil)
  }
}
