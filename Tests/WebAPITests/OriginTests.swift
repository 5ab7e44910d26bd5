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

  // MARK: The public address

  private static let address = "https://chat.example.org"

  private func status(
    _ headers: [String: String], of method: HTTPRequest.Method = .post,
    _ path: String = "/v1/conversations", publicOrigin: String? = address
  ) async throws -> Int {
    try await TestServer.run(publicOrigin: publicOrigin) { server async throws in
      var fields = HTTPFields()
      for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
      return try await server.send(
        method, path, json: method == .post ? "{}" : nil, headers: fields
      ).status.code
    }
  }

  @Test func `the own origin has the scheme, the host and the port of the public address`()
    async throws
  {
    #expect(try await status(["origin": Self.address]) == 201)
    for origin in [
      "http://chat.example.org", "https://chat.example.org:8443", "https://example.org",
      "https://localhost", "http://localhost",
    ] {
      #expect(try await status(["origin": origin]) == 403, "\(origin)")
    }
  }

  @Test func `without a public address only this machine's own names count`() async throws {
    #expect(try await status(["origin": "http://localhost"], publicOrigin: nil) == 201)
    #expect(try await status(["origin": "https://localhost"], publicOrigin: nil) == 403)
    #expect(try await status(["origin": "http://evil.example"], publicOrigin: nil) == 403)
  }

  @Test func `another site is refused, whatever it says that its origin is`() async throws {
    for site in ["cross-site", "same-site"] {
      #expect(
        try await status(["origin": Self.address, "sec-fetch-site": site]) == 403, "\(site)")
      for path in ["/v1/desk/queue", "/v1/session", "/v1/site"] {
        #expect(try await status(["sec-fetch-site": site], of: .get, path) == 403, "\(path)")
      }
      // Somebody follows a link.
      #expect(try await status(["sec-fetch-site": site], of: .get, "/chat") == 200)
      #expect(
        try await status(
          ["sec-fetch-site": site, "sec-fetch-mode": "navigate"], of: .get, "/v1/site")
          == 200)
    }
    #expect(try await status(["origin": Self.address, "sec-fetch-site": "same-origin"]) == 201)
    #expect(try await status(["origin": Self.listed, "sec-fetch-site": "cross-site"]) == 201)
  }

  @Test func `over TLS cookies are bound to the host, and browsers are told to stay with it`()
    async throws
  {
    try await TestServer.run(publicOrigin: Self.address) { server async throws in
      let session = try await server.signIn("mei")
      #expect(session.hasPrefix("__Host-liaison_session="))
      let value = session.drop { $0 != "=" }
      #expect(try await server.send(.get, "/v1/session", cookie: session).status == .ok)
      // A neighbour's cookie has no prefix.
      let other = "liaison_session\(value)"
      #expect(try await server.send(.get, "/v1/session", cookie: other).status == .unauthorized)
      let answer = try await server.send(.get, "/healthz")
      #expect(answer.headers[.strictTransportSecurity]?.hasPrefix("max-age=") == true)
    }
    try await TestServer.run { server async throws in
      #expect(try await server.signIn("mei").hasPrefix("liaison_session="))
      #expect(try await server.send(.get, "/healthz").headers[.strictTransportSecurity] == nil)
    }
  }
}
