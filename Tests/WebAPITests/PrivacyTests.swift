import Accounts
import ChatService
import Content
import Foundation
import HTTPTypes
import Linguistics
import Persistence
import Support
import Testing
import WebAPI

/// What is kept of a patient: with whose consent, and for how long.
@Suite struct PrivacyTests {
  private struct Consent: Decodable, Equatable {
    let version: String
    let at: String
    let text: String?
  }

  private struct Export: Decodable { let consent: Consent? }

  private struct Detail: Decodable {
    struct Conversation: Decodable { let consent: Consent? }
    let conversation: Conversation
  }

  private static func notice(_ server: TestServer, _ language: LanguageTag) throws -> ConsentNotice
  {
    try #require(ConsentNotice.all(of: server.services.content.current.bundle)[language])
  }

  private static func exported(_ patient: TestServer.Patient) async throws -> Consent? {
    try await patient.server.send(.get, "\(patient.path)/export", token: patient.token)
      .decoded(Export.self).consent
  }

  private static func patch(
    _ patient: TestServer.Patient, _ json: String
  ) async throws -> TestServer.Answer {
    try await patient.server.send(.patch, patient.path, json: json, token: patient.token)
  }

  // MARK: - Consent

  @Test func `the export has the words agreed to at the opening, the desk has their version`()
    async throws
  {
    try await TestServer.run { server async throws in
      for language in LanguageTag.allCases {
        let notice = try Self.notice(server, language)
        let patient = try await server.open(
          #"{"locale": "\#(language.rawValue)", "consent": {"version": "\#(notice.version)"}}"#)
        let consent = try #require(try await Self.exported(patient))
        #expect(consent.version == notice.version)
        #expect(consent.text == notice.text)
        let cookie = try await server.signIn("mei-\(language.rawValue.lowercased())")
        let detail = try await server.send(
          .get, "/v1/desk/conversations/\(patient.id)", cookie: cookie
        ).decoded(Detail.self)
        #expect(
          detail.conversation.consent
            == Consent(version: consent.version, at: consent.at, text: nil))
      }
    }
  }

  @Test func `consent can be given later; again, it keeps its first time`() async throws {
    try await TestServer.run { server async throws in
      let notice = try Self.notice(server, .en)
      let patient = try await server.open()
      #expect(try await Self.exported(patient) == nil)
      let json = #"{"consent": {"version": "\#(notice.version)"}}"#
      #expect(try await Self.patch(patient, json).status == .ok)
      let consent = try #require(try await Self.exported(patient))
      #expect(consent.text == notice.text)
      try await Task.sleep(for: .milliseconds(5))
      #expect(try await Self.patch(patient, json).status == .ok)
      #expect(try await Self.exported(patient) == consent)
    }
  }

  @Test func `the words are kept in the language that is chosen along with them`() async throws {
    try await TestServer.run { server async throws in
      let notice = try Self.notice(server, .zhHant)
      let patient = try await server.open()
      let json = #"{"locale": "zh-Hant", "consent": {"version": "\#(notice.version)"}}"#
      #expect(try await Self.patch(patient, json).status == .ok)
      #expect(try await Self.exported(patient)?.text == notice.text)
      // In a language that nobody has agreed in, it is told in theirs.
      #expect(try await Self.patch(patient, #"{"locale": "zh-Hans"}"#).status == .ok)
      #expect(try await Self.exported(patient)?.text == notice.text)
    }
  }

  @Test func `a version that isn't in force is kept as claimed, without words`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open(#"{"consent": {"version": "2026-01"}}"#)
      let consent = try #require(try await Self.exported(patient))
      #expect(consent.version == "2026-01")
      #expect(consent.text == nil)
      #expect(try await Self.patch(patient, #"{"consent": {"version": "b"}}"#).status == .ok)
      #expect(try await Self.exported(patient)?.version == "b")
    }
  }

  @Test func `words agreed to stay known when others are in force`() async throws {
    try await TestServer.run { server async throws in
      let notice = try Self.notice(server, .en)
      let json = #"{"consent": {"version": "\#(notice.version)"}}"#
      let patient = try await server.open(json)
      var privacy = SiteSettings.Privacy()
      privacy.retentionDays = 7
      let newer = try await ShippedContent.published(hours: [:], privacy: privacy)
      server.services.content.replace(with: newer.content)
      #expect(try Self.notice(server, .en).version != notice.version)
      #expect(try await Self.exported(patient)?.text == notice.text)
      // A page that was open since before still gives the old version.
      #expect(try await Self.exported(try await server.open(json))?.text == notice.text)
    }
  }

  @Test func `opening again changes no consent`() async throws {
    try await TestServer.run { server async throws in
      let id = UUID().uuidString
      let patient = try await server.open(#"{"clientId": "\#(id)", "consent": {"version": "a"}}"#)
      let again = try await server.send(
        .post, "/v1/conversations", json: #"{"clientId": "\#(id)", "consent": {"version": "b"}}"#)
      #expect(again.status == .ok)
      #expect(try await Self.exported(patient)?.version == "a")
    }
  }

  @Test(
    arguments: [
      "{}", #"{"consent": null}"#, #"{"consent": {}}"#, #"{"consent": "a"}"#,
      #"{"consent": {"version": 1}}"#, #"{"consent": {"version": "\u0000"}}"#,
      #"{"consent": {"version": "\#(String(repeating: "a", count: 65))"}, "locale": "zh-Hant"}"#,
    ])
  func `a change without a valid part is refused and changes nothing`(json: String) async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      let answer = try await Self.patch(patient, json)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.problemCode == "invalid-input")
      #expect(try await Self.exported(patient) == nil)
      #expect(try await patient.conversation().locale == "en")
    }
  }

  // MARK: - Retention

  @Test func `past retention a conversation is gone for the patient, the desk and the studio`()
    async throws
  {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      _ = try await patient.say("best pizza recipe with pineapple")
      let cookie = try await server.signIn("mei", role: .admin)
      let desk = "/v1/desk/conversations/\(patient.id)"
      let unmatched = "/v1/studio/unmatched"
      func unmatchedHasIt() async throws -> Bool {
        let answer = try await server.send(.get, unmatched, cookie: cookie)
        #expect(answer.status == .ok)
        return String(decoding: answer.body, as: UTF8.self).contains("pineapple")
      }
      #expect(try await unmatchedHasIt())
      let days = Double(server.services.content.current.bundle.site.privacy.retentionDays)
      let events = server.services.feed.events(of: patient.id).events

      let retention = server.services.retention
      #expect(try await retention.deleteExpired(at: Date() + (days - 1) * 86_400) == 0)
      #expect(try await server.send(.get, desk, cookie: cookie).status == .ok)
      #expect(try await retention.deleteExpired(at: Date() + (days + 1) * 86_400) == 1)

      var iterator = events.makeAsyncIterator()
      guard case .gone = await iterator.next() else {
        Issue.record("the open page wasn't told")
        return
      }
      #expect(
        try await server.send(.get, patient.path, token: patient.token).status == .unauthorized)
      #expect(try await server.send(.get, desk, cookie: cookie).status == .notFound)
      #expect(try await !unmatchedHasIt())
    }
  }
}
