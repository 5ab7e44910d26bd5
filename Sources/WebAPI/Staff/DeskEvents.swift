import Accounts
import ChatService
import Conversation

struct DeskQueueBody: Encodable { let conversations: [ConversationSummary] }

/// The stream of one desk: the queue as it is, then what changes.
struct DeskEvents: EventStreamReader {
  let services: Services
  let gate: StaffGate
  let sessionToken: String?

  private struct MessageBody: Encodable {
    let conversationId: String
    let message: Message
  }

  private struct TypingBody: Encodable {
    let conversationId: String
    let author: Author
  }

  private struct GoneBody: Encodable { let id: String }

  func next(about event: LiveFeed.DeskEvent?) async throws -> EventStream.Piece? {
    // Nothing more is told to whoever was signed out or disabled, by another process too.
    if event != nil,
      try await !gate.isStillAllowed(token: sessionToken, needs: .answerPatients)
    {
      return nil
    }
    return .init(text: try await text(about: event))
  }

  private func text(about event: LiveFeed.DeskEvent?) async throws -> String {
    switch event {
    case nil, .queueChanged:
      try EventStream.text(
        "snapshot", data: DeskQueueBody(conversations: try await services.desk.queue()))
    case .conversation(let summary): try EventStream.text("conversation", data: summary)
    case .message(let conversation, let message):
      try EventStream.text(
        "message", data: MessageBody(conversationId: conversation, message: message))
    case .typing(let conversation, let author):
      try EventStream.text(
        "typing", data: TypingBody(conversationId: conversation, author: author))
    case .gone(let conversation): try EventStream.text("gone", data: GoneBody(id: conversation))
    case .tick(let isHeartbeat): isHeartbeat ? EventStream.heartbeat : ""
    }
  }
}
