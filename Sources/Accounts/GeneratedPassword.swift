/// A random password that can be read out and typed: four groups of five characters.
package enum GeneratedPassword {
  /// Without i, l, o, 0 and 1, which are easily taken for each other.
  private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

  /// 20 out of 31 characters: 99 bits.
  package static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      String(
        (0..<5).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] })
    }.joined(separator: "-")
  }
}
