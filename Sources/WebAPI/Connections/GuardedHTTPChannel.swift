import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1

/// HTTP/1.1 as Hummingbird speaks it, with a guard on each connection.
struct GuardedHTTPChannel: ServerChildChannel {
  /// `TCP_USER_TIMEOUT` of Linux, in milliseconds: how long what was sent may stay unacknowledged.
  private static let userTimeout = NIOBSDSocket.Option(rawValue: 18)

  let base: HTTP1Channel
  let limits: ConnectionLimits

  func setup(
    channel: any Channel, logger: Logger
  ) -> EventLoopFuture<HTTP1Channel.Value> {
    base.setup(channel: channel, logger: logger).flatMapThrowing { [limits] value in
      // Before the codec, which keeps only one of several hosts.
      let pipeline = channel.pipeline.syncOperations
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      try pipeline.addHandler(ConnectionGuard(limits: limits), position: .before(codec))
      // A client that vanished without a word takes no heartbeat any more: its place is needed.
      if channel.remoteAddress?.ipAddress != nil {
        channel.setOption(.tcpOption(Self.userTimeout), value: 45_000).whenFailure { error in
          logger.debug("no time-out for unread data", metadata: ["error": "\(error)"])
        }
      }
      return value
    }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await base.handle(value: value, logger: logger)
  }
}

extension HTTPServerBuilder {
  /// - Parameter limits: on the connections; counted here.
  static func guarded(by limits: ConnectionLimits) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in
      GuardedHTTPChannel(
        base: HTTP1Channel(
          responder: responder,
          configuration: .init(
            httpDecoderConfiguration: .init(
              maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)
          )),
        limits: limits)
    }
  }
}
