import Foundation

/// An advisory lock on a file beside the database; the system lifts it when the process ends,
/// however it ends.
final class ServerLock: Sendable {
  private let descriptor: Int32

  init(besides path: String) throws {
    let lockPath = path + ".lock"
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DatabaseFile.failure(errno, at: lockPath) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      close(descriptor)
      guard number == EWOULDBLOCK else { throw DatabaseFile.failure(number, at: lockPath) }
      throw StorageError(
        .serverRunning,
        "Another server uses the database \(path). Stop it, or give this one a database of its "
          + "own.")
    }
    self.descriptor = descriptor
  }

  // The file stays: to remove it while another process opens it would make two locks.
  deinit { close(descriptor) }
}
