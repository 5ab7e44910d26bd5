import COpenCC
import Synchronization

/// An open OpenCC conversion, for instance `t2s.json`; closed with its last owner.
///
/// OpenCC 1.1.5 converts without shared state, but keeps the message of a failure in one global
/// string. So each handle serves one caller at a time, and opening is serialised.
final class HanConverter: Sendable {
  private static let opening = Mutex(())

  private let handle: Mutex<opencc_t>

  /// - Parameter configuration: the name of a file that OpenCC finds in its own data folder.
  init(configuration: String) throws(LinguisticsError) {
    var cause = ""
    let opened = Self.opening.withLock { _ -> UInt in
      let address = UInt(bitPattern: opencc_open(configuration))
      if address == Self.failed { cause = String(cString: opencc_error()) }
      return address
    }
    guard opened != Self.failed, let pointer = opencc_t(bitPattern: opened) else {
      throw LinguisticsError(
        code: .converterUnavailable, configuration: configuration, cause: cause)
    }
    handle = Mutex(pointer)
  }

  deinit {
    handle.withLock { _ = opencc_close($0) }
  }

  /// The converted text, or nil where OpenCC refuses it (which it does for malformed UTF-8 only).
  func convert(_ text: String) -> String? {
    // OpenCC takes and gives back C strings: what follows a NUL would be lost.
    if text.utf8.contains(0) {
      var converted: [String] = []
      for part in text.unicodeScalars.split(separator: "\0", omittingEmptySubsequences: false) {
        guard let part = convert(String(part)) else { return nil }
        converted.append(part)
      }
      return converted.joined(separator: "\0")
    }
    return handle.withLock { handle in
      guard let output = opencc_convert_utf8(handle, text, text.utf8.count) else { return nil }
      defer { opencc_convert_utf8_free(output) }
      return String(cString: output)
    }
  }

  /// What `opencc_open` returns in place of a handle.
  private static let failed = UInt.max
}
