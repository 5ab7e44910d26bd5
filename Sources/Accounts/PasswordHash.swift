import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// A salted scrypt hash of a password, in a string that says how it was made:
/// `$scrypt$ln=15,r=8,p=1$<salt>$<key>` (the PHC string format, base64 without padding).
///
/// Source: C. Percival and S. Josefsson, RFC 7914, "The scrypt Password-Based Key Derivation
/// Function".
package struct PasswordHash: Sendable, Equatable {
  /// What the database holds.
  package var encoded: String {
    "$scrypt$ln=\(cost.logN),r=\(cost.blockSize),p=\(cost.parallelism)"
      + "$\(Self.base64(salt))$\(Self.base64(key))"
  }

  private let cost: Cost
  private let salt: Data
  private let key: Data

  private init(cost: Cost, salt: Data, key: Data) {
    self.cost = cost
    self.salt = salt
    self.key = key
  }

  /// Hashes a new password with a random salt. Takes about 0.15 s, on a thread of its own. There
  /// is no other way to a new hash, so that no password goes round the policy.
  ///
  /// - Parameters:
  ///   - name: with which the member signs in; no password is made of it, nor of `displayName`.
  /// - Throws: `AccountError` as `PasswordPolicy.check` does.
  package static func make(
    _ password: String, name: String, displayName: String
  ) async throws -> PasswordHash {
    try PasswordPolicy.check(password, name: name, displayName: displayName)
    var generator = SystemRandomNumberGenerator()
    let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    let key = try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result { try Self.key(from: password, salt: salt, cost: .current, byteCount: 32) })
      }
    }
    return PasswordHash(cost: .current, salt: salt, key: key)
  }

  /// Reads what `encoded` gave.
  ///
  /// - Throws: `AccountError.unreadableHash`, also where the cost is beyond what is sane to spend.
  package init(encoded: String) throws(AccountError) {
    let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
    guard
      parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
      let cost = Cost(parts[2]),
      let salt = Self.bytes(ofBase64: parts[3]), (8...64).contains(salt.count),
      let key = Self.bytes(ofBase64: parts[4]), (16...64).contains(key.count)
    else { throw .unreadableHash }
    self.init(cost: cost, salt: salt, key: key)
  }

  /// Whether this is the hash of the password. Holds a processor for about 0.15 s; the comparison
  /// takes the same time wherever the first difference is.
  package func matches(_ password: String) -> Bool {
    guard password.utf8.count <= PasswordPolicy.maximumBytes,
      let candidate = try? Self.key(
        from: password, salt: salt, cost: cost, byteCount: key.count)
    else { return false }
    return candidate.isEqualInConstantTime(to: key)
  }

  /// The hash of no password. Comparing with it where the name is unknown takes as long as
  /// comparing with a real one, so that the time doesn't tell who works here.
  package static let decoy = PasswordHash(
    cost: .current, salt: Data(repeating: 0, count: 16), key: Data(repeating: 0, count: 32))

  /// Serial, so that several new passwords take one core and 32 MiB and not all of them.
  private static let queue = DispatchQueue(label: "liaison.password")

  private static func key(
    from password: String, salt: Data, cost: Cost, byteCount: Int
  ) throws -> Data {
    // The same password typed on another system may be composed in another way.
    let bytes = Data(password.precomposedStringWithCompatibilityMapping.utf8)
    return try KDF.Scrypt.deriveKey(
      from: bytes, salt: salt, outputByteCount: byteCount, rounds: 1 << cost.logN,
      blockSize: cost.blockSize, parallelism: cost.parallelism
    ).withUnsafeBytes { Data($0) }
  }

  /// What one hash costs: 2^logN rounds, 128 · blockSize · 2^logN bytes of memory.
  private struct Cost: Sendable, Equatable {
    var logN: Int
    var blockSize: Int
    var parallelism: Int

    static let current = Cost(logN: 15, blockSize: 8, parallelism: 1)

    init(logN: Int, blockSize: Int, parallelism: Int) {
      self.logN = logN
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// Reads `ln=15,r=8,p=1`; nil above 256 MiB or four lanes, which no hash of ours needs.
    init?(_ text: Substring) {
      let fields = text.split(separator: ",", omittingEmptySubsequences: false)
      guard
        fields.count == 3,
        let logN = Self.number(fields[0], after: "ln="), (10...18).contains(logN),
        let blockSize = Self.number(fields[1], after: "r="), (1...32).contains(blockSize),
        let parallelism = Self.number(fields[2], after: "p="), (1...4).contains(parallelism),
        128 * blockSize << logN <= 256 << 20
      else { return nil }
      self.init(logN: logN, blockSize: blockSize, parallelism: parallelism)
    }

    private static func number(_ field: Substring, after prefix: String) -> Int? {
      guard field.hasPrefix(prefix) else { return nil }
      return Int(field.dropFirst(prefix.count))
    }
  }

  private static func base64(_ data: Data) -> String {
    String(data.base64EncodedString().prefix { $0 != "=" })
  }

  private static func bytes(ofBase64 text: Substring) -> Data? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: text + padding)
  }
}
