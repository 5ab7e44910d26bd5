import ChatService
import Content
import Conversation
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
import Persistence

/// What a patient's page calls. The bearer token of the conversation opens it.
struct PatientRoutes: Sendable {
  private let services: Services
  private let clientAddress: ClientAddress
  private let limits: PatientLimits

  init(services: Services, clientAddress: ClientAddress, limits: PatientLimits) {
    self.services = services
    self.clientAddress = clientAddress
    self.limits = limits
  }

  func add(to router: Router<LiaisonContext>) {
    let one = RouterPath("/v1/conversations/:id")
    router.post("/v1/conversations", use: open)
    router.get(one, use: show)
    router.patch(one, use: update)
    router.delete(one, use: erase)
    router.post("\(one)/messages", use: send)
    router.get("\(one)/events", use: events)
    router.post("\(one)/typing", use: typing)
    router.post("\(one)/seen", use: seen)
    router.get("\(one)/export", use: export)
  }

  // MARK: - The conversation

  private struct ConsentRequest: Decodable { let version: String }

  private struct OpenRequest: Decodable {
    let clientId: String?
    let locale: String?
    let timezone: String?
    let page: String?
    let consent: ConsentRequest?
  }

  struct ConversationBody: Encodable {
    let id: String
    var token: String?
    let locale: LanguageTag
    let state: Phase
    var expectation: String?
    let messages: [Message]
  }

  private func open(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try limits.openings.take(clientAddress.text(of: request, context))
    let body = try await request.json(OpenRequest.self, context)
    let opened = try await services.conversations.open(
      ConversationService.Opening(
        clientId: body.clientId, locale: try language(body.locale, request),
        timezone: body.timezone, page: body.page, consentVersion: body.consent?.version))
    return try .json(
      ConversationBody(
        id: opened.conversation.id, token: opened.token,
        locale: opened.conversation.state.language, state: opened.conversation.state.phase,
        messages: opened.messages),
      status: opened.isReplay ? .ok : .created)
  }

  /// An unknown language falls back to English; no language to that of the browser.
  private func language(_ tag: String?, _ request: Request) throws -> LanguageTag {
    if let tag { return LanguageTag(bcp47: tag) ?? .en }
    return request.headers[.acceptLanguage].flatMap { LanguageTag.preferred(from: $0) } ?? .en
  }

  private func show(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await authenticated(request, context)
    return try .json(try await body(of: record))
  }

  private func body(of record: ConversationRecord) async throws -> ConversationBody {
    ConversationBody(
      id: record.id, locale: record.state.language, state: record.state.phase,
      expectation: services.conversations.expectation(for: record),
      messages: try await services.conversations.messages(of: record.id, after: 0))
  }

  private struct UpdateRequest: Decodable {
    let locale: String?
    let contact: [String: String]?
    let consent: ConsentRequest?
  }

  private func update(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await authenticated(request, context)
    let body = try await request.json(UpdateRequest.self, context)
    let locale = try body.locale.map { text in
      guard let tag = LanguageTag(bcp47: text) else {
        throw ServiceError(
          .invalidInput, "`locale` must be one of `en`, `zh-Hans` and `zh-Hant`.")
      }
      return tag
    }
    guard locale != nil || body.contact != nil || body.consent != nil else {
      throw ServiceError(.invalidInput, "Send at least one of `locale`, `contact` and `consent`.")
    }
    let updated = try await services.conversations.update(
      record, locale: locale, contact: body.contact, consentVersion: body.consent?.version)
    return try .json(try await self.body(of: updated))
  }

  private func erase(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await services.conversations.erase(try await authenticated(request, context))
    return .noContent
  }

  // MARK: - Messages

  private struct SendRequest: Decodable {
    struct Form: Decodable {
      let id: String
      let values: [String: String]
    }
    let clientId: String
    let text: String?
    let choice: String?
    let form: Form?

