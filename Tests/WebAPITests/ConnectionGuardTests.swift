import Content
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing
import WebAPI

/// One connection without a network, on a clock that is set by hand.
@Suite struct ConnectionGuardTests {
  private let limits: ConnectionLimits

  init() {
    var settings = SiteSettings.Limits()
    settings.connections = 3
    settings.connectionsPerAddress = 2
    limits = ConnectionLimits(
      limits: { [settings] in settings }, descriptors: 100, countsAddresses: true,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private func connect(from address: String = "192.0.2.1") throws -> EmbeddedChannel {
    let channel = EmbeddedChannel()
    let address = try SocketAddress(ipAddress: address, port: 1)
    channel.remoteAddress = address
    try channel.pipeline.syncOperations.addHandler(ConnectionGuard(limits: limits))
    channel.connect(to: address, promise: nil)
    return channel
  }

  private func isTurnedAway(from address: String) throws -> Bool {
    let channel = try connect(from: address)
    pass(6, channel)
    return !isOpen(channel)
  }

  private func isOpen(_ channel: EmbeddedChannel) -> Bool {
    channel.embeddedEventLoop.run()
    return channel.isActive
  }

  private static func head(
    _ hosts: [String] = ["localhost"], _ version: HTTPVersion = .http1_1
  ) -> HTTPServerRequestPart {
    .head(
      HTTPRequestHead(
        version: version, method: .POST, uri: "/",
        headers: HTTPHeaders(hosts.map { ("Host", $0) })))
  }

  private func pass(_ seconds: Int64, _ channel: EmbeddedChannel) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
  }

  private func answer(_ channel: EmbeddedChannel) throws {
    try channel.writeOutbound(
      HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)))
    try channel.writeOutbound(HTTPServerResponsePart.end(nil))
  }

  @Test func `a client that says nothing is closed, and its place is free again`() throws {
    let channel = try connect()
    #expect(limits.open == 1)
    pass(14, channel)
    #expect(isOpen(channel))
    pass(2, channel)
    #expect(!isOpen(channel))
    #expect(limits.open == 0)
  }

  @Test func `half a body is closed; one that goes on at the pace of a slow line isn't`() throws {
    let halted = try connect()
    try halted.writeInbound(Self.head())
    pass(29, halted)
    #expect(isOpen(halted))
    pass(2, halted)
    #expect(!isOpen(halted))

    let slow = try connect()
    try slow.writeInbound(Self.head())
    for _ in 0..<20 {
      pass(10, slow)
      try slow.writeInbound(
        HTTPServerRequestPart.body(ByteBuffer(repeating: 0, count: 40_000)))
      #expect(isOpen(slow))
    }
    _ = try slow.finish(acceptAlreadyClosed: true)
  }

  @Test func `one byte a second doesn't keep a connection`() throws {
    let channel = try connect()
    try channel.writeInbound(Self.head())
    for _ in 0..<40 where isOpen(channel) {
      pass(1, channel)
      if isOpen(channel) {
        try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(repeating: 0, count: 1)))
      }
    }
    #expect(!isOpen(channel))
  }

  @Test func `the service may take its time, and an event stream stays`() throws {
    let channel = try connect()
    try channel.writeInbound(Self.head())
    try channel.writeInbound(HTTPServerRequestPart.end(nil))
    pass(3_600, channel)
    #expect(isOpen(channel))
    try answer(channel)
    pass(74, channel)
    #expect(isOpen(channel))
    pass(2, channel)
    #expect(!isOpen(channel))
  }

  @Test func `a connection is kept for the next request`() throws {
    let channel = try connect()
    for _ in 0..<5 {
      try channel.writeInbound(Self.head())
      try channel.writeInbound(HTTPServerRequestPart.end(nil))
      try answer(channel)
      pass(60, channel)
      #expect(isOpen(channel))
    }
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test func `a client that doesn't read is closed`() throws {
    let channel = try connect()
    try channel.writeInbound(Self.head())
    try channel.writeInbound(HTTPServerRequestPart.end(nil))
    channel.isWritable = false
    channel.pipeline.fireChannelWritabilityChanged()
    pass(59, channel)
    #expect(isOpen(channel))
    pass(2, channel)
    #expect(!isOpen(channel))
  }

  @Test func `one address has its share of connections, and others get theirs`() throws {
    let first = try [connect(), connect()]
    let excess = try connect()
    // Whoever is closed at once comes again at once.
    pass(4, excess)
    #expect(isOpen(excess))
    pass(2, excess)
    #expect(!isOpen(excess))
    let other = try connect(from: "192.0.2.2")
    #expect(isOpen(other) && first.allSatisfy(isOpen))
    // All places are taken.
    #expect(try isTurnedAway(from: "192.0.2.3"))
    first[0].close(promise: nil)
    #expect(isOpen(try connect(from: "192.0.2.3")))
  }

  @Test func `addresses of one IPv6 network count as one`() throws {
    let first = try [connect(from: "2001:db8::1"), connect(from: "2001:db8::2")]
    #expect(first.allSatisfy(isOpen))
    #expect(try isTurnedAway(from: "2001:db8::3"))
    #expect(isOpen(try connect(from: "2001:db8:0:1::1")))
  }

  @Test(arguments: [[], ["a", "b"], ["a", "a"], ["a, b"], ["a b"]])
  func `a request needs exactly one host`(_ hosts: [String]) throws {
    let channel = try connect()
    try channel.writeInbound(Self.head(hosts))
    #expect(try channel.readInbound(as: HTTPServerRequestPart.self) == nil)
    guard case .head(let head) = try channel.readOutbound(as: HTTPServerResponsePart.self) else {
      Issue.record("no answer")
      return
    }
    #expect(head.status == .badRequest)
    #expect(!isOpen(channel))
  }

  @Test func `HTTP 1.0 knows no host`() throws {
    let channel = try connect()
    try channel.writeInbound(Self.head([], .http1_0))
    #expect(try channel.readInbound(as: HTTPServerRequestPart.self) != nil)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }
}
