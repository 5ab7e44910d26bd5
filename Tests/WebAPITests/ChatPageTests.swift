import ChatService
import Content
import Foundation
import HTTPTypes
import Linguistics
import Support
import Testing
import WebAPI

/// The page of plain forms, as a browser without scripts uses it.
@Suite struct ChatPageTests {
  @Test func `the notice stands before the first message, and looking stores nothing`() async throws
  {
    try await TestServer.run { server async throws in
      let notices = ConsentNotice.all(of: server.services.content.current.bundle)
      for (accepted, language) in [("en-GB", "en"), ("zh-CN", "zh-Hans"), ("zh-HK", "zh-Hant")] {
        let browser = server.browser(language: accepted)
        let page = try await browser.get("/chat")
        #expect(page.status == .ok)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(page.headers[.cacheControl] == "no-store")
        #expect(page.headers[.setCookie] == nil)
        #expect(page.html.contains("<html lang=\"\(language)\">"))
        let notice = try #require(notices.values.first { $0.language.rawValue == language })
        for point in notice.points { #expect(page.html.contains(point)) }
        #expect(page.field("consent") == notice.version)
        #expect(page.field("lang") == language)
      }
      #expect(try await server.eraseConversations() == 0)
    }
  }

  @Test func `the first message opens a conversation that a cookie keeps for this page alone`()
    async throws
  {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      let sent = try await browser.submit(["text": "What is Healthcare Diplomacy?"])
      #expect(sent.status == .seeOther)
      #expect(sent.headers[.location]?.hasSuffix("#end") == true)
      let cookie = try #require(sent.headers[.setCookie])
      for part in ["liaison_chat=", "Path=/chat", "HttpOnly", "SameSite=Lax", "Max-Age=15552000"] {
        #expect(cookie.contains(part), "\(part)")
      }
      let page = try await browser.get("/chat")
      #expect(page.authors == ["bot", "patient", "bot"])
      #expect(page.html.contains("data-testid=\"sources\""))
      #expect(!page.html.contains("data-testid=\"notice\""))
      #expect(try await server.eraseConversations() == 1)
    }
  }

