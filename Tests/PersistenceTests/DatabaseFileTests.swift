import Accounts
import Conversation
import Foundation
import GRDB
import Linguistics
import Persistence
import Testing

@Suite struct DatabaseFileTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("data/deep/chat.sqlite")
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  // MARK: Durability

  @Test func `The writer waits for the disk, in a write-ahead log, with foreign keys`()
    async throws
  {
    let database = try ChatDatabase(path: path)
    let atFirst = try await database.durability()
    #expect(atFirst.journalMode == "wal")
    #expect(atFirst.synchronous == 2)
    #expect(atFirst.enforcesForeignKeys)
    try await database.begin("one")
    #expect(try await database.durability() == atFirst)
    try database.close()
  }

  @Test func `What was stored is found when the file is opened again`() async throws {
    let first = try ChatDatabase(path: path)
    let anna = try await first.hire("anna")
    try await first.begin("one", clientId: "c")
    let turn = try await first.askForPerson(in: "one", at: time(1))
    let revision = try await first.publish(
      digest: "a", bytes: Data([1]), origin: "files", at: time(2))
    let messages = try await first.messages(in: "one")
    try first.close()

    let second = try ChatDatabase(path: path)
    #expect(try await second.conversation("one") == turn.conversation)
    #expect(try await second.messages(in: "one") == messages)
    #expect(try await second.staffList() == [anna])
    #expect(try await second.latestRevision() == revision)
    let clientId = try #require(turn.messages[0].clientId)
    let replay = try await second.say("A person, please", in: "one", clientId: clientId)
    #expect(replay.isReplay)
    #expect(replay.messages == turn.messages)
    try second.close()
  }

  @Test func `A file that is still open elsewhere can be used by a second process's connection`()
    async throws
  {
    let server = try ChatDatabase(path: path)
    try server.acquireServerLock()
    let command = try ChatDatabase(path: path)
    let anna = try await command.hire("anna")
    #expect(try await server.staffList() == [anna])
    try command.close()
    try server.close()
  }

  // MARK: Files

  @Test func `Only the owner can read the files and the folders that were made`() async throws {
    let database = try ChatDatabase(path: path)
    try database.acquireServerLock()
    try await database.begin("one")
    for name in ["chat.sqlite", "chat.sqlite-wal", "chat.sqlite-shm", "chat.sqlite.lock"] {
      #expect(try mode(folder.path("data/deep/\(name)")) == 0o600, "\(name)")
    }
    #expect(try mode(folder.path("data")) == 0o700)
    #expect(try mode(folder.path("data/deep")) == 0o700)
    try database.close()
  }

  @Test func `A second server is kept off the file, until the first one ends`() throws {
    let first = try ChatDatabase(path: path)
    try first.acquireServerLock()
    try first.acquireServerLock()
    // By another way to the same file, too.
    let link = folder.path("link.sqlite")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    for otherPath in [path, link] {
      let second = try ChatDatabase(path: otherPath)
      let error = #expect(throws: StorageError.self) { try second.acquireServerLock() }
      #expect(error?.code == .serverRunning)
      try second.close()
    }
    try first.close()
    let third = try ChatDatabase(path: path)
    try third.acquireServerLock()
    try third.close()
  }

  @Test func `A database in memory needs no lock and answers`() async throws {
    let database = try ChatDatabase.inMemory()
    try database.acquireServerLock()
    try await database.checkWritable()
    #expect(try await database.durability().enforcesForeignKeys)
  }

  @Test func `A closed database says so, and can be closed again`() async throws {
    let database = try ChatDatabase(path: path)
    try await database.checkWritable()
    try database.close()
    let reading = await #expect(throws: StorageError.self) { try await database.checkWritable() }
    #expect(reading?.code == .closed)
    let writing = await #expect(throws: StorageError.self) { try await database.begin("one") }
    #expect(writing?.code == .closed)
    try database.close()
  }

  // MARK: Faults

  private func code(opening path: String) -> StorageError.Code? {
    let error = #expect(throws: StorageError.self) { try ChatDatabase(path: path).close() }
    #expect(error?.message.isEmpty == false)
    return error?.code
  }

  @Test func `What isn't a database is left alone`() throws {
    let path = folder.path("notes.txt")
    let text = Data(String(repeating: "This is not a database. ", count: 100).utf8)
    try text.write(to: URL(filePath: path))
    #expect(code(opening: path) == .notADatabase)
    #expect(try Data(contentsOf: URL(filePath: path)) == text)
  }

  @Test func `The database of another program is left alone`() async throws {
    let path = folder.path("other.sqlite")
    let other = try DatabaseQueue(path: path)
    try await other.write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
    try other.close()
    #expect(code(opening: path) == .foreignDatabase)
    let again = try DatabaseQueue(path: path)
    let tables = try await again.read { rows in
      try String.fetchAll(rows, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["recipe"])
    try again.close()
  }

  @Test func `A path that can't be a file is refused`() throws {
    #expect(code(opening: "") == .cannotOpen)
    #expect(code(opening: folder.url.path) == .cannotOpen)
    try Data().write(to: URL(filePath: folder.path("file")))
    #expect(code(opening: folder.path("file/chat.sqlite")) == .cannotOpen)
  }

  @Test(.enabled("a superuser may write everywhere") { getuid() != 0 })
  func `A folder or a file that can't be written is refused with the reason`() throws {
    try ChatDatabase(path: path).close()
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    #expect(code(opening: path) == .notWritable)
    try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let deep = folder.path("data/deep")
    try manager.setAttributes([.posixPermissions: 0o500], ofItemAtPath: deep)
    #expect(code(opening: path) == .notWritable)
    #expect(code(opening: deep + "/other.sqlite") == .notWritable)
    #expect(code(opening: deep + "/below/other.sqlite") == .notWritable)
    try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: deep)
  }

  // MARK: Migrations

  @Test func `An empty file becomes a database`() async throws {
    let path = folder.path("empty.sqlite")
    try Data().write(to: URL(filePath: path))
    let database = try ChatDatabase(path: path)
    try await database.begin("one")
    try database.close()
  }

  @Test func `A database of before the consent notices is brought up to date with all in it`()
    async throws
  {
    // Given a file as it was after the second step
    let first = try ChatDatabase(path: path)
    _ = try await first.createConversation(
      NewConversation(
        id: "one", state: DialogueState(language: .en), consent: .init(version: "2026-01"),
        at: time(0), revision: 1),
      greeting: [.bot("Hello")])
    let turn = try await first.say("Hi", in: "one", at: time(1))
    try first.close()
    let connection = try DatabaseQueue(path: path)
    try await connection.write { rows in
      try rows.execute(
        sql: """
          DROP TABLE consent_notice;
          DROP TABLE storage_probe;
          DROP INDEX conversation_by_last_message;
          DELETE FROM schema_migration WHERE version > 2;
          """)
    }
    try connection.close()
    // When it is opened, and once more
    for seconds in [2.0, 3] {
      let second = try ChatDatabase(path: path)
      let record = try await second.record("one")
      #expect(record.consent == .init(version: "2026-01", at: time(0)))
      #expect(try await second.messages(in: "one").suffix(2) == turn.messages)
      // Then it has what the step adds
      let consent = ConsentDraft(version: "2026-01", texts: [.en: "We keep this."])
      _ = try await second.saveConsent(consent, in: "one", at: time(seconds))
      #expect(
        try await second.consentText(version: "2026-01", preferring: .en) == "We keep this.")
      try second.close()
    }
  }

  @Test(
    arguments: [
      "INSERT INTO schema_migration (version, name, applied_at) "
        + "SELECT max(version) + 1, 'from the future', 0 FROM schema_migration",
      "UPDATE schema_migration SET name = 'something else' WHERE version = 1",
    ])
  func `A database of a newer version is refused and left alone`(change: String) async throws {
    try ChatDatabase(path: path).close()
    let connection = try DatabaseQueue(path: path)
    try await connection.write { try $0.execute(sql: change) }
    try connection.close()
    #expect(code(opening: path) == .newerDatabase)
    // And again: the refusal changed nothing.
    #expect(code(opening: path) == .newerDatabase)
  }

  // MARK: Rules of the tables

  @Test(
    arguments: [
      "UPDATE conversation SET phase = 'asleep'",
      "UPDATE conversation SET phase = 'staff'",
      "UPDATE conversation SET phase = 'waiting'",
      "UPDATE conversation SET language = 'fr'",
      "UPDATE conversation SET priority = 'low'",
      "UPDATE conversation SET unresolved = -1",
      "UPDATE conversation SET patient_seen_seq = last_seq + 1",
      "UPDATE conversation SET claimed_by = 'nobody'",
      "UPDATE message SET author = 'robot'",
      "UPDATE message SET author = 'staff'",
      "UPDATE message SET lang = 'zh'",
      "UPDATE message SET seq = 0 WHERE seq = 1",
      "UPDATE message SET seq = 2 WHERE seq = 1",
      "UPDATE message SET conversation = 'none'",
      "UPDATE message SET client_id = 'same'",
      "UPDATE turn SET outcome = 'lost'",
      "UPDATE turn SET phase = 'asleep'",
      "UPDATE turn SET first_seq = 99, last_seq = 99",
      "UPDATE staff SET role = 'owner'",
      "UPDATE staff SET is_disabled = 2",
      "INSERT INTO staff SELECT 'x', 'ANNA', 'A', 'agent', '', 0, 0",
      "INSERT INTO session VALUES (x'00', 'nobody', 0, 0)",
      "DELETE FROM staff",
    ])
  func `The tables refuse what can't be`(statement: String) async throws {
    let database = try ChatDatabase(path: path)
    let anna = try await database.hire("anna")
    try await database.begin("one")
    try await database.say("Hi", in: "one")
    _ = try await database.addNote(in: "one", by: anna.id, text: "Note", at: time(1))
    try database.close()

    let connection = try DatabaseQueue(path: path)
    let error = await #expect(throws: DatabaseError.self) {
      try await connection.write { try $0.execute(sql: statement) }
    }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    try connection.close()
  }

  @Test func `The queue and the replays are looked up in an index`() async throws {
    try ChatDatabase(path: path).close()
    let connection = try DatabaseQueue(path: path)
    try await connection.read { rows in
      for query in [
        "SELECT * FROM conversation c WHERE c.phase IN ('waiting', 'staff')",
        "SELECT * FROM turn WHERE conversation = 'a' AND client_id = 'b'",
        "SELECT * FROM message WHERE conversation = 'a' AND seq > 3 ORDER BY seq",
        "SELECT * FROM conversation WHERE client_id = 'a'",
        "SELECT * FROM turn t WHERE t.outcome IN ('clarified', 'offered', 'unanswered') "
          + "ORDER BY t.at DESC LIMIT 1",
        "SELECT * FROM staff WHERE lower(name) = lower('A')",
        "SELECT id FROM conversation WHERE last_message_at < 1 ORDER BY last_message_at LIMIT 200",
      ] {
        let plan = try Row.fetchAll(rows, sql: "EXPLAIN QUERY PLAN \(query)")
          .map { row -> String in row["detail"] }.joined(separator: "; ")
        #expect(plan.contains("INDEX"), "\(query): \(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(query): \(plan)")
      }
    }
    try connection.close()
  }
}
