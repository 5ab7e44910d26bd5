import Crypto
package import Foundation

/// Files of the encoder as they lie on the disk.
package enum EncoderFile {
  static let remedy = "fetch the encoder's files again: scripts/fetch_encoder.py FOLDER"

  /// Holds a file against its size in bytes and its SHA-256 (in lower-case hexadecimal digits).
  ///
  /// The file is read through a small buffer, so none of it becomes part of this process.
  package static func verify(_ file: URL, digest: String, size: Int) throws(EncoderError) {
    let descriptor = try open(file)
    defer { close(descriptor) }
    let found = try self.size(of: descriptor, file)
    guard found == size else {
      throw EncoderError(
        .alteredFile, "\(file.path) has \(found) bytes instead of \(size); \(remedy).")
    }
    var hash = SHA256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(file)
      }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    let digits = hash.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    guard digits.joined() == digest else {
      throw EncoderError(
        .alteredFile, "\(file.path) is not the file that this program was made for; \(remedy).")
    }
  }

  /// Opens a file for reading.
  static func open(_ file: URL) throws(EncoderError) -> Int32 {
    // Opening a pipe would wait for a writer.
    let descriptor = Foundation.open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(file) }
    return descriptor
  }

  /// The size in bytes of an open file.
  static func size(of descriptor: Int32, _ file: URL) throws(EncoderError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(file) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw EncoderError(.unreadableFile, "\(file.path) is no file; \(remedy).")
    }
    return Int(status.st_size)
  }

  static func unreadable(_ file: URL) -> EncoderError {
    let reason = String(cString: strerror(errno))
    return EncoderError(.unreadableFile, "\(file.path) cannot be read (\(reason)); \(remedy).")
  }
}
