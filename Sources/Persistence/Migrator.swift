import Foundation

/// One step in the life of the tables. A released step is never changed; a new one is appended.
struct Migration: Sendable {
  let name: String
  let statements: [String]
}

/// Brings the tables up to date and keeps count of what was done.
struct Migrator {
  let migrations: [Migration]

  /// - Throws: `StorageError` with code `newerDatabase` where the database has had steps that
  ///   this program doesn't know.
  func run(on connection: any SQLConnection) throws {
    try connection.execute(
      """
      CREATE TABLE IF NOT EXISTS schema_migration (
        version INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        applied_at BIGINT NOT NULL
      )
      """)
    let done = try connection.rows("SELECT version, name FROM schema_migration ORDER BY version")
    guard done.count <= migrations.count else {
      throw StorageError(
        .newerDatabase,
        "The database was written by a newer version (step \(done.count)); this one knows "
          + "\(migrations.count) steps. Install the newer version, or restore an older backup.")
    }
    for (index, row) in done.enumerated() {
      guard try row.int("version") == index + 1, try row.text("name") == migrations[index].name
      else {
        throw StorageError(
          .newerDatabase,
          "Step \(index + 1) of the database isn't the one that this version knows. Install the "
            + "version that wrote it.")
      }
    }
    for (index, migration) in migrations.enumerated().dropFirst(done.count) {
      for statement in migration.statements { try connection.execute(statement) }
      try connection.execute(
        "INSERT INTO schema_migration (version, name, applied_at) VALUES (?, ?, ?)",
        [.integer(index + 1), .text(migration.name), .time(Date())])
    }
  }
}
