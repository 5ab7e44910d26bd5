import Content
import Foundation
import HTTPTypes
import Support
import Testing

@Suite struct BadInputTests {
  @Test(arguments: [
    ("{", 400, "invalid-json"),
    ("", 400, "invalid-json"),
    ("[]", 422, "invalid-input"),
    (#"{"text": "hi"}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "text": 5}"#, 422, "invalid-input"),
    (#"{"clientId": 5, "text": "hi"}"#, 422, "invalid-input"),
    (#"{"clientId": "a"}"#, 422, "invalid-input"),
    (#"{"clientId": "", "text": "hi"}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "text": "hi", "choice": "person"}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "text": ""}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "text": " \u200b\u202e "}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "text": "a\u0000b"}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "text": "\ud800"}"#, 400, "invalid-json"),
    (#"{"clientId": "a", "choice": "intent:no.such"}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "choice": "nonsense"}"#, 422, "invalid-input"),
    (#"{"clientId": "a", "form": {"id": "other", "values": {}}}"#, 422, "invalid-input"),
  ])
  func `a bad message is refused in words and stores nothing`(
    _ json: String, _ status: Int, _ code: String
  ) async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      let answer = try await patient.post(json)
      #expect(answer.status.code == status)
      #expect(answer.problemCode == code)
      #expect(try await patient.conversation().messages.count == 1)
    }
  }

  @Test(arguments: [
    #"{"page": "a\u0000b"}"#, #"{"consent": {"version": "\u0000"}}"#,
    #"{"timezone": "Moon/Crater"}"#, #"{"locale": 5}"#, #"{"clientId": "with space"}"#,
  ])
  func `a conversation isn't opened with what can't be kept`(_ json: String) async throws {
    try await TestServer.run { server async throws in
      let answer = try await server.send(.post, "/v1/conversations", json: json)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.problemCode == "invalid-input")
    }
  }

  @Test func `backslashes that only look like a NUL are text`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      let answer = try await patient.post(#"{"clientId": "a", "text": "path \\u0000 name"}"#)
      #expect(answer.status == .created)
    }
  }

  @Test func `a message of 100 kB is too long, one of a megabyte too large`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      let long = try await patient.post(
        #"{"clientId": "a", "text": "\#(String(repeating: "心", count: 34_000))"}"#)
      #expect(long.status == .unprocessableContent)
      #expect(try long.decoded(TestServer.ProblemBody.self).detail.contains("4000"))
      let huge = try await patient.post(
        #"{"clientId": "a", "text": "\#(String(repeating: "a", count: 1_000_000))"}"#)
      #expect(huge.status == .contentTooLarge)
      #expect(huge.problemCode == "too-large")
      #expect(try await patient.conversation().messages.count == 1)
    }
  }

  @Test func `a message of exactly the limit is let through, one more character is not`()
    async throws
  {
    var limits = SiteSettings.Limits()
    limits.messageCharacters = 10
    let published = try await ShippedContent.published(hours: [:], limits: limits)
    try await TestServer.run(published: published) { server async throws in
      let patient = try await server.open()
      #expect(
        try await patient.post(#"{"clientId": "a", "text": "0123456789"}"#).status == .created)
      let over = try await patient.post(#"{"clientId": "b", "text": "0123456789a"}"#)
      #expect(over.status == .unprocessableContent)
    }
  }

  @Test func `an unknown conversation and a wrong token look the same`() async throws {
    try await TestServer.run { server async throws in
      let one = try await server.open()
      let two = try await server.open()
      for (path, token) in [
        (one.path, two.token), (one.path, "wrong"), ("/v1/conversations/nobody", one.token),
      ] {
        let answer = try await server.send(.get, path, token: token)
        #expect(answer.status == .unauthorized)
        #expect(answer.problemCode == "unauthorized")
      }
      #expect(try await server.send(.get, one.path).status == .unauthorized)
    }
  }

  @Test func `a burst of 20 messages goes through, a flood does not`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      var statuses: [Int] = []
      for index in 0..<40 {
        statuses.append(
          try await patient.post(#"{"clientId": "m\#(index)", "text": "hello"}"#).status.code)
      }
      #expect(statuses.prefix(20).allSatisfy { $0 == 201 })
      #expect(statuses.contains(429))
      let last = try await patient.post(#"{"clientId": "last", "text": "hello"}"#)
      #expect(last.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
    }
  }

  @Test func `an unknown address is a problem, too`() async throws {
    try await TestServer.run { server async throws in
      let answer = try await server.send(.get, "/v1/nothing")
      #expect(answer.status == .notFound)
      #expect(answer.problemCode == "not-found")
    }
  }
}
