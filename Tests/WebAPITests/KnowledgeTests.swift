import Accounts
import ChatService
import Content
import Foundation
import HTTPTypes
import Persistence
import Support
import Testing
import WebAPI

/// The program's information, as staff and admins get it through the API.
@Suite struct KnowledgeTests {
  private struct Hits: Decodable {
    struct Hit: Decodable {
      struct Segment: Decodable {
        let text: String
        let isHit: Bool
      }
      let article: String
      let language: String
      let source: String
      let text: [Segment]
    }
    let hits: [Hit]
  }

  private struct Articles: Decodable {
    struct Article: Decodable {
      let id: String
      let language: String
      let state: String
      let helpful: Int
      let unhelpful: Int
      let passages: [Skipped]
    }
    struct Skipped: Decodable {}
    let revision: Int
    let articles: [Article]

    func one(_ id: String, _ language: String) -> Article? {
      articles.first { $0.id == id && $0.language == language }
    }
  }

  private struct Import: Decodable {
    struct Changes: Decodable {
      struct Entry: Decodable { let id: String }
      struct Problem: Decodable { let code: String }
      let added: [Entry]
      let removed: [Entry]
      let problems: [Problem]
    }
    struct Failure: Decodable { let code: String }
    let id: String
    let state: String
    let changes: Changes?
    let failure: Failure?
    let revision: Int?
  }

  private static let place = "/v1/studio/knowledge/import"

  private static func page(_ text: String, name: String = "garage.html") -> String {
    let html = "<html lang=\"en\"><body><h1>The garage</h1><p>\(text)</p></body></html>"
    return #"{"page": {"name": "\#(name)", "base64": "\#(Data(html.utf8).base64EncodedString())"}}"#
  }

  /// Runs with the shipped content published, as after a start.
  private static func run(
    _ test: @escaping @Sendable (TestServer, _ admin: String) async throws -> Void
  ) async throws {
    let content = try await ShippedContent.published(hours: [:])
    try await TestServer.run(published: content) { server async throws in
      _ = try await server.services.database.publish(
        digest: "shipped", bytes: try content.content.bundle.encoded(), origin: "files", at: Date())
      try await test(server, try await server.signIn("boss", role: .admin))
    }
  }

