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

  func start(_ stream: inout EventStream) async throws { try await sendQueue(&stream) }

  private func sendQueue(_ stream: inout EventStream) async throws {
    try await stream.send(
      "snapshot", data: DeskQueueBody(conversations: try await services.desk.queue()))
  }

  func handle(_ event: LiveFeed.DeskEvent, _ stream: inout EventStream) async throws -> Bool {
    // Nothing more is told to whoever was signed out or disabled, by another process too.
    guard try await gate.isStillAllowed(token: sessionToken, needs: .answerPatients) else {
      return false
    }
    switch event {
    case .conversation(let summary):
      try await stream.send("conversation", data: summary)
    case .message(let conversation, let message):
      try await stream.send(
        "message", data: MessageBody(conversationId: conversation, message: message))
    case .typing(let conversation, let author):
      try await stream.send(
        "typing", data: TypingBody(conversationId: conversation, author: author))
    case .gone(let conversation):
      try await stream.send("gone", data: GoneBody(id: conversation))
    case .queueChanged: try await sendQueue(&stream)
    case .tick(let isHeartbeat): if isHeartbeat { try await stream.sendHeartbeat() }
    }
    return true
  }
}
