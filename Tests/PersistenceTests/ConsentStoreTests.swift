import Conversation
import Foundation
import Linguistics
import Persistence
import Testing

@Suite struct ConsentStoreTests {
  private static let notice = ConsentDraft(
    version: "a1", texts: [.en: "We keep this.", .zhHans: "我们会保存。", .zhHant: "我們會保存。"])

  let database: ChatDatabase

  init() throws { database = try ChatDatabase.inMemory() }

  @discardableResult
  private func begin(
    _ id: String, clientId: String? = nil, language: LanguageTag = .en, consent: ConsentDraft?,
    at: Date = time(0)
  ) async throws -> CreatedConversation {
    try await database.createConversation(
      NewConversation(
        id: id, clientId: clientId, state: DialogueState(language: language), consent: consent,
        at: at, revision: 1),
      greeting: [])
  }

  private func text(_ version: String, _ language: LanguageTag) async throws -> String? {
    try await database.consentText(version: version, preferring: language)
  }

  @Test func `The words are stored in the language of the conversation alone`() async throws {
    let created = try await begin("one", language: .zhHant, consent: Self.notice)
    #expect(created.conversation.consent == .init(version: "a1", at: time(0)))
    for language in LanguageTag.allCases {
      #expect(try await text("a1", language) == "我們會保存。")
    }
    try await begin("two", language: .en, consent: Self.notice)
    #expect(try await text("a1", .en) == "We keep this.")
    #expect(try await text("a1", .zhHant) == "我們會保存。")
  }

  @Test func `Words that aren't in the conversation's language are those first agreed to`()
    async throws
  {
    try await begin("one", language: .zhHant, consent: Self.notice, at: time(2))
    try await begin("two", language: .en, consent: Self.notice, at: time(1))
    #expect(try await text("a1", .zhHans) == "We keep this.")
  }

  @Test func `A version without words is stored as claimed`() async throws {
    let created = try await begin("one", consent: .init(version: "2026-01"))
    #expect(created.conversation.consent == .init(version: "2026-01", at: time(0)))
    #expect(try await text("2026-01", .en) == nil)
  }

  @Test func `Without consent none is stored`() async throws {
    #expect(try await begin("one", consent: nil).conversation.consent == nil)
  }

  @Test func `Consent can be given later, and again without another time`() async throws {
    try await begin("one", consent: nil)
    let first = try await database.saveConsent(Self.notice, in: "one", at: time(5))
    #expect(first.consent == .init(version: "a1", at: time(5)))
    #expect(try await database.record("one") == first)
    let again = try await database.saveConsent(Self.notice, in: "one", at: time(9))
    #expect(again.consent == .init(version: "a1", at: time(5)))
    #expect(try await database.record("one") == first)

    let other = try await database.saveConsent(.init(version: "b2"), in: "one", at: time(10))
    #expect(other.consent == .init(version: "b2", at: time(10)))
    #expect(try await database.record("one").consent == other.consent)
  }

  @Test func `The words of a version never change`() async throws {
    try await begin("one", consent: Self.notice)
    let changed = ConsentDraft(version: "a1", texts: [.en: "We sell this."])
    try await begin("two", consent: changed)
    _ = try await database.saveConsent(changed, in: "one", at: time(5))
    #expect(try await text("a1", .en) == "We keep this.")
  }

  @Test func `Opening again with the same client id changes no consent`() async throws {
    try await begin("one", clientId: "c", consent: Self.notice)
    let again = try await begin(
      "two", clientId: "c", consent: .init(version: "b2", texts: [.en: "New."]), at: time(9))
    #expect(again.isReplay)
    #expect(again.conversation.consent == .init(version: "a1", at: time(0)))
    #expect(try await database.record("one").consent == .init(version: "a1", at: time(0)))
    #expect(try await text("b2", .en) == nil)
  }

  @Test func `A consent that can't be stored leaves no words either`() async throws {
    await #expect(throws: ConflictError.noSuchConversation) {
      try await database.saveConsent(Self.notice, in: "none", at: time(1))
    }
    #expect(try await text("a1", .en) == nil)
  }

  @Test func `The words stay when conversations are erased`() async throws {
    try await begin("one", consent: Self.notice)
    try await database.erase("one")
    #expect(try await text("a1", .en) == "We keep this.")
  }
}
