import Foundation
import GRDB
import Synchronization

/// SQLite behind the seam of `SQLConnection`: one connection writes, others read beside it.
final class SQLiteEngine: Sendable {
  private let writer: any DatabaseWriter
  /// Nil for a database in memory.
  private let file: DatabaseFile?
  private let serverLock = Mutex<ServerLock?>(nil)
  private let health: StorageHealth
  private let spare: SpareSpace?
  /// Whether the write-ahead log may hold something that was erased; the last process may have been
  /// killed before it had emptied it.
  private let hasErased = Mutex(true)
  private let isClosed = Mutex(false)

  /// In memory, for as long as it is open.
  init() throws {
    let health = StorageHealth()
    self.health = health
    file = nil
    spare = nil
    writer = try Self.translated { try DatabaseQueue(configuration: Self.configuration(health)) }
  }

  init(path: String) throws {
    let health = StorageHealth()
    self.health = health
    let file = try DatabaseFile(preparing: path)
    self.file = file
    spare = SpareSpace(besides: file)
    writer = try Self.translated(file) {
      let pool = try DatabasePool(path: file.path, configuration: Self.configuration(health))
      // Opening the pool sets NORMAL, whatever the configuration asked for.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      return pool
    }
    do {
      try refuseForeignTables()
    } catch {
      try? writer.close()
      throw error
    }
  }

  private static func configuration(_ health: StorageHealth) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .callback { _ in health.mayWaitForLock() }
    configuration.prepareDatabase { database in
      // What is erased is overwritten.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      // Nothing in files elsewhere, which also may be full.
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return configuration
  }

  private func refuseForeignTables() throws {
    let names = try Self.translated(file) {
      try writer.read { database in
        try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      }
    }
    guard names.isEmpty || names.contains("schema_migration") else {
      throw StorageError(
        .foreignDatabase,
        "\(file?.path ?? "The file") is the database of another program. Choose another path.")
    }
  }

  // MARK: Transactions

  /// Runs one transaction: all of it is on disk when this returns, or none of it where `body`
  /// throws. A cancelled task doesn't stop it, so that what was stored is also published.
  func transaction<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    if let spare, !spare.isWhole() {
      throw StorageError(
        .diskFull, "There is room for erasing only. Free some space on the disk, then try again.")
    }
    return try await plainTransaction(body)
  }

  private func plainTransaction<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try health.enter()
    let begin = ContinuousClock.now
    return try await withCheckedThrowingContinuation { continuation in
      writer.asyncWrite { [health] database in
        try health.checkWait(since: begin)
        return try body(SQLiteConnection(database: database))
      } completion: { [file, health] _, result in
        let result = result.mapError { Self.translate($0, file) }
        if case .failure(let error as StorageError) = result {
          health.leave(error)
        } else {
          health.leave(nil)
        }
        continuation.resume(with: result)
      }
    }
  }

  /// The same, for what has to be possible on a full disk too.
  func transactionWithSpareSpace<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    do {
      return try await plainTransaction(body)
    } catch let error as StorageError where error.code == .diskFull {
      guard let spare, spare.give() else { throw error }
      return try await plainTransaction(body)
    }
  }

  // MARK: Upkeep

  /// Has the log emptied soon: what was erased is in it still.
  func noteErasure() { hasErased.withLock { $0 = true } }

  /// What is done from time to time: the log is emptied after an erasure, and the spare space is
  /// taken again. Never waits for long; what can't be done now is done the next time.
  func keepUp() async throws {
    if hasErased.withLock({ $0 }) {
      hasErased.withLock { $0 = false }
      do {
        if try await !emptyLog() { noteErasure() }
      } catch {
        noteErasure()
        throw error
      }
    }
    if case .failing = health.verdict { return }
    spare?.take()
  }

  /// - Returns: whether nothing is left in it.
  private func emptyLog() async throws -> Bool {
    guard file != nil else { return true }
    do {
      return try await writer.writeWithoutTransaction { [health] database in
        try health.tidying {
          try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    } catch {
      throw Self.translate(error, file)
    }
  }

  /// Nil where nothing was written lately.
  var canWrite: Result<Void, StorageError>? {
    if isClosed.withLock({ $0 }) { return nil }
    return switch health.verdict {
    case .fine: .success(())
    case .failing(let error): .failure(error)
    case .unknown: nil
    }
  }

  /// Writes a copy of everything as it is now, which only its owner can read.
  ///
  /// - Throws: `StorageError`, also where there is a file already.
  func backUp(to path: String) async throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw StorageError(.cannotOpen, "\(path) is there already. Choose another name.")
      }
      throw DatabaseFile.failure(errno, at: path)
    }
    Foundation.close(descriptor)
    do {
      try await writer.vacuum(into: path)
    } catch {
      unlink(path)
      throw Self.translate(error, file)
    }
  }

  /// Reads from one unchanging state of the database, beside the writer.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    do {
      return try await writer.read { try body(SQLiteConnection(database: $0)) }
    } catch {
      throw Self.translate(error, file)
    }
  }

  /// A transaction on the calling thread, for the time before anybody waits.
  func transactionNow(_ body: (any SQLConnection) throws -> Void) throws {
    try Self.translated(file) {
      try writer.write { try body(SQLiteConnection(database: $0)) }
    }
  }

  func durability() async throws -> Durability {
    do {
      return try await writer.writeWithoutTransaction { database in
        Durability(
          journalMode: try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "",
          synchronous: try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1,
          enforcesForeignKeys: try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") ?? false)
      }
    } catch {
      throw Self.translate(error, file)
    }
  }

  // MARK: Lock and end

  func acquireServerLock() throws {
    guard let file else { return }
    try serverLock.withLock { held in
      if held == nil { held = try ServerLock(besides: file.path) }
    }
    spare?.take()
  }

  func close() throws {
    let wasClosed = isClosed.withLock { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return }
    try Self.translated(file) {
      // Everything into the one file, so that whoever copies it then has it all.
      try writer.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try writer.close()
    }
    serverLock.withLock { $0 = nil }
  }
}

/// GRDB's connection, for the length of a transaction.
private struct SQLiteConnection: SQLConnection {
  let database: Database

  func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
    try prepare(sql, values).execute()
    return database.changesCount
  }

  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    let statement = try prepare(sql, values)
    let columns = Dictionary(
      statement.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let width = statement.columnCount
    return try Array(
      Row.fetchCursor(statement).map { row in
        SQLRow(columns: columns, values: try (0..<width).map { try Self.value(row[$0]) })
      })
  }

  private func prepare(_ sql: String, _ values: [SQLValue]) throws -> Statement {
    let statement =
      values.isEmpty
      ? try database.makeStatement(sql: sql) : try database.cachedStatement(sql: sql)
    try statement.setArguments(StatementArguments(try values.map(Self.argument)))
    return statement
  }

  private static func argument(_ value: SQLValue) throws -> (any DatabaseValueConvertible)? {
    switch value {
    case .null: return nil
    case .integer(let integer): return integer
    case .bytes(let bytes): return bytes
    case .text(let text):
      // It would be cut off there when it is read.
      guard !text.utf8.contains(0) else {
        throw StorageError(
          .unexpectedValue, "A text holds the character NUL, which can't be stored. Remove it.")
      }
      return text
    }
  }

  private static func value(_ value: DatabaseValue) throws -> SQLValue {
    switch value.storage {
    case .null: .null
    case .int64(let integer): .integer(integer)
    case .string(let text): .text(text)
    case .blob(let bytes): .bytes(bytes)
    case .double:
      throw StorageError(
        .unexpectedValue, "The database holds a fraction where this version writes none.")
    }
  }
}
