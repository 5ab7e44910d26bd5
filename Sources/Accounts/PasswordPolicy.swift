/// What a new password has to be. Old hashes stay good for signing in.
///
/// A length, and more guesses than a patient guesser is allowed: no rule about kinds of characters,
/// as NIST SP 800-63B advises.
package enum PasswordPolicy {
  /// In characters.
  package static let minimumLength = 10
  package static let maximumBytes = 1024
  /// 4 · 10⁹ guesses by somebody who knows what people choose: three common words are below it.
  static let minimumBits = 32.0
  /// Digits alone are numbers of phones, papers and days up to here.
  static let minimumDigits = 16

  /// - Parameters:
  ///   - name: with which the member signs in; guessed first, as `displayName` is.
  /// - Throws: `AccountError.passwordTooShort`, `.passwordTooLong`, `.passwordCommon`.
  package static func check(
    _ password: String, name: String, displayName: String
  ) throws(AccountError) {
    guard password.count >= minimumLength else { throw .passwordTooShort }
    guard password.utf8.count <= maximumBytes else { throw .passwordTooLong }
    let estimate = PasswordGuess(password, names: [name, displayName])
    guard !estimate.isNumber(below: minimumDigits), estimate.bits(upTo: minimumBits) >= minimumBits
    else { throw .passwordCommon }
  }
}
