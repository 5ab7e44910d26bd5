import Foundation
import HTTPTypes
import Testing

@Suite struct OriginTests {
  private static let listed = "https://www.example.org"

  @Test func `a listed origin may embed the widget`() async throws {
    try await TestServer.run { server async throws in
      let answer = try await server.send(
        .post, "/v1/conversations", json: "{}", headers: [.origin: Self.listed])
      #expect(answer.status == .created)
      #expect(answer.headers[.accessControlAllowOrigin] == Self.listed)
      let preflight = try await server.send(
        .options, "/v1/conversations",
        headers: [.origin: Self.listed, .accessControlRequestMethod: "POST"])
      #expect(preflight.status == .noContent)
      #expect(preflight.headers[.accessControlAllowHeaders]?.contains("authorization") == true)
      let refused = try await server.send(
        .post, "/v1/conversations", json: "{", headers: [.origin: Self.listed])
      #expect(refused.status == .badRequest)
      #expect(refused.headers[.accessControlAllowOrigin] == Self.listed)
    }
  }

  @Test(arguments: ["https://evil.example", "null", "https://www.example.org.evil.example"])
  func `any other origin is refused`(_ origin: String) async throws {
    try await TestServer.run { server async throws in
      for (method, path) in [
        (HTTPRequest.Method.post, "/v1/conversations"), (.options, "/v1/conversations"),
        (.get, "/widget.js"), (.post, "/v1/session"),
      ] {
        let answer = try await server.send(
          method, path, json: method == .post ? "{}" : nil, headers: [.origin: origin])
        #expect(answer.status == .forbidden)
        #expect(answer.headers[.accessControlAllowOrigin] == nil)
      }
    }
  }

  @Test func `staff's routes are for pages of this host alone`() async throws {
    try await TestServer.run { server async throws in
      let cookie = try await server.signIn("mei")
      // Empty parts of a path mean nothing to the router.
      for path in [
        "/v1/desk/queue", "//v1/desk/queue", "/v1//desk/queue", "/desk", "/openapi.json",
      ] {
        let answer = try await server.send(
          .get, path, cookie: cookie, headers: [.origin: Self.listed])
        #expect(answer.status == .forbidden, "\(path)")
      }
    }
  }

  @Test(arguments: ["cross-site", "same-site"])
  func `a write that a browser calls another site's is refused`(_ site: String) async throws {
    try await TestServer.run { server async throws in
      let name = try #require(HTTPField.Name("sec-fetch-site"))
      let answer = try await server.send(
        .post, "/v1/conversations", json: "{}", headers: [name: site])
      #expect(answer.status == .forbidden)
    }
  }

  @Test func `every answer forbids what it doesn't need`() async throws {
    try await TestServer.run { server async throws in
      for path in ["/", "/desk", "/studio", "/v1/nothing"] {
        let answer = try await server.send(.get, path)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(!policy.contains("unsafe-inline"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
      }
    }
  }
}
