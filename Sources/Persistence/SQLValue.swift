import Foundation

/// What a column holds.
enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case text(String)
  case bytes(Data)

  static func text(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
  static func bytes(_ bytes: Data?) -> SQLValue { bytes.map { .bytes($0) } ?? .null }
  static func integer(_ number: Int) -> SQLValue { .integer(Int64(number)) }
  static func boolean(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
  static func time(_ date: Date) -> SQLValue { .integer(date.millisecondsSince1970) }
  static func time(_ date: Date?) -> SQLValue { date.map { .time($0) } ?? .null }

  static func name<Name: RawRepresentable<String>>(_ name: Name) -> SQLValue {
    .text(name.rawValue)
  }

  static func name<Name: RawRepresentable<String>>(_ name: Name?) -> SQLValue {
    .text(name?.rawValue)
  }
}

extension Date {
  var millisecondsSince1970: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

  init(millisecondsSince1970 milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  /// The date as it comes back from the database.
  var asStored: Date { Date(millisecondsSince1970: millisecondsSince1970) }
}

/// One row of a result; columns are found by name.
struct SQLRow: Sendable {
  let columns: [String: Int]
  let values: [SQLValue]

  func value(_ column: String) throws -> SQLValue {
    guard let index = columns[column] else { throw unexpected(column, "is missing") }
    return values[index]
  }

  func text(_ column: String) throws -> String {
    guard let text = try textIfAny(column) else { throw unexpected(column, "is null") }
    return text
  }

  func textIfAny(_ column: String) throws -> String? {
    switch try value(column) {
    case .null: return nil
    case .text(let text): return text
    case .integer, .bytes: throw unexpected(column, "is not text")
    }
  }

  func integer(_ column: String) throws -> Int64 {
    guard let integer = try integerIfAny(column) else { throw unexpected(column, "is null") }
    return integer
  }

  func integerIfAny(_ column: String) throws -> Int64? {
    switch try value(column) {
    case .null: return nil
    case .integer(let integer): return integer
    case .text, .bytes: throw unexpected(column, "is not a whole number")
    }
  }

  func int(_ column: String) throws -> Int {
    guard let int = Int(exactly: try integer(column)) else {
      throw unexpected(column, "is out of range")
    }
    return int
  }

  func boolean(_ column: String) throws -> Bool { try integer(column) != 0 }

  func bytes(_ column: String) throws -> Data {
    guard let bytes = try bytesIfAny(column) else { throw unexpected(column, "is null") }
    return bytes
  }

  func bytesIfAny(_ column: String) throws -> Data? {
    switch try value(column) {
    case .null: return nil
    case .bytes(let bytes): return bytes
    case .integer, .text: throw unexpected(column, "is not bytes")
    }
  }

  func time(_ column: String) throws -> Date {
    Date(millisecondsSince1970: try integer(column))
  }

  func timeIfAny(_ column: String) throws -> Date? {
    try integerIfAny(column).map { Date(millisecondsSince1970: $0) }
  }

  func name<Name: RawRepresentable<String>>(_ column: String, as: Name.Type) throws -> Name {
    guard let name = try nameIfAny(column, as: Name.self) else {
      throw unexpected(column, "is null")
    }
    return name
  }

  func nameIfAny<Name: RawRepresentable<String>>(
    _ column: String, as: Name.Type
  ) throws -> Name? {
    guard let text = try textIfAny(column) else { return nil }
    guard let name = Name(rawValue: text) else { throw unexpected(column, "has an unknown value") }
    return name
  }

  private func unexpected(_ column: String, _ what: String) -> StorageError {
    StorageError(
      .unexpectedValue,
      "The database holds something that this version can't read: column '\(column)' \(what). "
        + "Use the version that wrote it, or restore a backup.")
  }
}
