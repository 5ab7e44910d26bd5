import Foundation
import GRDB
import Synchronization

/// SQLite behind the seam of `SQLConnection`: one connection writes, others read beside it.
final class SQLiteEngine: Sendable {
  private let writer: any DatabaseWriter
  /// Nil for a database in memory.
  private let file: DatabaseFile?
  private let serverLock = Mutex<ServerLock?>(nil)
  private let isClosed = Mutex(false)

  /// In memory, for as long as it is open.
  init() throws {
    file = nil
    writer = try Self.translated { try DatabaseQueue(configuration: Self.configuration) }
  }

  init(path: String) throws {
    let file = try DatabaseFile(preparing: path)
    self.file = file
    writer = try Self.translated(file) {
      let pool = try DatabasePool(path: file.path, configuration: Self.configuration)
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

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // What is erased is overwritten.
      try database.execute(sql: "PRAGMA secure_delete = ON")
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
    try await withCheckedThrowingContinuation { continuation in
      writer.asyncWrite { database in
        try body(SQLiteConnection(database: database))
      } completion: { [file] _, result in
        continuation.resume(with: result.mapError { Self.translate($0, file) })
      }
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
