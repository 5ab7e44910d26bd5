import Foundation

/// A database file that exists and can be written, without links in its path.
struct DatabaseFile: Sendable {
  let path: String

  /// Makes the folder (mode 0700) and an empty file (mode 0600) where there is none. The engine
  /// gives its own files beside it the same mode.
  init(preparing path: String) throws {
    guard !path.isEmpty else {
      throw StorageError(.cannotOpen, "The path of the database is empty. Name a file.")
    }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try Self.makeFolder(folder)

    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(errno, at: path) }
    Foundation.close(descriptor)
    // The engine writes files beside it.
    guard access(folder, W_OK) == 0 else { throw Self.failure(errno, at: folder) }

    guard let resolved = realpath(path, nil) else { throw Self.failure(errno, at: path) }
    defer { free(resolved) }
    self.path = String(cString: resolved)
  }

  private static func makeFolder(_ folder: String) throws {
    guard access(folder, F_OK) != 0 else { return }
    let parent = URL(filePath: folder).deletingLastPathComponent().path
    if parent != folder { try makeFolder(parent) }
    // Another process may be just as quick.
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(errno, at: folder) }
  }

  static func failure(_ number: Int32, at path: String) -> StorageError {
    let cause = String(cString: strerror(number))
    switch number {
    case EACCES, EPERM, EROFS:
      return StorageError(
        .notWritable,
        "\(path) can't be written. Give this user write permission, or choose another path.",
        cause: cause)
    case ENOSPC, EDQUOT:
      return StorageError(
        .diskFull, "There is no space left for \(path). Free some and try again.", cause: cause)
    default:
      return StorageError(
        .cannotOpen, "\(path) can't be opened. Check the path.", cause: cause)
    }
  }
}
