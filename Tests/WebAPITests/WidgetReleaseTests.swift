import Foundation
import HTTPTypes
import Testing

@Suite struct WidgetReleaseTests {
  private struct Release: Decodable {
    let code: String
    let strings: [String: String]
  }

  private struct Strings: Decodable {
    struct Notice: Decodable {
      let version: String
      let points: [String]
    }
    let greeting: String
    let name: String
    let messageCharacters: Int
    let notice: Notice
    let texts: [String: String]
  }

  /// What the loader's first line names.
  private func release(_ server: TestServer) async throws -> Release {
    let answer = try await server.send(.get, "/widget.js")
    #expect(answer.status == .ok)
    #expect(answer.headers[.cacheControl] == "public, max-age=300")
    let line = try #require(
      String(decoding: answer.body, as: UTF8.self).split(separator: "\n").first)
    let json = line.dropFirst("const release=".count).dropLast()
    return try JSONDecoder().decode(Release.self, from: Data(json.utf8))
  }

  @Test func `the loader names code and strings, which are cached for good`() async throws {
    try await TestServer.run { server async throws in
      let release = try await release(server)
      #expect(Set(release.strings.keys) == ["en", "zh-Hans", "zh-Hant"])
      for path in release.strings.values {
        let answer = try await server.send(.get, "/\(path)")
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(answer.headers[.vary]?.contains("Accept-Encoding") == true)
        let strings = try JSONDecoder().decode(Strings.self, from: answer.body)
        #expect(!strings.greeting.isEmpty && !strings.name.isEmpty)
        #expect(strings.messageCharacters == 4000)
        #expect(strings.notice.points.contains { $0.contains("180") })
        #expect(strings.texts["send"] != nil)
      }
      #expect(try await server.send(.get, "/\(release.code)").status == .ok)
    }
  }

  @Test func `an address of before is answered with its successor, uncached`() async throws {
    try await TestServer.run { server async throws in
      let answer = try await server.send(.get, "/assets/widget.zh-Hant.0000000000.json")
      #expect(answer.status == .ok)
      #expect(answer.headers[.cacheControl] == "no-cache")
      for path in ["widget.fr.0000000000.json", "widget.en.json", "other.0000000000.js", "..%2Fa"] {
        #expect(try await server.send(.get, "/assets/\(path)").status == .notFound, "\(path)")
      }
    }
  }

  @Test func `compressed for those who take it, and plain for the others`() async throws {
    try await TestServer.run { server async throws in
      let path = try #require(try await release(server).strings["en"])
      let plain = try await server.send(.get, "/\(path)")
      #expect(plain.headers[.contentEncoding] == nil)
      let compressed = try await server.send(
        .get, "/\(path)", headers: [.acceptEncoding: "br, gzip"])
      #expect(compressed.headers[.contentEncoding] == "gzip")
      #expect(compressed.body.starts(with: [0x1F, 0x8B]))
      #expect(compressed.body.count * 2 < plain.body.count)
      let refused = try await server.send(
        .get, "/\(path)", headers: [.acceptEncoding: "gzip;q=0"])
      #expect(refused.headers[.contentEncoding] == nil)
      let tag = try #require(plain.headers[.eTag])
      let again = try await server.send(.get, "/\(path)", headers: [.ifNoneMatch: tag])
      #expect(again.status == .notModified)
    }
  }

  @Test func `a listed origin may load it`() async throws {
    try await TestServer.run { server async throws in
      let path = try await release(server).code
      let listed = "https://www.example.org"
      let answer = try await server.send(.get, "/\(path)", headers: [.origin: listed])
      #expect(answer.headers[.accessControlAllowOrigin] == listed)
      let other = try await server.send(
        .get, "/\(path)", headers: [.origin: "https://evil.example"])
      #expect(other.status == .forbidden)
    }
  }
}
