import Accounts
import Foundation
import Testing

@Suite struct PasswordTests {
  private func hash(_ password: String) async throws -> PasswordHash {
    try await PasswordHash.make(password, name: "mei", displayName: "Mei Lin")
  }

  @Test func `A hash matches its password and no other`() async throws {
    let hash = try await hash("correct horse")
    #expect(hash.matches("correct horse"))
    #expect(!hash.matches("correct horsf"))
    #expect(!hash.matches("correct horse "))
    #expect(!hash.matches(""))
  }

  @Test func `A hash says how it was made and survives being stored`() async throws {
    let hash = try await hash("correct horse")
    #expect(hash.encoded.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
    let copy = try PasswordHash(encoded: hash.encoded)
    #expect(copy == hash)
    #expect(copy.matches("correct horse"))
  }

  @Test func `The same password has another hash each time`() async throws {
    let first = try await hash("correct horse")
    let second = try await hash("correct horse")
    #expect(first.encoded != second.encoded)
  }

  @Test func `The cost is read from the hash`() async throws {
    // RFC 7914, section 12, third vector: N = 16384, r = 8, p = 1.
    let salt = Data("SodiumChloride".utf8).base64EncodedString().filter { $0 != "=" }
    let hex =
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
      + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    let key = Data(
      stride(from: 0, to: hex.count, by: 2).compactMap { offset in
        let start = hex.index(hex.startIndex, offsetBy: offset)
        return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
      }
    ).base64EncodedString().filter { $0 != "=" }
    let hash = try PasswordHash(encoded: "$scrypt$ln=14,r=8,p=1$\(salt)$\(key)")
    #expect(hash.matches("pleaseletmein"))
    #expect(!hash.matches("pleaseletmeout"))
  }

  @Test func `A password typed with combining characters is the same password`() async throws {
    let hash = try await hash("un caf\u{E9} tr\u{E8}s noir")
    #expect(hash.matches("un cafe\u{301} tre\u{300}s noir"))
  }

  @Test(arguments: ["", "123456789", "密码密码密码密码密"])
  func `A password under ten characters is refused with the reason`(password: String) async {
    let error = await #expect(throws: AccountError.self) {
      try await hash(password)
    }
    #expect(error == .passwordTooShort)
    #expect(error?.description.contains("at least 10 characters") == true)
  }

  @Test func `Ten characters are enough, and a thousand bytes are not too many`() async throws {
    #expect(try await hash("gx4vq9tzlm").matches("gx4vq9tzlm"))
    let long = "gx4vq9tzlm".padding(
      toLength: PasswordPolicy.maximumBytes, withPad: "a", startingAt: 0)
    #expect(try await hash(long).matches(long))
  }

  @Test func `A password beyond the limit is refused, and matches nothing`() async throws {
    let long = String(repeating: "a", count: PasswordPolicy.maximumBytes + 1)
    await #expect(throws: AccountError.passwordTooLong) { try await hash(long) }
    #expect(try await !hash("correct horse").matches(long))
  }

  @Test func `A hash of a password that would be refused today still signs in`() async throws {
    // Made with Python's hashlib.scrypt.
    let hash = try PasswordHash(
      encoded:
        "$scrypt$ln=10,r=8,p=1$bGlhaXNvbmxpYWlzb24xNg$2NfiHGnOnxqYhO195Ge6HYLc1qnzk2NK/jNb0sLvfW4")
    #expect(hash.matches("1234567890"))
    await #expect(throws: AccountError.passwordCommon) { try await self.hash("1234567890") }
  }

  @Test func `The decoy is the hash of nothing that is typed`() {
    #expect(!PasswordHash.decoy.matches(""))
    #expect(!PasswordHash.decoy.matches("0000000000"))
  }

  @Test(
    arguments: [
      "", "secret", "$scrypt$",
      "$bcrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=15,r=8$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=15,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
      "$scrypt$ln=15,r=8,p=1$not base64!$AAAAAAAAAAAAAAAAAAAAAA",
      // Costs that would stop the server, or protect nothing.
      "$scrypt$ln=31,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=18,r=32,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=15,r=8,p=1000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=1,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=-1,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    ])
  func `A stored hash that isn't ours is refused`(encoded: String) {
    #expect(throws: AccountError.unreadableHash) { try PasswordHash(encoded: encoded) }
  }

  @Test func `A generated password can be read out, typed and used`() async throws {
    let passwords = (0..<200).map { _ in GeneratedPassword.make() }
    #expect(Set(passwords).count == passwords.count)
    for password in passwords {
      #expect(password.wholeMatch(of: /[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}/) != nil)
    }
    // Every character is used: 31 of them in 20 places are 99 bits.
    #expect(Set(passwords.joined().filter { $0 != "-" }).count == 31)
    #expect(try await hash(passwords[0]).matches(passwords[0]))
  }
}
