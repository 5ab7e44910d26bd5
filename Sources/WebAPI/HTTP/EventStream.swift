import ChatService
import Conversation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// What one stream tells its reader.
protocol EventStreamReader: Sendable {
  associatedtype Event: Sendable
  /// Writes the replay.
  mutating func start(_ stream: inout EventStream) async throws
  /// Writes one event; returns false to end the stream.
  mutating func handle(_ event: Event, _ stream: inout EventStream) async throws -> Bool
}

/// Server-sent events, one response long.
struct EventStream {
  private var writer: any ResponseBodyWriter

  /// Answers with what `reader` writes: its start, then for each event of `live`, which is
  /// subscribed to before anything is replayed. Ends when the client is gone, when it was too slow,
  /// or when what it reads is gone.
  ///
  /// - Parameter place: held for as long as the stream is open.
  static func response<Reader: EventStreamReader>(
    to request: Request, live: LiveFeed.Subscription<Reader.Event>, place: StreamLimits.Place,
    reader: Reader
  ) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        // Proxies that buffer would hold messages back.
        accelBuffering: "no",
      ],
      body: ResponseBody { writer in
        var stream = EventStream(writer: writer)
        var reader = reader
        defer { live.end() }
        // No task of its own for each stream: thousands may be open.
        try await request.body.consumeWithInboundCloseHandler { _ in
          try await reader.start(&stream)
          for await event in live.events.cancelOnGracefulShutdown() {
            guard try await reader.handle(event, &stream) else { break }
          }
        } onInboundClosed: {
          live.end()
        }
        try await writer.finish(nil)
        withExtendedLifetime(place) {}
      })
  }

  private static let accelBuffering = HTTPField.Name("x-accel-buffering") ?? .cacheControl

  /// - Parameter id: only messages have one: it is what a reader resumes from.
  mutating func send(_ event: String, id: Int? = nil, data: some Encodable) async throws {
    try await write(try Self.frame(event, id: id, data: data))
  }

  /// Writes all messages of a conversation after one.
  ///
  /// - Returns: the last one written.
  mutating func sendMessages(
    of conversation: String, after seq: Int, _ pieces: PieceWriter
  ) async throws -> Int {
    try await pieces.write(messagesOf: conversation, after: seq, to: &writer) { messages in
      try messages.map { try Self.frame("message", id: $0.seq, data: $0) }.joined()
    }
  }

  private static func frame(
    _ event: String, id: Int?, data: some Encodable
  ) throws -> String {
    (id.map { "id: \($0)\n" } ?? "") + "event: \(event)\ndata: \(try JSONCoding.line(data))\n\n"
  }

  /// Keeps the connection from being taken for a dead one.
  mutating func sendHeartbeat() async throws { try await write(": \n\n") }

  private mutating func write(_ text: String) async throws {
    try await writer.write(ByteBuffer(string: text))
  }
}
