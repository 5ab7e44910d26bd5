import Foundation

/// A file mapped into memory, read-only: a page is read when it is first touched.
///
/// `@unchecked Sendable` is sound because the mapping is neither written nor moved until the last
/// reference is gone.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(_ file: URL) throws(EncoderError) {
    let descriptor = try EncoderFile.open(file)
    defer { close(descriptor) }
    let size = try EncoderFile.size(of: descriptor, file)
    guard size > 0 else {
      throw EncoderError(.invalidWeights, "\(file.path) is empty; \(EncoderFile.remedy).")
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw EncoderFile.unreadable(file) }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }

  /// Gives the pages back that have been touched so far; they are read again when needed.
  func releasePages() {
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
  }
}
