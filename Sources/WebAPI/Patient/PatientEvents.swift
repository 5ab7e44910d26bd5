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

  mutating func next(about event: LiveFeed.PatientEvent?) async throws -> EventStream.Piece? {
    switch event {
    case nil:
      var piece = try await missed()
      if piece.isLast { piece.text += try await state() }
      return piece
    case .message(let message) where message.seq > sent + 1: return try await missed()
    case .message(let message) where message.seq == sent + 1:
      sent = message.seq
      return .init(text: try EventStream.text("message", id: message.seq, data: message))
    case .message: return .init()
    case .stateChanged: return .init(text: try await state())
    case .typing:
      return .init(text: try EventStream.text("typing", data: TypingBody(author: .staff)))
    case .gone: return nil
    case .heartbeat: return .init(text: EventStream.heartbeat)
    }
  }

  /// The messages that were stored after the last one written, or the first of them.
  private mutating func missed() async throws -> EventStream.Piece {
    let piece = try await pieces.next(messagesOf: id, after: sent) { messages in
      try messages.map { try EventStream.text("message", id: $0.seq, data: $0) }.joined()
    }
    sent = piece.seq
    return .init(text: piece.text, isLast: piece.isLast)
  }

  private func state() async throws -> String {
    guard let record = try await conversations.record(id) else { return "" }
    return try EventStream.text(
      "state",
      data: StateBody(
        state: record.state.phase, expectation: conversations.expectation(for: record)))
  }
}
