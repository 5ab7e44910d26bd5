import Foundation
import PageFetching
import Testing

/// What a server may do to an importer, on this machine: names and addresses are the tests' own.
struct PageFetcherTests {
  private static func ok(_ body: String, _ head: String = "") -> RudeServer.Manner {
    .bytes("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(head)\r\n\(body)")
  }

  private static func moved(_ place: String) -> RudeServer.Manner {
    .bytes("HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\n\r\n")
  }

  /// Fetches a path of a server with these manners; every name of the tests leads to this machine.
  private func fetch(
    _ path: String, _ manners: [String: RudeServer.Manner], host: String = "good.test",
    allowed: [String]? = nil, policy: AddressPolicy = .publicAndLoopback,
    names: [String: [String]] = [:], seconds: Double = 60
  ) async throws -> (page: FetchedPage?, error: FetchError?) {
    var manners = manners
    manners["/robots.txt"] = manners["/robots.txt"] ?? Self.ok("")
    let real = try await RudeServer(manners)
    var limits = FetchLimits()
    limits.bytes = 100_000
    limits.seconds = seconds
    limits.redirects = 3
    limits.pause = 0
    let fetcher = PageFetcher(
      allowed: HostAllowList(
        allowed
          ?? ["good.test", "other.test", "inside.test", "127.0.0.1"].map { "\($0):\(real.port)" }
      ),
      limits: limits, policy: policy,
      resolver: HostResolver { name in names[name] ?? ["127.0.0.1"] })
    defer { Task { await fetcher.close() } }
    var result: (page: FetchedPage?, error: FetchError?)
    do {
      let text = "http://\(host):\(real.port)\(path)"
      result = (try await fetcher.fetch(try #require(URL(string: text))), nil)
    } catch let error as FetchError {
      result = (nil, error)
    }
    try await real.close()
    return result
  }

  @Test func `A page comes with its type and its address`() async throws {
    let found = try await fetch(
      "/a?b=1", ["/a?b=1": Self.ok("Hello", "Content-Type: text/html; charset=big5\r\n")])
    #expect(found.page.map { String(decoding: $0.bytes, as: UTF8.self) } == "Hello")
    #expect(found.page?.contentType == "text/html; charset=big5")
    #expect(found.page?.url.path() == "/a")
  }

  /// The system knows no such names, so only the address that was judged can have been used.
  @Test(arguments: ["Good.TEST", "GOOD.test."])
  func `However a host is written, the connection goes to the address that was judged`(
    _ host: String
  ) async throws {
    let found = try await fetch("/a", ["/a": Self.ok("Hello")], host: host)
    #expect(found.page?.url.host() == "good.test")
    let moved = try await fetch(
      "/a", ["/a": Self.moved("//OTHER.Test/b")], names: ["other.test": ["10.0.0.1"]])
    #expect(moved.error != nil && moved.page == nil)
  }

  @Test func `Without a list of hosts nothing is fetched, and no other host`() async throws {
    #expect(try await fetch("/", ["/": Self.ok("x")], allowed: []).error == .off)
    #expect(
      try await fetch("/", ["/": Self.ok("x")], host: "bad.test").error
        == .hostNotAllowed("bad.test"))
    let fetcher = PageFetcher(allowed: HostAllowList(["good.test"]))
    for (address, error) in [
      ("ftp://good.test/", FetchError.notWeb(scheme: "ftp")),
      ("file:///etc/passwd", .notWeb(scheme: "file")),
      ("http://me:secret@good.test/", .credentials),
      ("http://good.test:22/", .hostNotAllowed("good.test")),
      ("nothing", .badAddress),
    ] {
      await #expect(throws: error) { try await fetcher.fetch(try #require(URL(string: address))) }
    }
    await fetcher.close()
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fd00::1",
  ])
  func `A name that leads inside is refused, whatever else it leads to`(_ address: String)
    async throws
  {
    let found = try await fetch(
      "/", ["/": Self.ok("x")], policy: .publicOnly,
      names: ["good.test": ["93.184.215.14", address]])
    #expect(found.error == .privateAddress("good.test"))
  }

