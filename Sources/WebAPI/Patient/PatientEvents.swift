import Persistence
import ChatService
import Conversation

/// The stream of one patient's page: every message once and in order, whatever the feed brings.
struct PatientEvents: EventStreamReader {
  let conversations: ConversationService
  let pieces: PieceWriter
  let id: String
  /// The last message written.
  var sent: Int

  private struct StateBody: Encodable {
    let state: Phase
    let expectation: String?
  }

  private struct TypingBody: Encodable { let author: Author }

  mutating func start(_ stream: inout EventStream) async throws {
    try await catchUp(&stream)
    try await sendState(&stream)
  }

  mutating func handle(
    _ event: LiveFeed.PatientEvent, _ stream: inout EventStream
  ) async throws -> Bool {
    switch event {
    case .message(let message):
      if message.seq == sent + 1 {
        try await send(message, &stream)
      } else if message.seq > sent {
        try await catchUp(&stream)
      }
    case .stateChanged: try await sendState(&stream)
    case .typing: try await stream.send("typing", data: TypingBody(author: .staff))
    case .gone: return false
    case .heartbeat: try await stream.sendHeartbeat()
    }
    return true
  }

  private mutating func catchUp(_ stream: inout EventStream) async throws {
    sent = try await stream.sendMessages(of: id, after: sent, pieces)
  }

  private mutating func send(_ message: Message, _ stream: inout EventStream) async throws {
    try await stream.send("message", id: message.seq, data: message)
    sent = message.seq
  }

  private func sendState(_ stream: inout EventStream) async throws {
    guard let record = try await conversations.record(id) else { return }
    try await stream.send(
      "state",
      data: StateBody(
        state: record.state.phase, expectation: conversations.expectation(for: record)))
  }
}
