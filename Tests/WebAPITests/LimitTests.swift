import ChatService
import Content
import Foundation
import HTTPTypes
import Support
import Testing
import WebAPI

/// What one address and one conversation may ask for.
@Suite struct LimitTests {
  private static func content(
    _ change: (inout SiteSettings.Limits) -> Void
  ) async throws -> ContentPublisher.Outcome {
    var limits = SiteSettings.Limits()
    change(&limits)
    return try await ShippedContent.published(hours: [:], limits: limits)
  }

  private static func from(_ address: String) -> HTTPFields {
    var fields = HTTPFields()
    if let name = HTTPField.Name("x-forwarded-for") { fields[name] = address }
    return fields
  }

  @Test func `a new setting counts from the next request, not from the next start`() async throws {
    let published = try await Self.content { limits in
      limits.conversationBurst = 2
      limits.conversationsPerMinute = 1
    }
    let wider = try await Self.content { limits in
      limits.conversationBurst = 50
      limits.conversationsPerMinute = 1
    }
    try await TestServer.run(published: published) { server async throws in
      func openings(_ count: Int) async throws -> [Int] {
        var statuses: [Int] = []
        for _ in 0..<count {
          statuses.append(
            try await server.send(.post, "/v1/conversations", json: "{}").status.code)
        }
        return statuses
      }
      #expect(try await openings(3) == [201, 201, 429])
      server.services.content.replace(with: wider.content)
      // A fuller bucket fills at its pace; a new address has all of it.
      let other = try await server.send(.post, "/v1/conversations", json: "{}")
      #expect(other.status == .tooManyRequests)
    }
    try await TestServer.run(published: wider, isBehindProxy: true) { server async throws in
      func status() async throws -> Int {
        try await server.send(
          .post, "/v1/conversations", json: "{}", headers: Self.from("192.0.2.1")
        ).status.code
      }
      for _ in 0..<40 { #expect(try await status() == 201) }
      server.services.content.replace(with: published.content)
      for _ in 0..<2 { #expect(try await status() == 201) }
      #expect(try await status() == 429)
    }
  }

  @Test func `messages of one address are limited over all its conversations, long ones more`()
    async throws
  {
    let published = try await Self.content { limits in
      limits.addressMessageBurst = 10
      limits.addressMessagesPerMinute = 1
    }
    try await TestServer.run(published: published, isBehindProxy: true) { server async throws in
      func send(_ text: String, from address: String) async throws -> Int {
        let patient = try await server.open()
        return try await server.send(
          .post, "\(patient.path)/messages", json: #"{"clientId": "a", "text": "\#(text)"}"#,
          token: patient.token, headers: Self.from(address)
        ).status.code
      }
      for _ in 0..<10 { #expect(try await send("hello", from: "192.0.2.1") == 201) }
      #expect(try await send("hello", from: "192.0.2.1") == 429)
      #expect(try await send("hello", from: "192.0.2.2") == 201)
      let long = String(repeating: "请问如何预约。", count: 250)
      #expect(try await send(long, from: "192.0.2.3") == 201)
      // It has counted as six.
      for _ in 0..<4 { #expect(try await send("hello", from: "192.0.2.3") == 201) }
      #expect(try await send("hello", from: "192.0.2.3") == 429)
    }
  }

  @Test func `an IPv6 client isn't another one with each of its addresses`() async throws {
    let published = try await Self.content { limits in
      limits.requestBurst = 5
      limits.requestsPerMinute = 1
    }
    try await TestServer.run(published: published, isBehindProxy: true) { server async throws in
      var statuses: [Int] = []
      for number in 1...6 {
        statuses.append(
          try await server.send(.get, "/healthz", headers: Self.from("2001:db8::\(number)"))
            .status.code)
      }
      #expect(statuses == [200, 200, 200, 200, 200, 429])
      let other = try await server.send(.get, "/healthz", headers: Self.from("2001:db8:0:1::1"))
      #expect(other.status == .ok)
    }
  }

  @Test func `every route of a conversation is limited, and it can be erased all the same`()
    async throws
  {
    let published = try await Self.content { limits in
      limits.conversationRequestBurst = 5
      limits.conversationRequestsPerMinute = 1
    }
    try await TestServer.run(published: published) { server async throws in
      for (method, tail, json) in [
        (HTTPRequest.Method.get, "", nil), (.get, "/export", nil), (.post, "/typing", nil),
        (.post, "/seen", #"{"seq": 1}"#), (.patch, "", #"{"locale": "zh-Hans"}"#),
        (.get, "/events", nil),
      ] as [(HTTPRequest.Method, String, String?)] {
        let patient = try await server.open()
        for _ in 0..<5 {
          _ = try await server.send(.post, "\(patient.path)/typing", token: patient.token)
        }
        let answer = try await server.send(
          method, patient.path + tail, json: json, token: patient.token)
        #expect(answer.status == .tooManyRequests, "\(method) \(tail)")
        #expect(answer.headers[.retryAfter] != nil)
        let erased = try await server.send(.delete, patient.path, token: patient.token)
        #expect(erased.status == .noContent)
      }
    }
  }

  // MARK: Emergencies

  private struct EmergencyBody: Decodable {
    struct Notice: Decodable {
      let text: String
      let lang: String
    }
    let code: String
    let emergency: Notice?
  }

  @Test func `an emergency over the limit gets its numbers, and hears that it wasn't taken`()
    async throws
  {
    let published = try await Self.content { limits in
      limits.messageBurst = 1
      limits.messagesPerMinute = 1
      limits.messageCharacters = 100
    }
    try await TestServer.run(published: published) { server async throws in
      let patient = try await server.open(#"{"locale": "en", "timezone": "Asia/Shanghai"}"#)
      let long =
        "I have chest pain and cannot breathe. " + String(repeating: "Please help. ", count: 20)
      let calm = String(repeating: "The hotel is nice and the interpreter met us. ", count: 3)
      for (text, code, lang) in [
        (long, "invalid-input", "en"),
        (
          calm + "My father cannot breathe and his lips are blue. " + calm, "too-many-requests",
          "en"
        ),
        ("I have chest pain and cannot breathe", "too-many-requests", "en"),
        ("我爸爸突然胸口剧痛，喘不过气", "too-many-requests", "zh-Hans"),
      ] {
        let answer = try await patient.post(#"{"clientId": "\#(UUID())", "text": "\#(text)"}"#)
        let body = try answer.decoded(EmergencyBody.self)
        #expect(body.code == code)
        let notice = try #require(body.emergency)
        #expect(notice.lang == lang)
        #expect(notice.text.contains("120"))
        #expect(notice.text.contains(lang == "en" ? "staff can’t see" : "工作人员看不到"))
        #expect(!notice.text.contains("has been told") && !notice.text.contains("已通知"))
      }
      let ordinary = try await patient.post(#"{"clientId": "b", "text": "hello"}"#)
      #expect(ordinary.status == .tooManyRequests)
      #expect(try ordinary.decoded(EmergencyBody.self).emergency == nil)
    }
  }

  @Test func `a page that can't open a conversation can ask for the numbers`() async throws {
    try await TestServer.run { server async throws in
      let asked = try await server.send(
        .post, "/v1/emergency",
        json: #"{"text": "胸口劇痛，喘不過氣", "locale": "zh-Hant", "timezone": "Asia/Taipei"}"#)
      #expect(asked.status == .ok)
      let notice = try asked.decoded(EmergencyBody.Notice.self)
      #expect(notice.lang == "zh-Hant" && notice.text.contains("119"))
      let other = try await server.send(.post, "/v1/emergency", json: #"{"text": "hello"}"#)
      #expect(other.status == .noContent)
    }
  }

  // MARK: Long conversations

  @Test func `a long conversation arrives whole, in pieces, and its page is cut`() async throws {
    let published = try await Self.content { limits in
      limits.messageBurst = 1_000
      limits.conversationRequestBurst = 1_000
    }
    try await TestServer.run(published: published) { server async throws in
      let browser = server.browser()
      _ = try await browser.submit(["text": "hello 0"])
      for number in 1...110 { _ = try await browser.submit(["text": "hello \(number)"]) }
      let page = try await browser.get("/chat")
      #expect(page.authors.count == 50)
      #expect(
        page.html.contains("data-testid=\"earlier\"")
          && !page.html.contains("data-testid=\"latest\""))
      let seq = try #require(page.html.firstMatch(of: /before=(\d+)/)?.1)
      let earlier = try await browser.get("/chat?before=\(seq)")
      #expect(earlier.authors.count == 50)
      #expect(earlier.html.contains("data-testid=\"latest\""))
      let cookie = try #require(browser.cookie?.split(separator: "=", maxSplits: 1).last)
      let parts = cookie.split(separator: ".", maxSplits: 1).map(String.init)
      let whole = try await server.send(.get, "/v1/conversations/\(parts[0])", token: parts[1])
      let body = try whole.decoded(TestServer.ConversationBody.self)
      #expect(body.messages.map(\.seq) == Array(1...body.messages.count))
      #expect(body.messages.count { $0.author == "patient" } == 111)
      let export = try await server.send(
        .get, "/v1/conversations/\(parts[0])/export", token: parts[1])
      #expect(try export.decoded(Export.self).messages.map(\.seq) == body.messages.map(\.seq))
      let text = try await browser.get("/chat/download")
      #expect(text.html.contains("hello 0\n") && text.html.contains("hello 110\n"))
    }
  }

  private struct Export: Decodable { let messages: [TestServer.MessageBody] }
}
