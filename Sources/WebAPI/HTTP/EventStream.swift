import AsyncAlgorithms
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
  /// Asked with every heartbeat.
  func isStillAllowed() async throws -> Bool
}

/// Server-sent events, one response long.
struct EventStream {
  /// What the loop of a stream gets.
  enum Signal<Event: Sendable>: Sendable {
    case event(Event)
    case heartbeat
    /// The reader was too slow, or what it reads is gone.
    case ended
  }

  private static let heartbeat: Duration = .seconds(15)

  private var writer: any ResponseBodyWriter

  /// Answers with what `reader` writes: its start, then for each event of `live`, which is
  /// subscribed to before anything is replayed.
  static func response<Reader: EventStreamReader>(
    to request: Request, live: AsyncStream<Reader.Event>, reader: Reader
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
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          do {
            try await reader.start(&stream)
            let ticks = AsyncTimerSequence(interval: heartbeat, clock: .continuous)
              .map { _ in Signal<Reader.Event>.heartbeat }
            let events = chain(live.map { Signal.event($0) }, [Signal<Reader.Event>.ended].async)
            for await signal in merge(events, ticks).cancelOnGracefulShutdown() {
              switch signal {
              case .event(let event):
                guard try await reader.handle(event, &stream) else { return }
              case .heartbeat:
                guard try await reader.isStillAllowed() else { return }
                try await stream.write(": \n\n")
              case .ended:
                return
              }
            }
          } catch is CancellationError {
            // The reader closed the connection.
          }
        }
        try await writer.finish(nil)
      })
  }

  private static let accelBuffering = HTTPField.Name("x-accel-buffering") ?? .cacheControl

  /// - Parameter id: only messages have one: it is what a reader resumes from.
  mutating func send(_ event: String, id: Int? = nil, data: some Encodable) async throws {
    let line = try JSONCoding.line(data)
    try await write((id.map { "id: \($0)\n" } ?? "") + "event: \(event)\ndata: \(line)\n\n")
  }

  private mutating func write(_ text: String) async throws {
    try await writer.write(ByteBuffer(string: text))
  }
}