    func input() throws -> PatientInput {
      switch (text, choice, form) {
      case (let text?, nil, nil): return .text(text)
      case (nil, let choice?, nil): return .choice(choice)
      case (nil, nil, let form?): return .form(id: form.id, values: form.values)
      default:
        throw ServiceError(.invalidInput, "Send exactly one of `text`, `choice` and `form`.")
      }
    }
  }

  private struct TurnBody: Encodable {
    let state: Phase
    let messages: [Message]
  }

  private func send(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await authenticated(request, context)
    try limits.messages.take(record.id)
    let body = try await request.json(SendRequest.self, context)
    try ConversationService.check(clientId: body.clientId)
    let result = try await services.conversations.turns.handle(
      try body.input(), clientId: body.clientId, in: record)
    return try .json(
      TurnBody(state: result.phase, messages: result.messages),
      status: result.isReplay ? .ok : .created)
  }

  private func typing(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    services.conversations.patientTypes(in: try await authenticated(request, context))
    return .noContent
  }

  private struct SeenRequest: Decodable { let seq: Int }

  private func seen(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await authenticated(request, context)
    let body = try await request.json(SeenRequest.self, context)
    try await services.conversations.markSeen(record, seq: body.seq)
    return .noContent
  }

  private struct Export: Encodable {
    struct Consent: Encodable {
      let version: String
      let at: Date
      /// The words agreed to, where they are known.
      let text: String?
    }
    let id: String
    let locale: LanguageTag
    let state: Phase
    let createdAt: Date
    let timezone: String?
    let page: String?
    let consent: Consent?
    let contact: Contact?
    let messages: [Message]
  }

  /// All that is kept of the conversation and is the patient's: for programs, or as a text to read.
  private func export(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await authenticated(request, context)
    let text = try await services.conversations.consentText(of: record)
    if request.headers[.accept]?.hasPrefix("text/plain") ?? false {
      return Transcript(
        content: services.content.current, language: record.state.language, record: record,
        messages: try await services.conversations.messages(of: record.id, after: 0),
        consentText: text, now: Date()
      ).response
    }
    var response = try Response.json(
      Export(
        id: record.id, locale: record.state.language, state: record.state.phase,
        createdAt: record.createdAt, timezone: record.timezone, page: record.page,
        consent: record.consent.map {
          Export.Consent(version: $0.version, at: $0.at, text: text)
        },
        contact: record.contact,
        messages: try await services.conversations.messages(of: record.id, after: 0)))
    response.headers[.contentDisposition] = "attachment; filename=\"conversation.json\""
    return response
  }

  // MARK: - The stream

  private func events(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await authenticated(request, context)
    let resumeAfter: Int
    if let header = request.headers[.lastEventID] {
      guard let seq = Int(header), seq >= 0 else {
        throw ServiceError(.invalidInput, "`Last-Event-ID` must be the number of a message.")
      }
      // A reader can't have seen what isn't there yet.
      resumeAfter = min(seq, record.lastSeq)
    } else {
      resumeAfter = 0
    }
    // Subscribed to before the replay is read, so that nothing falls between the two.
    let live = services.feed.events(of: record.id)
    return EventStream.response(
      to: request, live: live,
      reader: PatientEvents(
        conversations: services.conversations, id: record.id, sent: resumeAfter))
  }

  private func authenticated(
    _ request: Request, _ context: LiaisonContext
  ) async throws -> ConversationRecord {
    try await services.conversations.authenticate(
      id: try context.parameters.require("id"), token: request.bearerToken)
  }
}

extension Request {
  var bearerToken: String? {
    guard let value = headers[.authorization], value.lowercased().hasPrefix("bearer ") else {
      return nil
    }
    return String(value.dropFirst("bearer ".count))
  }
}

extension HTTPField.Name {
  static let lastEventID = HTTPField.Name("last-event-id") ?? .ifNoneMatch
}
