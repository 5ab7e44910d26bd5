import Foundation
import Synchronization

/// A file that keeps some of the disk free for what has to be possible when it is full: erasing, and
/// signing in.
final class SpareSpace: Sendable {
  /// In bytes: enough to erase a long conversation.
  private static let size = 4 << 20

  private let path: String
  /// Given away and not taken again.
  private let isGiven = Mutex(false)

  init(besides database: DatabaseFile) { path = database.path + ".spare" }

  /// Takes the space, where the disk has it.
  func take() {
    var status = stat()
    guard stat(path, &status) != 0 else { return isGiven.withLock { $0 = false } }
    // Under another name until it is whole.
    let partial = path + ".part"
    let file = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    // A size alone would take no room.
    let isWhole = posix_fallocate(file, 0, off_t(Self.size)) == 0
    close(file)
    guard isWhole, rename(partial, path) == 0 else {
      unlink(partial)
      return
    }
    isGiven.withLock { $0 = false }
  }

  /// Whether what was given away is there again; else what is written would take the room from the
  /// next erasure.
  func isWhole() -> Bool {
    guard isGiven.withLock({ $0 }) else { return true }
    take()
    return !isGiven.withLock { $0 }
  }

  /// - Returns: whether there was space to give.
  func give() -> Bool {
    let isThere = unlink(path) == 0
    if isThere { isGiven.withLock { $0 = true } }
    return isThere
  }
}