  @Test func `a form that is posted twice is taken once`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      let page = try await browser.get("/chat")
      let fields = page.fields.merging(["text": "hello"]) { $1 }
      _ = try await browser.post("/chat", fields)
      let cookie = browser.cookie
      // The answer to the first got lost, and the cookie with it.
      browser.cookie = nil
      let second = try await browser.post("/chat", fields)
      #expect(second.status == .seeOther)
      #expect(browser.cookie == cookie)
      #expect(try await browser.get("/chat").authors.filter { $0 == "patient" }.count == 1)
      // The same form with other words doesn't open what isn't its own.
      browser.cookie = nil
      let other = try await browser.post("/chat", fields.merging(["text": "goodbye"]) { $1 })
      #expect(other.status == .conflict)
      #expect(other.headers[.setCookie] == nil)
      #expect(other.html.contains(">\ngoodbye</textarea>"))
      #expect(other.authors == ["bot"])
      #expect(try await server.eraseConversations() == 1)
    }
  }

  @Test func `choices are buttons for as long as they can be chosen`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      _ = try await browser.submit(["text": "What is Healthcare Diplomacy?"])
      let page = try await browser.get("/chat")
      let choice = try #require(page.choices.first { $0.hasPrefix("helpful:") })
      // What was typed meanwhile comes after the answer to what was asked.
      _ = try await browser.submit(["choice": choice, "text": "My next question"])
      let after = try await browser.get("/chat")
      #expect(after.authors.prefix(6) == ["bot", "patient", "bot", "patient", "bot", "patient"])
      #expect(!after.choices.contains(choice))
      let unknown = try await browser.submit(["choice": "intent:no.such"])
      #expect(unknown.status == .unprocessableContent)
      #expect(unknown.html.contains("role=\"alert\""))
    }
  }

  @Test func `a person can be asked for first, and finds how to reach the patient`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      _ = try await browser.submit(["choice": "person"])
      let page = try await browser.get("/chat")
      #expect(page.html.contains("data-testid=\"state\""))
      #expect(page.html.contains("name=\"contact.email\""))
      #expect(!page.html.contains("data-testid=\"person\""))
      let empty = try await browser.submit(["send": "contact"])
      #expect(empty.status == .unprocessableContent)
      let wrong = try await browser.submit([
        "contact.email": "no\"body", "text": "and this", "send": "contact",
      ])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.html.contains("value=\"no&quot;body\""))
      #expect(wrong.html.contains(">\nand this</textarea>"))
      let right = try await browser.submit([
        "contact.email": "li@example.org", "contact.phone": " ", "text": "and this",
      ])
      #expect(right.status == .seeOther)
      let after = try await browser.get("/chat")
      #expect(!after.html.contains("name=\"contact.email\""))
      #expect(after.html.contains("and this"))
      let cookie = try await server.signIn("mei")
      let queue = try await server.send(.get, "/v1/desk/queue", cookie: cookie)
      #expect(String(decoding: queue.body, as: UTF8.self).contains("waiting"))
    }
  }

  @Test func `a conversation that was begun without scripts goes on without them`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      let first = try await browser.get("/chat?lang=zh-Hant")
      #expect(first.html.contains("<liaison-chat layout=\"page\" lang=\"zh-Hant\">"))
      #expect(first.html.contains("widget.js"))
      _ = try await browser.submit(["text": "hello"])
      // The widget would hide it, and knows nothing of it.
      let then = try await browser.get("/chat")
      #expect(!then.html.contains("liaison-chat>") && !then.html.contains("widget.js"))
      #expect(then.html.contains("hello"))
    }
  }

  @Test func `a language is switched by the next form, not by looking`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      _ = try await browser.submit(["text": "hello"])
      let page = try await browser.get("/chat?lang=zh-Hant")
      #expect(page.html.contains("<html lang=\"zh-Hant\">"))
      #expect(page.field("lang") == "zh-Hant")
      #expect(try await browser.get("/chat").html.contains("<html lang=\"en\">"))
      let fields = page.fields.merging(["text": "👍"]) { $1 }
      _ = try await browser.post("/chat", fields)
      let after = try await browser.get("/chat")
      #expect(after.html.contains("<html lang=\"zh-Hant\">"))
      #expect(after.field("lang") == nil)
    }
  }

  @Test func `what anybody wrote is text, never markup`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      let text = "</p></textarea><script>alert('1')</script> \u{202E}abc & https://a.example/?q=<b>"
      _ = try await browser.submit(["text": text])
      let page = try await browser.get("/chat")
      #expect(!page.html.contains("<script>"))
      #expect(
        page.html.contains("&lt;/textarea&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
      #expect(page.html.contains("dir=\"auto\">&lt;/p&gt;"))
      #expect(
        page.html.contains(
          "<a href=\"https://a.example/?q=\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">"
        ))
      let kept = try await browser.submit(["text": text + String(repeating: "x", count: 4000)])
      #expect(kept.html.contains("&lt;/textarea&gt;&lt;script&gt;"))
      #expect(!kept.html.contains("<script>"))
      for path in ["/chat?lang=%22%3E%3Cb%3E", "/chat?at=%3Cb%3E&begun=%3Cb%3E"] {
        #expect(try await !browser.get(path).html.contains("<b>"))
      }
    }
  }

  @Test func `a conversation can be kept as a text`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser(language: "zh-TW")
      #expect(try await browser.get("/chat/download").status == .seeOther)
      _ = try await browser.submit(["text": "請問怎麼申請遠端第二意見？"])
      let file = try await browser.get("/chat/download")
      #expect(file.status == .ok)
      #expect(file.headers[.contentType] == "text/plain; charset=utf-8")
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      #expect(file.html.contains("請問怎麼申請遠端第二意見？"))
      #expect(file.html.contains("智慧助理"))
    }
  }

  @Test func `deleting asks first, then leaves nothing`() async throws {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      _ = try await browser.submit(["text": "hello"])
      #expect(
        try await browser.get("/chat/delete").html.contains("action=\"/chat/delete?lang=en\""))
      #expect(try await browser.get("/chat").authors.contains("patient"))
      let done = try await browser.post("/chat/delete", [:])
      #expect(done.status == .seeOther)
      #expect(done.headers[.location] == "/chat?deleted=1&lang=en")
      #expect(done.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(try await server.eraseConversations() == 0)
      let page = try await browser.get("/chat?deleted=1&lang=en")
      #expect(page.html.contains("data-testid=\"news\""))
      #expect(page.html.contains("data-testid=\"notice\""))
      // A second press finds what it wished for.
      #expect(try await browser.post("/chat/delete", [:]).status == .seeOther)
    }
  }

  @Test func `a conversation that is gone is said to be gone, and nothing typed is lost`()
    async throws
  {
    try await TestServer.run { server async throws in
      let browser = server.browser()
      _ = try await browser.submit(["text": "hello"])
      let open = try await browser.get("/chat")
      _ = try await server.browser(cookie: browser.cookie).post("/chat/delete", [:])
      let sent = try await browser.post(
        "/chat", open.fields.merging(["text": "still here"]) { $1 })
      #expect(sent.status == .gone)
      #expect(sent.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(sent.html.contains("role=\"alert\""))
      #expect(sent.html.contains(">\nstill here</textarea>"))
      // The page that came back begins a new one.
      let again = try await browser.post(
        "/chat", sent.fields.merging(["text": "still here"]) { $1 })
      #expect(again.status == .seeOther)
      #expect(try await browser.get("/chat").authors.contains("patient"))

      let stranger = server.browser(cookie: "liaison_chat=nobody.nothing")
      let page = try await stranger.get("/chat")
      #expect(page.status == .ok)
      #expect(page.html.contains("role=\"alert\""))
      #expect(page.headers[.setCookie]?.contains("Max-Age=0") == true)
    }
  }
}
