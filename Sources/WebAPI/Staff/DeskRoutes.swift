import Accounts
import Audit
import ChatService
import Conversation
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
import Persistence

/// What the desk calls, with the session of a member of staff.
struct DeskRoutes: Sendable {
  let services: Services
  let gate: StaffGate
  let streams: StreamLimits

  func add(to router: Router<LiaisonContext>) {
    let one = RouterPath("/v1/desk/conversations/:id")
    router.get("/v1/desk/queue", use: queue)
    router.get("/v1/desk/events", use: events)
    router.get("/v1/desk/staff", use: staff)
    router.post("/v1/desk/search", use: search)
    router.get(one, use: show)
    router.post("\(one)/claim", use: claim)
    router.post("\(one)/release", use: release)
    router.post("\(one)/transfer", use: transfer)
    router.post("\(one)/resolve", use: resolve)
    router.post("\(one)/messages", use: send)
    router.post("\(one)/notes", use: note)
    router.post("\(one)/typing", use: typing)
  }

  private func queue(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    _ = try await member(request, context)
    return try .json(DeskQueueBody(conversations: try await services.desk.queue()))
  }

  private struct SearchRequest: Decodable {
    let query: String
    let language: String?
  }

  private struct SearchBody: Encodable { let hits: [KnowledgeService.Hit] }

  private func search(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    _ = try await member(request, context)
    let body = try await request.json(SearchRequest.self, context)
    let language = body.language.flatMap { LanguageTag(bcp47: $0) } ?? .en
    return try .json(
      SearchBody(hits: try services.knowledge.search(body.query, language: language)))
  }

  private struct StaffBody: Encodable {
    struct Member: Encodable {
      let name: String
      let displayName: String
      let role: Role
    }
    let staff: [Member]
  }

  private func staff(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    _ = try await member(request, context)
    return try .json(
      StaffBody(
        staff: try await services.desk.colleagues().map {
          StaffBody.Member(name: $0.name, displayName: $0.displayName, role: $0.role)
        }))
  }

  private func show(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    _ = try await member(request, context)
    return try .json(DetailBody(try await services.desk.detail(try id(context))))
  }

  private func claim(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await member(request, context)
    let summary = try await services.desk.claim(try id(context), by: member)
    gate.note(.conversationClaimed, by: member, what: summary.id, request, context)
    return try .json(summary)
  }

  private func release(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await member(request, context)
    let summary = try await services.desk.release(try id(context), by: member)
    gate.note(.conversationReleased, by: member, what: summary.id, request, context)
    return try .json(summary)
  }

  private func resolve(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await member(request, context)
    let summary = try await services.desk.resolve(try id(context), by: member)
    gate.note(.conversationResolved, by: member, what: summary.id, request, context)
    return try .json(summary)
  }

  private struct TransferRequest: Decodable { let to: String }

  private func transfer(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await member(request, context)
    let body = try await request.json(TransferRequest.self, context)
    let summary = try await services.desk.transfer(try id(context), by: member, to: body.to)
    let receiver = summary.claimedBy.map { " to \($0.name)" } ?? ""
    gate.note(
      .conversationTransferred, by: member, what: summary.id + receiver, request, context)
    return try .json(summary)
  }

  private struct SendRequest: Decodable {
    let clientId: String
    let text: String
  }

  private struct SentBody: Encodable {
    let state: Phase
    let messages: [Message]
  }

  private func send(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await member(request, context)
    let body = try await request.json(SendRequest.self, context)
    let sent = try await services.desk.send(
      body.text, clientId: body.clientId, in: try id(context), by: member)
    return try .json(
      SentBody(state: sent.conversation.state.phase, messages: [sent.message]),
      status: sent.isReplay ? .ok : .created)
  }

  private struct NoteRequest: Decodable { let text: String }

  private func note(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await member(request, context)
    let body = try await request.json(NoteRequest.self, context)
    return try .json(
      try await services.desk.addNote(body.text, to: try id(context), by: member),
      status: .created)
  }

  private func typing(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await member(request, context)
    try await services.desk.staffTypes(in: try id(context), by: member)
    return .noContent
  }

  private func events(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    _ = try await member(request, context)
    let place = try streams.enter(
      conversation: nil, from: gate.clientAddress.network(of: request, context))
    return EventStream.response(
      to: request, live: services.feed.deskEvents(), place: place,
      reader: DeskEvents(
        services: services, gate: gate, sessionToken: gate.token(of: request)))
  }

  private func member(
    _ request: Request, _ context: LiaisonContext
  ) async throws -> StaffMember {
    try await gate.member(request, context, needs: .answerPatients)
  }

  private func id(_ context: LiaisonContext) throws -> String {
    try context.parameters.require("id")
  }
}

/// One conversation with all that the desk shows of it.
private struct DetailBody: Encodable {
  private let conversation: ConversationBody
  private let messages: [Message]
  private let notes: [Note]
  private let decisions: [DecisionBody]

  init(_ detail: DeskService.Detail) throws {
    conversation = ConversationBody(summary: detail.summary, record: detail.record)
    messages = detail.messages
    notes = detail.notes
    // Only where the bot spoke is there an answer to explain.
    let answered = Set(
      zip(messages, messages.dropFirst()).compactMap { message, next in
        next.author == .bot ? message.seq : nil
      })
    decisions = try detail.decisions.filter { answered.contains($0.seq) }.map {
      DecisionBody(
        seq: $0.seq, decision: try JSONDecoder().decode(Explanation.self, from: $0.data))
    }
  }

  private struct DecisionBody: Encodable {
    let seq: Int
    let decision: Explanation
  }

  /// The line of the queue and what only the detail shows, in one object.
  private struct ConversationBody: Encodable {
    let summary: ConversationSummary
    let record: ConversationRecord

    private enum Key: String, CodingKey { case locale, timezone, page, consent, createdAt }

    func encode(to encoder: any Encoder) throws {
      try summary.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(record.state.language, forKey: .locale)
      try container.encodeIfPresent(record.timezone, forKey: .timezone)
      try container.encodeIfPresent(record.page, forKey: .page)
      try container.encodeIfPresent(record.consent, forKey: .consent)
      try container.encode(record.createdAt, forKey: .createdAt)
    }
  }
}
