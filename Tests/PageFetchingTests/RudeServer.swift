import NIOCore
import NIOPosix

/// A server on this machine that answers each path with the bytes it is given, or goes on for ever.
final class RudeServer: Sendable {
  enum Manner: Sendable {
    /// Then the connection is closed.
    case bytes(String)
    case raw([UInt8])
    /// The head, then this again and again.
    case endless(head: String, chunk: String, milliseconds: Int)
    case silence
  }

  let port: Int
  private let channel: any Channel

  init(_ manners: [String: Manner]) async throws {
    channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Handler(manners))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  func close() async throws { try await channel.close() }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let manners: [String: Manner]
    private var request = ""

    init(_ manners: [String: Manner]) { self.manners = manners }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      request += String(buffer: unwrapInboundIn(data))
      guard request.contains("\r\n\r\n") else { return }
      let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      request = ""
      switch manners[path] ?? .bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") {
      case .bytes(let text): end(context, Array(text.utf8))
      case .raw(let bytes): end(context, bytes)
      case .endless(let head, let chunk, let milliseconds):
        write(context, Array(head.utf8))
        let channel = context.channel
        context.eventLoop.scheduleRepeatedTask(
          initialDelay: .zero, delay: .milliseconds(Int64(milliseconds))
        ) { task in
          guard channel.isActive else { return task.cancel() }
          channel.writeAndFlush(ByteBuffer(string: chunk), promise: nil)
        }
      case .silence: break
      }
    }

    private func write(_ context: ChannelHandlerContext, _ bytes: [UInt8]) {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func end(_ context: ChannelHandlerContext, _ bytes: [UInt8]) {
      let channel = context.channel
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).whenComplete { _ in
        channel.close(promise: nil)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
