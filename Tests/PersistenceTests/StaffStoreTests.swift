import Accounts
import Conversation
import Foundation
import Persistence
import Testing

@Suite struct StaffStoreTests {
  let database: ChatDatabase

  init() throws { database = try ChatDatabase.inMemory() }

  @Test func `A member of staff is found by name in any case, with the password's hash`()
    async throws
  {
    let hash = PasswordHash.decoy
    let member = try await database.addStaff(
      name: "Li.Wei", displayName: " 李伟 ", role: .admin, passwordHash: hash, at: time(0))
    #expect(member.displayName == "李伟")
    #expect(RandomIdentifier.isWellFormed(member.id))
    for name in ["Li.Wei", "li.wei", "LI.WEI"] {
      let found = try #require(try await database.staff(named: name))
      #expect(found.member == member)
      #expect(found.passwordHash == hash.encoded)
    }
    #expect(try await database.staff(named: "li") == nil)
  }

  @Test func `A name is taken in every case, also by the disabled`() async throws {
    try await database.hire("anna")
    try await database.setDisabled("anna", true, at: time(1))
    await #expect(throws: ConflictError.staffNameTaken) { try await database.hire("Anna") }
    #expect(try await database.countStaff() == 1)
  }

  @Test func `Names that can't be used aren't stored`() async throws {
    await #expect(throws: AccountError.invalidName) { try await database.hire("li wei") }
    await #expect(throws: AccountError.invalidDisplayName) {
      try await database.addStaff(
        name: "a", displayName: "\n", role: .agent, passwordHash: .decoy, at: time(0))
    }
    #expect(try await database.countStaff() == 0)
  }

  @Test func `Staff is listed by name, disabled or not`() async throws {
    try await database.hire("wei")
    try await database.hire("Bob", role: .admin)
    try await database.hire("anna")
    try await database.setDisabled("BOB", true, at: time(1))
    let list = try await database.staffList()
    #expect(list.map(\.name) == ["anna", "Bob", "wei"])
    #expect(list.map(\.isDisabled) == [false, true, false])
    #expect(list.map(\.role) == [.agent, .admin, .agent])
    try await database.setDisabled("Bob", false, at: time(2))
    #expect(try await database.staffList().allSatisfy { !$0.isDisabled })
  }

  @Test func `What the disabled had goes back to the queue`() async throws {
    let anna = try await database.hire("anna")
    let wei = try await database.hire("wei")
    for (id, holder, at) in [("late", anna, 20.0), ("early", anna, 10), ("other", wei, 30)] {
      try await database.begin(id)
      try await database.askForPerson(in: id, at: time(at))
      _ = try await database.claim(id, by: holder.id, at: time(40))
    }
    let returned = try await database.setDisabled("anna", true, at: time(50))
    #expect(returned.map(\.id) == ["early", "late"])
    #expect(returned.allSatisfy { $0.state.phase == .waiting && $0.claimedBy == nil })
    #expect(returned.map(\.waitingSince) == [time(10), time(20)])
    #expect(try await database.queue().map(\.conversation.id) == ["early", "late", "other"])
    #expect(try await database.record("other").claimedBy?.name == "wei")
    // Nothing is given back a second time, nor by enabling.
    #expect(try await database.setDisabled("anna", true, at: time(60)) == [])
    #expect(try await database.setDisabled("anna", false, at: time(70)) == [])
  }

  @Test func `An unknown member can be neither disabled nor given a password`() async throws {
    await #expect(throws: ConflictError.noSuchStaff) {
      try await database.setDisabled("nobody", true, at: time(0))
    }
    await #expect(throws: ConflictError.noSuchStaff) {
      try await database.setPassword("nobody", .decoy)
    }
  }

  // MARK: Sessions

  let digest = Data(repeating: 1, count: 32)

  @Test func `A session lasts until it is over`() async throws {
    let anna = try await database.hire("anna")
    try await database.createSession(
      tokenDigest: digest, staffID: anna.id, at: time(0), expires: time(100))
    #expect(try await database.session(tokenDigest: digest, at: time(99.999)) == anna)
    #expect(try await database.session(tokenDigest: digest, at: time(100)) == nil)
    #expect(
      try await database.session(tokenDigest: Data(repeating: 2, count: 32), at: time(0)) == nil)
  }

  @Test func `Signing out ends one session and leaves the others`() async throws {
    let anna = try await database.hire("anna")
    let other = Data(repeating: 2, count: 32)
    for token in [digest, other] {
      try await database.createSession(
        tokenDigest: token, staffID: anna.id, at: time(0), expires: time(100))
    }
    try await database.deleteSession(tokenDigest: digest)
    #expect(try await database.session(tokenDigest: digest, at: time(1)) == nil)
    #expect(try await database.session(tokenDigest: other, at: time(1)) == anna)
  }

  @Test func `Disabling signs out for good and keeps from signing in`() async throws {
    let anna = try await database.hire("anna")
    try await database.createSession(
      tokenDigest: digest, staffID: anna.id, at: time(0), expires: time(100))
    try await database.setDisabled("anna", true, at: time(1))
    #expect(try await database.session(tokenDigest: digest, at: time(2)) == nil)
    await #expect(throws: ConflictError.noSuchStaff) {
      try await database.createSession(
        tokenDigest: Data([3]), staffID: anna.id, at: time(2), expires: time(100))
    }
    try await database.setDisabled("anna", false, at: time(3))
    #expect(try await database.session(tokenDigest: digest, at: time(4)) == nil)
  }

  @Test func `A new password signs out`() async throws {
    let anna = try await database.hire("anna")
    try await database.createSession(
      tokenDigest: digest, staffID: anna.id, at: time(0), expires: time(100))
    let hash = try await PasswordHash.make("correct horse", name: "anna", displayName: "Anna")
    try await database.setPassword("anna", hash)
    #expect(try await database.staff(named: "anna")?.passwordHash == hash.encoded)
    #expect(try await database.session(tokenDigest: digest, at: time(1)) == nil)
  }

  @Test func `Sessions that are over are cleared away, and only those`() async throws {
    let anna = try await database.hire("anna")
    for (byte, expires) in [(1, 10.0), (2, 20), (3, 30)] {
      try await database.createSession(
        tokenDigest: Data([UInt8(byte)]), staffID: anna.id, at: time(0), expires: time(expires))
    }
    try await database.createSession(
      tokenDigest: Data([4]), staffID: anna.id, at: time(20), expires: time(40))
    // They would still be valid at that time, had they not been cleared away.
    for byte: UInt8 in [1, 2] {
      #expect(try await database.session(tokenDigest: Data([byte]), at: time(0)) == nil)
    }
    #expect(try await database.session(tokenDigest: Data([3]), at: time(21)) == anna)
  }
}
