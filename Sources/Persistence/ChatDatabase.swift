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

  /// Returns where changes get stored: the last one did a moment ago, or one that is made for it.
  package func checkWritable() async throws {
    if let known = engine.canWrite { return try known.get() }
    try await engine.transaction { connection in
      _ = try connection.execute(
        """
        INSERT INTO storage_probe (id, at) VALUES (1, ?)
        ON CONFLICT (id) DO UPDATE SET at = excluded.at
        """, [.time(Date())])
    }
  }

  /// To be called about once a second: makes sure that what was erased is gone from every file, and
  /// that there is room to erase when the disk is full.
  package func keepUp() async throws { try await engine.keepUp() }

  /// Writes a copy of everything as it is now into a new file, which only its owner can read.
  package func backUp(to path: String) async throws { try await engine.backUp(to: path) }

  /// How the engine was set up, as it reports it itself.
  package func durability() async throws -> Durability { try await engine.durability() }

  /// The key of the conversations' tokens that databases of before held; nil where there is none.
  package func formerTokenKey() async throws -> Data? {
    try await engine.read { connection in
      try connection.row("SELECT value FROM secret WHERE name = 'conversation-token'")
        .map { try $0.bytes("value") }
    }
  }

  /// Takes the key out, once it is kept elsewhere.
  package func forgetFormerTokenKey() async throws {
    try await engine.transaction { connection in
      _ = try connection.execute("DELETE FROM secret WHERE name = 'conversation-token'")
    }
    engine.noteErasure()
    try await engine.keepUp()
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
