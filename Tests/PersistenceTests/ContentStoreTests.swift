import Foundation
import Persistence
import Testing

@Suite struct ContentStoreTests {
  let database: ChatDatabase

  init() throws { database = try ChatDatabase.inMemory() }

  @Test func `Before the first publication there is no revision`() async throws {
    #expect(try await database.latestRevision() == nil)
  }

  @Test func `Revisions are counted, and the latest one counts`() async throws {
    let first = try await database.publish(
      digest: "a", bytes: Data([1, 0, 255]), origin: "files", at: time(1))
    #expect(first.id == 1)
    #expect(try await database.latestRevision() == first)
    let second = try await database.publish(
      digest: "b", bytes: Data(), origin: "studio", at: time(2))
    #expect(second.id == 2)
    #expect(second.digest == "b")
    #expect(second.bytes == Data())
    #expect(second.origin == "studio")
    #expect(second.publishedAt == time(2))
    #expect(try await database.latestRevision() == second)
  }

  @Test func `The same content again is no new revision, unless another came between`()
    async throws
  {
    let first = try await database.publish(
      digest: "a", bytes: Data([1]), origin: "files", at: time(1))
    #expect(
      try await database.publish(digest: "a", bytes: Data([1]), origin: "files", at: time(2))
        == first)
    _ = try await database.publish(digest: "b", bytes: Data([2]), origin: "files", at: time(3))
    let back = try await database.publish(
      digest: "a", bytes: Data([1]), origin: "files", at: time(4))
    #expect(back.id == 3)
  }
}