  /// Begins an import, and waits until it has been read.
  private static func read(
    _ json: String, _ server: TestServer, _ admin: String
  ) async throws -> Import {
    let started = try await server.send(.post, place, json: json, cookie: admin)
    #expect(started.status == .accepted)
    while true {
      let now: Import = try await server.send(.get, place, cookie: admin).decoded()
      if now.state != "reading" { return now }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private static func publish(
    _ id: String, _ server: TestServer, _ admin: String
  ) async throws -> TestServer.Answer {
    try await server.send(
      .post, "\(place)/publish", json: #"{"id": "\#(id)"}"#, cookie: admin)
  }

  @Test func `Staff finds passages in either language, with the words marked`() async throws {
    try await Self.run { server, _ in
      let mei = try await server.signIn("mei")
      for (query, language, hit) in [
        ("smallpox", "en", "smallpox"), ("smallpox", "zh-Hans", "smallpox"),
        ("天花", "zh-Hant", "天花"), ("天花", "en", "天花"), ("醫療", "zh-Hans", "医疗"),
      ] {
        let found: Hits = try await server.send(
          .post, "/v1/desk/search", json: #"{"query": "\#(query)", "language": "\#(language)"}"#,
          cookie: mei
        ).decoded()
        let best = try #require(found.hits.first)
        #expect(best.text.contains { $0.isHit && $0.text.lowercased() == hit }, "\(query)")
        #expect(best.source.contains("Cedars-Sinai"))
      }
      let nothing: Hits = try await server.send(
        .post, "/v1/desk/search", json: #"{"query": "zxqv"}"#, cookie: mei
      ).decoded()
      #expect(nothing.hits.isEmpty)
      let empty = try await server.send(
        .post, "/v1/desk/search", json: #"{"query": ""}"#, cookie: mei)
      #expect(empty.status == .unprocessableContent)
    }
  }

  @Test func `An import is looked at, published and taken away again`() async throws {
    try await Self.run { server, admin in
      let read = try await Self.read(
        Self.page("Visitors leave their cars in the garage east of the tower."), server, admin)
      #expect(read.state == "ready")
      #expect(read.changes?.added.map(\.id) == ["garage"])
      #expect(try await server.services.database.latestRevisionID() == 1)
      let published: Import = try await Self.publish(read.id, server, admin).decoded()
      #expect(published.state == "published")
      #expect(published.revision == 2)
      // It is in force at once, and with its source.
      let answer = try await server.open().say("Where do visitors leave their cars?")
      let reply = try #require(answer.messages.last)
      #expect(reply.text.contains("east of the tower"))
      #expect(reply.sources?.first?.title.hasPrefix("The garage · ") == true)
      #expect(try await Self.publish(read.id, server, admin).status == .conflict)

      let json = #"{"source": "garage.html"}"#
      let removed = try await server.send(
        .post, "/v1/studio/knowledge/remove", json: json, cookie: admin)
      #expect(removed.status == .ok)
      let articles: Articles = try await server.send(
        .get, "/v1/studio/articles", cookie: admin
      ).decoded()
      #expect(articles.revision == 3)
      #expect(articles.one("garage", "en") == nil)
      #expect(articles.one("covid-19", "zh-Hant")?.passages.isEmpty == false)
      let again = try await server.send(
        .post, "/v1/studio/knowledge/remove", json: json, cookie: admin)
      #expect(again.status == .notFound)
    }
  }

  @Test func `What somebody else published in between is not undone`() async throws {
    try await Self.run { server, admin in
      let read = try await Self.read(Self.page("A text about the garage."), server, admin)
      _ = try await server.services.database.publish(
        digest: "other", bytes: Data("{}".utf8), origin: "files", at: Date())
      #expect(try await Self.publish(read.id, server, admin).status == .conflict)
      #expect(try await server.services.database.latestRevisionID() == 2)
    }
  }

  @Test func `Bad imports say why, and can be dropped`() async throws {
    try await Self.run { server, admin in
      let html = Data("<html><body><script>x()</script></body></html>".utf8)
      let empty = try await Self.read(
        #"{"page": {"name": "a.html", "base64": "\#(html.base64EncodedString())"}}"#, server, admin)
      #expect(empty.changes?.problems.map(\.code) == ["no-text"])
      let off = try await Self.read(
        #"{"source": "https://www.example.org/a"}"#, server, admin)
      #expect(off.state == "failed")
      #expect(off.failure?.code == "fetching-off")
      #expect(try await Self.publish(off.id, server, admin).status == .conflict)
      #expect(try await server.send(.delete, Self.place, cookie: admin).status == .noContent)
      #expect(try await server.send(.get, Self.place, cookie: admin).status == .noContent)
      for json in [
        "{}", #"{"source": "/etc/passwd"}"#, #"{"source": "file:///etc/passwd"}"#,
        #"{"page": {"name": "a.html", "base64": "&"}}"#,
        #"{"page": {"name": "", "base64": "PHA+"}}"#,
        #"{"source": "https://x.org/", "language": "fr"}"#,
        #"{"source": "https://x.org/", "page": {"name": "a", "base64": ""}}"#,
      ] {
        let answer = try await server.send(.post, Self.place, json: json, cookie: admin)
        #expect(answer.status == .unprocessableContent, "\(json)")
      }
      let big =
        #"{"page": {"name": "a.html", "base64": ""# + String(repeating: "A", count: 8_000_000)
      #expect(
        try await server.send(.post, Self.place, json: big, cookie: admin).status
          == .contentTooLarge)
    }
  }

  @Test func `Only admins import, and only staff searches`() async throws {
    try await Self.run { server, _ in
      let agent = try await server.signIn("mei")
      let requests: [(HTTPRequest.Method, String, String?)] = [
        (.get, "/v1/studio/articles", nil), (.get, Self.place, nil), (.delete, Self.place, nil),
        (.post, Self.place, Self.page("text")), (.post, "\(Self.place)/publish", #"{"id": "1"}"#),
        (.post, "/v1/studio/knowledge/remove", #"{"source": "a"}"#),
      ]
      for (method, path, json) in requests {
        #expect(
          try await server.send(method, path, json: json, cookie: agent).status == .forbidden)
        #expect(try await server.send(method, path, json: json).status == .unauthorized)
      }
      let search = try await server.send(.post, "/v1/desk/search", json: #"{"query": "a"}"#)
      #expect(search.status == .unauthorized)
    }
  }

  @Test func `A no is counted for its article, and the last word of a patient stands`()
    async throws
  {
    try await Self.run { server, admin in
      let patient = try await server.open()
      let answer = try await patient.say("What is Healthcare Diplomacy?")
      let choices = answer.messages.flatMap { $0.choices ?? [] }.map(\.id)
      let no = try #require(choices.first { $0.hasPrefix("unhelpful:") })
      let yes = try #require(choices.first { $0.hasPrefix("helpful:") })
      #expect(choices.contains("person"))
      func counts() async throws -> [Int] {
        let all: Articles = try await server.send(
          .get, "/v1/studio/articles", cookie: admin
        ).decoded()
        return all.one("healthcare-diplomacy", "en").map { [$0.helpful, $0.unhelpful] } ?? []
      }
      let sorry = try await patient.choose(no)
      #expect(sorry.messages.last?.choices?.map(\.id) == ["person"])
      #expect(try await counts() == [0, 1])
      _ = try await patient.choose(yes)
      #expect(try await counts() == [1, 0])
      _ = try await server.open().choose(no)
      #expect(try await counts() == [1, 1])
    }
  }
}

extension KnowledgeTests {
  @Test(arguments: [
    ("What is Healthcare Diplomacy?", "no", 1), ("What is Healthcare Diplomacy?", "Yes!", 0),
    ("What is Healthcare Diplomacy?", "no, not quite", 1), ("什么是医疗外交？", "不是", 1),
    ("什么是医疗外交？", "no", 1), ("什么是医疗外交？", "不完全是", 1), ("什么是医疗外交？", "对，谢谢", 0),
    ("什麼是醫療外交？", "沒有", 1), ("什麼是醫療外交？", "有，謝謝。", 0),
  ])
  func `Whoever types yes or no has said whether it helped`(
    _ question: String, _ typed: String, _ unhelpful: Int
  ) async throws {
    try await Self.run { server, _ in
      let patient = try await server.open()
      _ = try await patient.say(question)
      let language = try #require(try await patient.conversation().messages.last?.lang)
      let answer = try await patient.say(typed)
      #expect(answer.messages.first?.text == typed)
      #expect(answer.messages.last?.lang == language)
      #expect(answer.messages.count == 2)
      let counts = try await server.services.database.feedbackCounts()
      #expect(counts.map(\.unhelpful) == [unhelpful])
      #expect(counts.map(\.helpful) == [1 - unhelpful])
      // The question has been answered: the same word again is only a word.
      _ = try await patient.say(typed)
      #expect(try await server.services.database.feedbackCounts() == counts)
    }
  }

  @Test func `A choice may be typed, and an emergency is none`() async throws {
    try await Self.run { server, _ in
      let patient = try await server.open()
      let offered = try await patient.say("smallpox")
      let choices = try #require(offered.messages.last?.choices)
      let article = try #require(choices.first { $0.id.hasPrefix("article:") })
      #expect(article.id.contains("#"))
      let typed = try await patient.say(article.label.lowercased())
      #expect(typed.messages.last?.sources?.count == 1)
      #expect(typed.messages.last?.text.contains("smallpox") == true)
      let urgent = try await patient.say("I can't breathe")
      #expect(urgent.state == "waiting")
    }
  }
}
