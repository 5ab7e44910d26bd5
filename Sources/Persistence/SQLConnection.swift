/// A connection inside a transaction: the seam between what is stored and the engine that stores
/// it. Synchronous, and valid only until the transaction ends.
///
/// The SQL is in the common subset of SQLite and PostgreSQL: the n-th `?` stands for the n-th
/// value, booleans are 0 and 1, times are milliseconds since 1970, bytes are `BYTEA`, conflicts are
/// met with `ON CONFLICT`.
protocol SQLConnection {
  /// Runs one statement and returns the number of rows that it changed.
  @discardableResult
  func execute(_ sql: String, _ values: [SQLValue]) throws -> Int

  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]
}

extension SQLConnection {
  @discardableResult
  func execute(_ sql: String) throws -> Int { try execute(sql, []) }

  func rows(_ sql: String) throws -> [SQLRow] { try rows(sql, []) }

  /// The first row, where there is one.
  func row(_ sql: String, _ values: [SQLValue] = []) throws -> SQLRow? {
    try rows(sql, values).first
  }
}
