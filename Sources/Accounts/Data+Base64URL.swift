package import Foundation

extension Data {
  /// RFC 4648 base64url without padding.
  package var base64URL: String {
    base64EncodedString()
      .replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }

  /// Nil for anything that `base64URL` doesn't write.
  package init?(base64URL text: String) {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    let plain =
      text
      .replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    guard let data = Data(base64Encoded: plain + padding), data.base64URL == text else {
      return nil
    }
    self = data
  }

  /// Looks at every byte whatever it finds, so that the time doesn't tell how much is right.
  func isEqualInConstantTime(to other: Data) -> Bool {
    guard count == other.count else { return false }
    return zip(self, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
