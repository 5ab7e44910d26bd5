/// Identifiers that can't be guessed: 128 random bits as 26 characters of Crockford's base 32, in
/// lower case.
package enum RandomIdentifier {
  package static let length = 26
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  package static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    var bits = UInt128.random(in: .min ... .max, using: &generator)
    // The first character holds the three bits that are left over.
    var characters = [UInt8](repeating: 0, count: length)
    for index in characters.indices.reversed() {
      characters[index] = alphabet[Int(bits & 31)]
      bits >>= 5
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// Whether the text could come from `make()`.
  package static func isWellFormed(_ text: String) -> Bool {
    text.utf8.count == length && text.utf8.allSatisfy(alphabet.contains)
      && text.utf8.first.map { $0 <= UInt8(ascii: "7") } == true
  }
}
