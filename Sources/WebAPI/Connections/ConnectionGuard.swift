package import NIOCore
package import NIOHTTP1

/// Watches one connection: closes it where it is one too many, or where its client keeps others from
/// being served by sending or reading nothing; refuses requests without exactly one host.
package final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  package typealias InboundIn = HTTPServerRequestPart
  package typealias InboundOut = HTTPServerRequestPart
  package typealias OutboundIn = HTTPServerResponsePart
  package typealias OutboundOut = HTTPServerResponsePart

  /// How long a client may take.
  package struct Timeouts: Sendable {
    /// From the connection to the end of the first header.
    package var header = TimeAmount.seconds(15)
    /// From a header to the end of its body; longer by what the slowest line needs for what came.
    package var body = TimeAmount.seconds(30)
    /// In bytes a second.
    package var slowestLine = 4_000
    /// From an answer to the end of the next header.
    package var idle = TimeAmount.seconds(75)
    /// Before a connection too many is closed.
    package var refusal = TimeAmount.seconds(5)
    /// While an answer waits to be read.
    package var stalled = TimeAmount.seconds(60)

    package init() {}
  }

  private let limits: ConnectionLimits
  private let timeouts: Timeouts
  private var address: NetworkAddress?
  /// Of what is waited for; nil while the service is to answer.
  private var deadline: NIODeadline?
  /// While nothing more can be written.
  private var stalledDeadline: NIODeadline?
  private var timer: (task: Scheduled<Void>, at: NIODeadline)?
  private var openRequests = 0
  private var isReading = false
  private var headAt = NIODeadline.uptimeNanoseconds(0)
  private var bodyBytes = 0
  private var isRefused = false
  private var isHeld = false

  package init(limits: ConnectionLimits, timeouts: Timeouts = Timeouts()) {
    self.limits = limits
    self.timeouts = timeouts
  }

  package func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  package func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard address == nil, !isRefused else { return }
    let address = context.remoteAddress.map(NetworkAddress.init) ?? .unknown
    guard limits.admit(address) else {
      return turnAway(context)
    }
    self.address = address
    deadline = context.eventLoop.now + timeouts.header
    schedule(context)
  }

  private func turnAway(_ context: ChannelHandlerContext) {
    isRefused = true
    guard limits.hold() else { return context.close(promise: nil) }
    isHeld = true
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    let at = context.eventLoop.now + timeouts.refusal
    timer = (context.eventLoop.scheduleTask(deadline: at) { bound.value.close(promise: nil) }, at)
  }

  package func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  package func handlerRemoved(context: ChannelHandlerContext) { end() }

  private func end() {
    timer?.task.cancel()
    timer = nil
    if let address { limits.close(address) }
    if isHeld { limits.letGo() }
    (address, isHeld) = (nil, false)
    isRefused = true
  }

  // MARK: Reading and writing

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isRefused else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      guard Self.hasOneHost(head) else { return refuse(context) }
      openRequests += 1
      isReading = true
      headAt = context.eventLoop.now
      bodyBytes = 0
      deadline = headAt + timeouts.body
    case .body(let bytes):
      bodyBytes += bytes.readableBytes
      let allowance = TimeAmount.seconds(Int64(bodyBytes / timeouts.slowestLine))
      deadline = headAt + timeouts.body + allowance
    case .end:
      isReading = false
      deadline = openRequests > 0 ? nil : context.eventLoop.now + timeouts.idle
    }
    schedule(context)
    context.fireChannelRead(data)
  }

  package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?)
  {
    if case .end = unwrapOutboundIn(data) {
      openRequests = max(0, openRequests - 1)
      // An answer may come before the end of the body, which is still waited for.
      if openRequests == 0, !isReading {
        deadline = context.eventLoop.now + timeouts.idle
        schedule(context)
      }
    }
    context.write(data, promise: promise)
  }

  package func channelWritabilityChanged(context: ChannelHandlerContext) {
    stalledDeadline = context.channel.isWritable ? nil : context.eventLoop.now + timeouts.stalled
    schedule(context)
    context.fireChannelWritabilityChanged()
  }

  /// What proxies and servers could read in two ways is read in none.
  private static func hasOneHost(_ head: HTTPRequestHead) -> Bool {
    let hosts = head.headers["host"]
    if hosts.isEmpty { return head.version == .http1_0 }
    return hosts.count == 1 && !hosts[0].contains { $0 == "," || $0.isWhitespace }
  }

  private func refuse(_ context: ChannelHandlerContext) {
    isRefused = true
    guard openRequests == 0 else { return context.close(promise: nil) }
    let body = ByteBuffer(
      string: """
        {"code":"bad-host","detail":"Send exactly one Host field.","status":400,\
        "title":"Bad Request","type":"about:blank"}
        """)
    let head = HTTPResponseHead(
      version: .http1_1, status: .badRequest,
      headers: [
        "content-type": "application/problem+json", "content-length": "\(body.readableBytes)",
        "connection": "close",
      ])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.value.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      context.value.close(promise: nil)
    }
  }

  // MARK: The timer

  /// One timer for both deadlines; one that moves away is only looked at when it fires.
  private func schedule(_ context: ChannelHandlerContext) {
    let deadlines = [deadline, stalledDeadline].compactMap(\.self)
    guard !isRefused, let next = deadlines.min() else { return }
    if let timer, timer.at <= next { return }
    timer?.task.cancel()
    let bound = NIOLoopBound((guard: self, context: context), eventLoop: context.eventLoop)
    let task = context.eventLoop.scheduleTask(deadline: next) {
      bound.value.guard.fire(bound.value.context)
    }
    timer = (task, next)
  }

  private func fire(_ context: ChannelHandlerContext) {
    timer = nil
    let now = context.eventLoop.now
    let isOver = [deadline, stalledDeadline].compactMap(\.self).contains { $0 <= now }
    if isOver { context.close(promise: nil) } else { schedule(context) }
  }
}
