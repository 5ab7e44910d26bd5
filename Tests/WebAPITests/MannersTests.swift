import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

/// What a client may rely on that does something wrong.
@Suite struct MannersTests {
  @Test(arguments: [
    (HTTPRequest.Method.put, "/v1/conversations", "POST"),
    (.post, "/v1/site", "GET, HEAD"), (.delete, "/healthz", "GET, HEAD"),
    (.get, "/v1/desk/conversations/x/claim", "POST"), (.post, "/web/shared/api.js", "GET, HEAD"),
    (.post, "/v1/conversations/x", "DELETE, GET, HEAD, PATCH"),
  ])
  func `a wrong method is told which ones are right`(
    _ method: HTTPRequest.Method, _ path: String, _ allowed: String
  ) async throws {
    try await TestServer.run { server async throws in
      let answer = try await server.send(method, path)
      #expect(answer.status == .methodNotAllowed)
      #expect(answer.headers[.allow] == allowed)
      #expect(answer.problemCode == "method-not-allowed")
    }
  }

  @Test func `JSON is asked for by its own name`() async throws {
    try await TestServer.run { server async throws in
      for (type, status) in [
        ("application/json", 201), ("application/json; charset=utf-8", 201),
        ("APPLICATION/JSON", 201), ("application/jsonevil", 415), ("text/plain", 415),
        ("application/json-patch+json", 415),
      ] {
        let answer = try await server.client.execute(
          uri: "/v1/conversations", method: .post, headers: [.contentType: type],
          body: ByteBuffer(string: "{}")
        ) { $0.status.code }
        #expect(answer == status, "\(type)")
      }
    }
  }

  @Test func `a number that no type of ours holds is wrong, not unreadable`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      for number in ["99999999999999999999", "-99999999999999999999", "1.5"] {
        let answer = try await server.send(
          .post, "\(patient.path)/seen", json: #"{"seq": \#(number)}"#, token: patient.token)
        #expect(answer.status == .unprocessableContent, "\(number)")
      }
      let broken = try await server.send(
        .post, "\(patient.path)/seen", json: #"{"seq": 1"#, token: patient.token)
      #expect(broken.status == .badRequest)
    }
  }
}
