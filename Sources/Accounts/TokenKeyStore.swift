package import Foundation

/// Where the keys of the conversations' tokens are kept, outside of the database: a copy of that
/// opens no conversation.
///
/// A file with a key a line, the newest first, that only its owner can read; before them the keys of
/// the environment variable `LIAISON_TOKEN_KEYS`, where it is set.
package struct TokenKeyStore: Sendable {
  package enum Failure: Error, CustomStringConvertible {
    case unreadable(path: String, line: Int)
    case exposed(path: String)
    case environment
    case keptInEnvironment
    case system(path: String, cause: String)

    package var description: String {
      switch self {
      case .unreadable(let path, let line):
        "\(path), line \(line): this isn't a key. Restore the file; without it, patients can't go on "
          + "with their conversations."
      case .exposed(let path):
        "\(path) can be read by others. Take their permission away: chmod 600 \(path)"
      case .environment:
        "LIAISON_TOKEN_KEYS must hold keys of 43 characters of base64url, with spaces between."
      case .keptInEnvironment:
        "The keys are in LIAISON_TOKEN_KEYS: put a new one before the others there, and restart."
      case .system(let path, let cause): "\(path): \(cause)"
      }
    }
  }

  package static let variable = "LIAISON_TOKEN_KEYS"

  package let file: URL
  private let environment: String?

  /// - Parameter environment: the variable's value.
  package init(
    file: URL, environment: String? = ProcessInfo.processInfo.environment[Self.variable]
  ) {
    self.file = file
    self.environment = environment
  }

  /// All keys, the current one first; none where neither file nor variable is there.
  package func keys() throws -> [SecretKey] {
    (try ofEnvironment() + (try stored())).map(SecretKey.init)
  }

  private func ofEnvironment() throws -> [Data] {
    try (environment ?? "").split(whereSeparator: \.isWhitespace).map { text in
      guard let key = Self.key(String(text)) else { throw Failure.environment }
      return key
    }
  }

  /// Makes the keys where there are none.
  ///
  /// - Parameter former: a key that tokens were made with before it was kept here.
  /// - Returns: all keys, and whether the file is new.
  package func prepare(former: Data?) throws -> (keys: [SecretKey], isNew: Bool) {
    var stored = try stored()
    let isNew = try stored.isEmpty && ofEnvironment().isEmpty
    if isNew || former.map({ !stored.contains($0) }) == true {
      stored = (former.map { [$0] } ?? [Self.fresh()]) + stored
      try write(stored)
    }
    return (try keys(), isNew)
  }

  /// Puts a new key before the others.
  ///
  /// - Parameter forgettingOthers: end all tokens that were made before.
  /// - Throws: `Failure`, also where the variable holds the keys.
  package func rotate(forgettingOthers: Bool) throws {
    guard try ofEnvironment().isEmpty else { throw Failure.keptInEnvironment }
    try write([Self.fresh()] + (forgettingOthers ? [] : try stored()))
  }

  /// When the file was last written; nil where there is none.
  package var changedAt: Date? {
    try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
  }

  private func stored() throws -> [Data] {
    var status = stat()
    guard stat(file.path, &status) == 0 else {
      if errno == ENOENT { return [] }
      throw failure(errno)
    }
    guard status.st_mode & 0o077 == 0 else { throw Failure.exposed(path: file.path) }
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw Failure.unreadable(path: file.path, line: 1)
    }
    let keys = try text.split(separator: "\n").enumerated().map { number, line in
      guard let key = Self.key(String(line)) else {
        throw Failure.unreadable(path: file.path, line: number + 1)
      }
      return key
    }
    // Half restored, or emptied: a new key in its place would end every conversation.
    guard !keys.isEmpty else { throw Failure.unreadable(path: file.path, line: 1) }
    return keys
  }

  /// All of it or nothing, and on disk when this returns.
  private func write(_ keys: [Data]) throws {
    let text = keys.map(\.base64URL).joined(separator: "\n") + "\n"
    let partial = file.path + ".new"
    unlink(partial)
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(errno) }
    let bytes = Array(text.utf8)
    let isWritten = Foundation.write(descriptor, bytes, bytes.count) == bytes.count
    let isSynced = isWritten && fsync(descriptor) == 0
    let cause = errno
    close(descriptor)
    guard isSynced else { throw failure(cause) }
    guard rename(partial, file.path) == 0 else { throw failure(errno) }
    let folder = open(file.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure(errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure(errno) }
  }

  private func failure(_ number: Int32) -> Failure {
    .system(path: file.path, cause: String(cString: strerror(number)))
  }

  private static func key(_ text: String) -> Data? {
    Data(base64URL: text).flatMap { $0.count == 32 ? $0 : nil }
  }

  private static func fresh() -> Data {
    var generator = SystemRandomNumberGenerator()
    return Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
