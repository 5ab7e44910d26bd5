import ChatService
import Conversation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// What one stream tells its reader, as text.
protocol EventStreamReader: Sendable {
  associatedtype Event: Sendable
  /// The next of what is to be written about an event; nil ends the stream.
  ///
  /// - Parameter event: nil for what comes before all events.
  mutating func next(about event: Event?) async throws -> EventStream.Piece?
}

/// Server-sent events, one response long.
///
/// Thousands may be open, and nearly all of them wait, so a waiting one is kept small: it has no
/// task of its own, and what it tells is made in a task that ends, as a task never gives back the
/// memory that its deepest call needed.
struct EventStream {
  /// A part of what there is to tell.
  struct Piece {
    var text = ""
    /// False where there is more about the same event.
    var isLast = true
  }

  /// Answers with what `reader` says: what comes first, then what each event of `live` asks for,
  /// which is subscribed to before anything is replayed. Ends when the client is gone, when it was
  /// too slow, or when what it reads is gone.
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
        var reader = reader
        defer { live.end() }
        try await request.body.consumeWithInboundCloseHandler { _ in
          try await withGracefulShutdownHandler {
            guard try await write(nil, of: &reader, to: &writer) else { return }
            for await event in live.events {
              guard try await write(event, of: &reader, to: &writer) else { return }
            }
          } onGracefulShutdown: {
            live.end()
          }
        } onInboundClosed: {
          live.end()
        }
        try await writer.finish(nil)
        withExtendedLifetime(place) {}
      })
  }

  private static let accelBuffering = HTTPField.Name("x-accel-buffering") ?? .cacheControl

  /// - Returns: whether the stream goes on.
  private static func write<Reader: EventStreamReader>(
    _ event: Reader.Event?, of reader: inout Reader, to writer: inout any ResponseBodyWriter
  ) async throws -> Bool {
    while true {
      let before = reader
      async let result = {
        var reader = before
        let piece = try await reader.next(about: event)
        return (piece, reader)
      }()
      let piece: Piece?
      (piece, reader) = try await result
      guard let piece else { return false }
      if !piece.text.isEmpty { try await writer.write(ByteBuffer(string: piece.text)) }
      if piece.isLast { return true }
    }
  }

  /// Keeps the connection from being taken for a dead one.
  static let heartbeat = ": \n\n"

  /// - Parameter id: only messages have one: it is what a reader resumes from.
  static func text(_ event: String, id: Int? = nil, data: some Encodable) throws -> String {
    (id.map { "id: \($0)\n" } ?? "") + "event: \(event)\ndata: \(try JSONCoding.line(data))\n\n"
  }
}
