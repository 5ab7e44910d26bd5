import Accounts
import Foundation
import Testing

@Suite struct TokenTests {
  @Test func `Session tokens are long, random and safe in a cookie`() {
    let tokens = (0..<100).map { _ in SessionToken.make() }
    #expect(Set(tokens.map(\.value)).count == 100)
    for token in tokens {
      #expect(token.value.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
    }
  }

  @Test func `A token from a cookie has the digest of the one that was made`() throws {
    let token = SessionToken.make()
    let copy = try #require(SessionToken(token.value))
    #expect(copy.digest == token.digest)
    #expect(token.digest.count == 32)
    #expect(token.digest != SessionToken.make().digest)
  }

  @Test(
    arguments: [
      "", "abc", String(repeating: "a", count: 42), String(repeating: "a", count: 44),
      String(repeating: "=", count: 43), String(repeating: "é", count: 43),
      String(repeating: "+", count: 43),
    ])
  func `What can't be a token is none`(text: String) {
    #expect(SessionToken(text) == nil)
  }

  @Test func `Neither a token nor a key tells its value to a log`() {
    let token = SessionToken.make()
    #expect(!"\(token)".contains(token.value))
    let key = SecretKey(Data("0123456789abcdef0123456789abcdef".utf8))
    #expect("\(key)" == "SecretKey")
  }

  @Test func `A conversation's token follows from its id and the key alone`() {
    let key = SecretKey(Data(repeating: 7, count: 32))
    let token = key.conversationToken(for: "one")
    #expect(token.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
    #expect(token == SecretKey(Data(repeating: 7, count: 32)).conversationToken(for: "one"))
    #expect(token != key.conversationToken(for: "two"))
    #expect(token != SecretKey(Data(repeating: 8, count: 32)).conversationToken(for: "one"))
  }

  @Test func `A token opens its own conversation and no other`() {
    let key = SecretKey(Data(repeating: 7, count: 32))
    let token = key.conversationToken(for: "one")
    #expect(key.isValid(token, forConversation: "one"))
    #expect(!key.isValid(token, forConversation: "two"))
    #expect(!SecretKey(Data(repeating: 8, count: 32)).isValid(token, forConversation: "one"))
  }

  @Test func `A token with any character changed opens nothing`() {
    let key = SecretKey(Data(repeating: 7, count: 32))
    let token = Array(key.conversationToken(for: "one"))
    for index in token.indices {
      var changed = token
      changed[index] = changed[index] == "A" ? "B" : "A"
      #expect(!key.isValid(String(changed), forConversation: "one"))
    }
    for wrong in ["", "=", String(token.dropLast()), String(token) + "A", String(token) + "="] {
      #expect(!key.isValid(wrong, forConversation: "one"))
    }
  }

  @Test func `Identifiers are 26 characters that nobody mixes up, and never the same`() {
    let identifiers = (0..<1000).map { _ in RandomIdentifier.make() }
    #expect(Set(identifiers).count == 1000)
    for identifier in identifiers {
      #expect(identifier.wholeMatch(of: /[0-7][0-9a-hjkmnp-tv-z]{25}/) != nil)
      #expect(RandomIdentifier.isWellFormed(identifier))
    }
  }

  @Test(
    arguments: [
      "", "0123456789abcdefghjkmnpqr", "8123456789abcdefghjkmnpqrs", "0123456789abcdefghijklmnop",
      "0123456789ABCDEFGHJKMNPQRS", "0123456789abcdefghjkmnpq/.",
    ])
  func `What can't be an identifier is none`(text: String) {
    #expect(!RandomIdentifier.isWellFormed(text))
  }
}
