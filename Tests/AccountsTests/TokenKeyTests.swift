import Accounts
import Foundation
import Testing

@Suite final class TokenKeyTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private var file: URL { folder.appending(path: "liaison.key") }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func store(environment: String? = nil) -> TokenKeyStore {
    TokenKeyStore(file: file, environment: environment)
  }

  private func tokens(_ store: TokenKeyStore) throws -> TokenKeys { TokenKeys(try store.keys()) }

  @Test func `the first start makes a key that only its owner can read, and keeps it`() throws {
    #expect(try store().keys().isEmpty)
    let (keys, isNew) = try store().prepare(former: nil)
    #expect(isNew && keys.count == 1)
    let token = TokenKeys(keys).token(for: "one")
    let again = try store().prepare(former: nil)
    #expect(!again.isNew)
    #expect(TokenKeys(again.keys).isValid(token, forConversation: "one"))
    #expect(try !tokens(store()).isValid(token, forConversation: "two"))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `the key that a database of before held opens its conversations still`() throws {
    let former = Data(repeating: 7, count: 32)
    let token = SecretKey(former).conversationToken(for: "one")
    _ = try store().prepare(former: former)
    #expect(try tokens(store()).isValid(token, forConversation: "one"))
    // The start was interrupted before the database had forgotten it.
    _ = try store().prepare(former: former)
    #expect(try store().keys().count == 1)
  }

  @Test func `after a rotation old tokens hold, and after forgetting they don't`() throws {
    _ = try store().prepare(former: nil)
    let old = try tokens(store()).token(for: "one")
    try store().rotate(forgettingOthers: false)
    #expect(try tokens(store()).isValid(old, forConversation: "one"))
    #expect(try tokens(store()).token(for: "one") != old)
    try store().rotate(forgettingOthers: true)
    #expect(try !tokens(store()).isValid(old, forConversation: "one"))
    #expect(try store().keys().count == 1)
  }

  @Test func `keys of the environment go first, and none is written then`() throws {
    let key = Data(repeating: 9, count: 32)
    let store = store(environment: " \(key.base64URL)\n")
    _ = try store.prepare(former: nil)
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let token = SecretKey(key).conversationToken(for: "one")
    #expect(try tokens(store).token(for: "one") == token)
    #expect(throws: TokenKeyStore.Failure.self) { try self.store(environment: "short").keys() }
  }

  @Test func `a file that others can read, or that isn't one of keys, is refused`() throws {
    _ = try store().prepare(former: nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    let exposed = #expect(throws: TokenKeyStore.Failure.self) { try self.store().keys() }
    #expect(exposed?.description.contains("chmod 600") == true)
    try FileManager.default.removeItem(at: file)
    _ = FileManager.default.createFile(
      atPath: file.path, contents: Data("nonsense\n".utf8), attributes: [.posixPermissions: 0o600])
    let broken = #expect(throws: TokenKeyStore.Failure.self) { try self.store().keys() }
    #expect(broken?.description.contains("line 1") == true)
    // What can't be read is never written over.
    #expect(throws: TokenKeyStore.Failure.self) { try self.store().prepare(former: nil) }
    #expect(try String(contentsOf: file, encoding: .utf8) == "nonsense\n")
  }
}
