import Audit
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Persistence
import Support
import Testing
import WebAPI

@Suite struct RouteTests {
  private struct Description: Decodable {
    struct Operation: Decodable {}
    let openapi: String
    let paths: [String: [String: Skipped]]
  }

  /// Anything.
  private struct Skipped: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  @Test func `the description names every route and no other`() async throws {
    let services = try await Services.make(
      database: try ChatDatabase.inMemory(),
      published: try await ShippedContent.published(hours: [:]),
      trainer: try ShippedContent.trainer(), tokenKeys: TestServer.tokenKeys,
      securityLog: SecurityLog(file: nil))
    let pages = ShippedContent.project.appending(path: "Web")
    let router = try buildRouter(
      services: services, configuration: WebConfiguration(pages: pages),
      logger: Logger(label: "test"))
    try router.validate()
    let served = Set(
      router.routes.filter { $0.method != .head }.map { route in
        let path = "\(route.path)".split(separator: "/").map { part in
          part.hasPrefix("{") || part == "**" ? "{}" : String(part)
        }
        return "\(route.method.rawValue) /\(path.joined(separator: "/"))"
      })
    let data = try Data(contentsOf: pages.appending(path: "openapi.json"))
    let description = try JSONDecoder().decode(Description.self, from: data)
    let methods: Set = ["get", "post", "patch", "delete", "put"]
    let described = Set(
      description.paths.flatMap { path, operations in
        operations.keys.filter(methods.contains).map { method in
          "\(method.uppercased()) \(path.replacing(/\{[^}]*\}/, with: "{}"))"
        }
      })
    #expect(served == described)
  }

  @Test func `pages and strings are served, and files outside are not`() async throws {
    try await TestServer.run { server async throws in
      for path in ["/", "/desk", "/studio"] {
        let answer = try await server.send(.get, path)
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        let tag = try #require(answer.headers[.eTag])
        let again = try await server.send(.get, path, headers: [.ifNoneMatch: tag])
        #expect(again.status == .notModified)
      }
      for section in ["widget", "desk", "studio", "demo"] {
        let answer = try await server.send(.get, "/v1/strings/\(section)/zh-Hant")
        #expect(try answer.decoded([String: String].self).isEmpty == false)
      }
      for path in ["/web/../site.yaml", "/web/..%2fsite.yaml", "/v1/strings/bot/en"] {
        #expect(try await server.send(.get, path).status == .notFound)
      }
    }
  }

  @Test func `health and readiness answer`() async throws {
    try await TestServer.run { server async throws in
      #expect(try await server.send(.get, "/healthz").status == .ok)
      #expect(try await server.send(.get, "/readyz").status == .ok)
      #expect(try await server.send(.get, "/openapi.json").status == .ok)
    }
  }
}
