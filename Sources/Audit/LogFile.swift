import Foundation

/// A file that only grows, until it is moved aside for a new one.
struct LogFile {
  struct Failure: Error, CustomStringConvertible {
    let number: Int32
    var description: String { String(cString: strerror(number)) }
  }

  private let path: String
  private let rotation: SecurityLog.Rotation

  init(_ file: URL, _ rotation: SecurityLog.Rotation) {
    path = file.path
    self.rotation = rotation
  }

  /// Opens the file anew for each line: another process may have moved it aside.
  func append(_ line: Data) throws {
    let lock = try open(path + ".lock", O_RDWR)
    defer { close(lock) }
    guard flock(lock, LOCK_EX) == 0 else { throw Failure(number: errno) }
    try rotate(toMakeRoomFor: line.count)
    let file = try open(path, O_WRONLY | O_APPEND)
    defer { close(file) }
    let written = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard written == line.count else { throw Failure(number: written < 0 ? errno : ENOSPC) }
  }

  /// Readable by its owner only.
  private func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let file = Foundation.open(path, flags | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Failure(number: errno) }
    return file
  }

  private func rotate(toMakeRoomFor count: Int) throws {
    var status = stat()
    guard stat(path, &status) == 0, Int(status.st_size) + count > rotation.bytes else { return }
    for number in stride(from: rotation.files - 1, through: 1, by: -1) {
      rename("\(path).\(number)", "\(path).\(number + 1)")
    }
    guard rename(path, "\(path).1") == 0 else { throw Failure(number: errno) }
  }
}
