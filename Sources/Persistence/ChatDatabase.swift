package import Foundation

/// Everything that is stored: conversations, staff, published content. One method for each
/// transaction; each transaction is on disk when its method returns, or not at all.
///
/// Writes run one after the other and are carried through even where the calling task is
/// cancelled; reads run beside them. Both happen off the cooperative threads.
///
/// - Throws: Every method throws `ConflictError` where the state of things is against the change,
///   and `StorageError` where the engine fails.
package final class ChatDatabase: Sendable {
  let engine: SQLiteEngine

  /// Opens the file, creating it and its folder where needed (readable by their owner only), and
  /// brings its tables up to date.
  package init(path: String) throws {
    engine = try SQLiteEngine(path: path)
    try migrate()
  }

  private init(engine: SQLiteEngine) throws {
    self.engine = engine
    try migrate()
  }

  /// A database that is gone when it is closed.
  package static func inMemory() throws -> ChatDatabase {
    try ChatDatabase(engine: try SQLiteEngine())
  }

  private func migrate() throws {
    do {
      try engine.transactionNow { try Migrator(migrations: Migration.all).run(on: $0) }
    } catch {
      try? engine.close()
      throw error
    }
  }

  /// Takes the lock that keeps a second server off the same file. Other commands don't need it.
  ///
  /// It is held until the database is closed or the process ends, however it ends.
  ///
  /// - Throws: `StorageError` with code `serverRunning` where another server holds it.
  package func acquireServerLock() throws { try engine.acquireServerLock() }

  /// Ends all work and gives the server lock back. What is called later throws `closed`.
  package func close() throws { try engine.close() }

  /// Returns where the database can be read.
  package func ping() async throws {
    _ = try await engine.read { try $0.rows("SELECT 1 AS one FROM schema_migration LIMIT 1") }
  }

  /// How the engine was set up, as it reports it itself.
  package func durability() async throws -> Durability { try await engine.durability() }

  /// 32 random bytes that are made on the first call for a name and stay the same.
  package func secret(named name: String) async throws -> Data {
    var generator = SystemRandomNumberGenerator()
    let fresh = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    return try await engine.transaction { connection in
      try connection.execute(
        "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        [.text(name), .bytes(fresh)])
      guard let row = try connection.row("SELECT value FROM secret WHERE name = ?", [.text(name)])
      else { throw StorageError(.failed, "The secret '\(name)' could not be stored.") }
      return try row.bytes("value")
    }
  }
}

/// What keeps an acknowledged change on disk.
package struct Durability: Sendable, Equatable {
  /// `wal`, or `memory` for a database in memory.
  package var journalMode: String
  /// Of the connection that writes: 2 is FULL.
  package var synchronous: Int
  package var enforcesForeignKeys: Bool
}
