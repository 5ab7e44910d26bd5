import Content
import Foundation
import HTTPTypes
import Support
import Testing

/// What the page of plain forms refuses, and that nothing is lost by it.
@Suite struct ChatPageRefusalTests {
  private static let site = HTTPField.Name("sec-fetch-site") ?? .origin

  @Test(arguments: [
    [.origin: "https://evil.example"], [.origin: "https://www.example.org"], [.origin: "null"],
    [:], [.referer: "https://evil.example/chat"], [site: "none"],
    [.origin: "http://localhost", site: "cross-site"], [site: "same-site"],
    [.referer: "http://localhost", site: "cross-site"],
  ])
  func `a form of another site changes nothing`(_ headers: HTTPFields) async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      _ = try await browser.submit(["text": "hello"])
      let fields = try await browser.get("/chat").fields.merging(["text": "<mine>"]) { $1 }
      browser.origin = headers
      let refused = try await browser.post("/chat", fields)
      #expect(refused.status == .forbidden)
      #expect(refused.html.contains("role=\"alert\""))
      #expect(refused.html.contains(">\n&lt;mine&gt;</textarea>"))
      #expect(refused.field("clientId") != fields["clientId"])
      #expect(try await browser.post("/chat/delete", [:]).status == .forbidden)
      #expect(try await browser.get("/chat").authors.filter { $0 == "patient" }.count == 1)
      #expect(try await server.eraseConversations() == 1)
    }
  }

  @Test(arguments: [
    [.origin: "http://localhost"], [.referer: "http://localhost/chat"], [site: "same-origin"],
    [.origin: "http://localhost", site: "same-origin"],
  ])
  func `a form of this page is taken, however the browser says so`(
    _ headers: HTTPFields
  ) async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      browser.origin = headers
      #expect(try await browser.submit(["text": "hello"]).status == .seeOther)
    }
  }

  @Test func `browsers are asked to say where a form comes from`() async throws {
    try await TestServer.run { server async throws in
      let page = try await server.browser().get("/chat")
      let policy = try #require(HTTPField.Name("referrer-policy"))
      #expect(page.headers[policy] == "same-origin")
      #expect(page.headers[.contentSecurityPolicy]?.contains("unsafe-inline") == false)
      #expect(try await server.send(.get, "/").headers[policy] == "no-referrer")
    }
  }

  @Test func `a text too long is given back with its count`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser(language: "zh-CN")
      let long = String(repeating: "心", count: 4001)
      let refused = try await browser.submit(["text": long])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.html.contains("4001"))
      #expect(refused.html.contains(">\n\(long)</textarea>"))
      #expect(refused.html.contains("aria-invalid=\"true\""))
      #expect(try await server.eraseConversations() == 0)
      // Lines end with two characters in a form, and with one in a text.
      let lines = String(repeating: "字\r\n", count: 2000)
      #expect(try await browser.submit(["text": lines]).status == .seeOther)
    }
  }

  @Test func `nothing to send is said, and opens nothing`() async throws {
    try await TestServer.run { server async throws in
      for text in ["", " \r\n ", "\u{200B}\u{202E}"] {
        let refused = try await server.browser().submit(["text": text])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.html.contains("role=\"alert\""))
        #expect(refused.headers[.setCookie] == nil)
      }
      #expect(try await server.eraseConversations() == 0)
    }
  }

  @Test(arguments: [
    ("text=%", 400), ("text=%zz", 400), ("text=%FF", 400), ("text=a%00b", 400),
    ("text=a&text=b", 400), (String(repeating: "a=1&", count: 40), 400), ("", 422),
    ("text=" + String(repeating: "a", count: 600_000), 413),
  ])
  func `a body that is no form of ours is refused on the page`(
    _ body: String, _ status: Int
  ) async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      let refused = try await browser.post("/chat", body: body)
      #expect(refused.status.code == status)
      #expect(refused.html.contains("role=\"alert\""))
      let other = try await browser.post("/chat", body: body, type: "text/plain")
      #expect(other.status == .unsupportedMediaType)
      #expect(try await server.eraseConversations() == 0)
    }
  }

  @Test func `only the notice in force can be agreed to`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      let page = try await browser.get("/chat")
      let old = try await browser.post(
        "/chat", page.fields.merging(["text": "hello", "consent": "0123456789ab"]) { $1 })
      #expect(old.status == .conflict)
      #expect(old.field("consent") == page.field("consent"))
      #expect(old.html.contains(">\nhello</textarea>"))
      #expect(try await server.eraseConversations() == 0)
    }
  }

  @Test func `a flood is stopped with the text kept, and scripts' routes count the same`()
    async throws
  {
    var limits = SiteSettings.Limits()
    limits.messageBurst = 2
    limits.messagesPerMinute = 1
    limits.conversationBurst = 1
    limits.conversationsPerMinute = 1
    let published = try await ShippedContent.published(hours: [:], limits: limits)
    try await TestServer.run(published: published) { server async throws in
      let browser = server.browser()
      for _ in 0..<2 { #expect(try await browser.submit(["text": "hello"]).status == .seeOther) }
      let refused = try await browser.submit(["text": "and more"])
      #expect(refused.status == .tooManyRequests)
      #expect(refused.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
      #expect(refused.html.contains(">\nand more</textarea>"))
      #expect(refused.authors.filter { $0 == "patient" }.count == 2)
      let another = try await server.browser().submit(["text": "hello"])
      #expect(another.status == .tooManyRequests)
      let opening = try await server.send(.post, "/v1/conversations", json: "{}")
      #expect(opening.status == .tooManyRequests)
    }
  }
}