  @Test func `A redirect can't lead inside, elsewhere or to a file`() async throws {
    let inside = try await fetch(
      "/a", ["/a": Self.moved("http://inside.test/")], allowed: nil,
      names: ["inside.test": ["10.0.0.1"]])
    #expect(inside.error == .hostNotAllowed("inside.test"))
    #expect(
      try await fetch("/a", ["/a": Self.moved("file:///etc/passwd")]).error
        == .notWeb(scheme: "file"))
    #expect(
      try await fetch("/a", ["/a": Self.moved("http://evil.test/")]).error
        == .hostNotAllowed("evil.test"))
    #expect(
      try await fetch("/a", ["/a": Self.moved("http://169.254.169.254/")]).error
        == .hostNotAllowed("169.254.169.254"))
  }

  @Test func `An allowed name that resolves inside is refused after a redirect too`() async throws {
    let server = try await RudeServer(["/robots.txt": Self.ok("")])
    defer { Task { try await server.close() } }
    let first = try await RudeServer([
      "/robots.txt": Self.ok(""), "/a": Self.moved("http://inside.test:\(server.port)/"),
    ])
    // Other tests may hold up this one for long.
    var limits = FetchLimits()
    limits.seconds = 300
    let fetcher = PageFetcher(
      allowed: HostAllowList(["good.test:\(first.port)", "inside.test:\(server.port)"]),
      limits: limits, policy: .publicAndLoopback,
      resolver: HostResolver { $0 == "inside.test" ? ["192.168.0.1"] : ["127.0.0.1"] })
    await #expect(throws: FetchError.privateAddress("inside.test")) {
      try await fetcher.fetch(try #require(URL(string: "http://good.test:\(first.port)/a")))
    }
    await fetcher.close()
    try await first.close()
  }

  @Test func `Redirects are followed, but not for ever`() async throws {
    let found = try await fetch(
      "/a", ["/a": Self.moved("/b"), "/b": Self.moved("/c"), "/c": Self.ok("x")])
    #expect(found.page?.url.path() == "/c")
    #expect(try await fetch("/a", ["/a": Self.moved("/a")]).error == .tooManyRedirects(limit: 3))
    #expect(
      try await fetch("/a", ["/a": Self.moved("/b"), "/b": Self.moved("/a")]).error
        == .tooManyRedirects(limit: 3))
  }

  @Test func `A page that is too big is cut off, announced or not, packed or not`() async throws {
    let announced = RudeServer.Manner.bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\nx")
    #expect(try await fetch("/a", ["/a": announced]).error == .tooLarge(limit: 100_000))
    let chunk = "2710\r\n" + String(repeating: "x", count: 10_000) + "\r\n"
    let endless = RudeServer.Manner.endless(
      head: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk: chunk, milliseconds: 1)
    #expect(try await fetch("/a", ["/a": endless]).error == .tooLarge(limit: 100_000))
    let bomb = try Self.gzip(String(repeating: "a", count: 5_000_000))
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
    #expect(
      try await fetch("/a", ["/a": .raw(Array(head.utf8) + bomb)]).error
        == .tooLarge(limit: 100_000))
  }

  /// By the system's own program.
  private static func gzip(_ text: String) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "bomb-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-c", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return [UInt8](data)
  }

  @Test func `A slow, silent or broken server ends in an error`() async throws {
    let slow = RudeServer.Manner.endless(
      head: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk: "1\r\nx\r\n",
      milliseconds: 20)
    #expect(try await fetch("/a", ["/a": slow], seconds: 0.4).error == .timeout(seconds: 0.4))
    #expect(try await fetch("/a", ["/a": .silence], seconds: 0.4).error == .timeout(seconds: 0.4))
    for text in [
      "", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "SSH-2.0-OpenSSH\r\n", "\u{0}\u{1}",
    ] {
      let found = try await fetch("/a", ["/a": .bytes(text)])
      guard case .connection = found.error else {
        Issue.record(
          "\(text): \(String(describing: found.error)) \(String(describing: found.page))")
        continue
      }
    }
    #expect(try await fetch("/gone", [:]).error == .status(404))
    #expect(
      try await fetch("/a", ["/a": .bytes("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")]).error
        == .status(500))
  }

  @Test func `The site's robots.txt is obeyed`() async throws {
    let rules = [
      "/robots.txt": Self.ok("User-agent: *\nDisallow: /private\n"), "/a": Self.ok("x"),
      "/private/b": Self.ok("x"),
    ]
    #expect(try await fetch("/a", rules).page != nil)
    #expect(try await fetch("/private/b", rules).error == .robots)
    let gone = [
      "/robots.txt": RudeServer.Manner.bytes("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"),
      "/a": Self.ok("x"),
    ]
    #expect(try await fetch("/a", gone).page != nil)
    let broken = [
      "/robots.txt": RudeServer.Manner.bytes("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"),
      "/a": Self.ok("x"),
    ]
    #expect(try await fetch("/a", broken).error == .robotsUnreachable("good.test"))
  }

  @Test func `Requests to a host keep their distance`() async throws {
    let server = try await RudeServer(["/robots.txt": Self.ok(""), "/a": Self.ok("x")])
    var limits = FetchLimits()
    limits.pause = 0.2
    let fetcher = PageFetcher(
      allowed: HostAllowList(["good.test:\(server.port)"]), limits: limits,
      policy: .publicAndLoopback,
      resolver: HostResolver { _ in ["127.0.0.1"] })
    let url = try #require(URL(string: "http://good.test:\(server.port)/a"))
    let start = ContinuousClock.now
    for _ in 0..<3 { _ = try await fetcher.fetch(url) }
    // robots.txt and three pages: three pauses.
    #expect(start.duration(to: .now) >= .seconds(0.6))
    await fetcher.close()
    try await server.close()
  }
}
