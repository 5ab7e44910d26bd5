import Audit
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
  private let streams: StreamLimits

  init(
    services: Services, clientAddress: ClientAddress, limits: PatientLimits, streams: StreamLimits
  ) {
    self.services = services
    self.clientAddress = clientAddress
    self.limits = limits
    self.streams = streams
  }

  func add(to router: Router<LiaisonContext>) {
    let one = RouterPath("/v1/conversations/:id")
    router.post("/v1/conversations", use: open)
    router.post("/v1/emergency", use: emergency)
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
    try limits.takeOpening(from: clientAddress.network(of: request, context))
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
    try await response(for: try await asked(request, context), request, context)
  }

  /// Messages of an ordinary conversation, which is sent at once.
  private static let fewMessages = 100

  /// All messages; a long conversation is sent while it is read.
  private func response(
    for record: ConversationRecord, _ request: Request, _ context: LiaisonContext
  ) async throws -> Response {
    func body(_ messages: [Message]) -> ConversationBody {
      ConversationBody(
        id: record.id, locale: record.state.language, state: record.state.phase,
        expectation: services.conversations.expectation(for: record), messages: messages)
    }
    let messages = try await services.conversations.messages(
      of: record.id, after: 0, limit: Self.fewMessages)
    guard messages.count == Self.fewMessages || PieceWriter.isLong(messages) else {
      return try .json(body(messages))
    }
    return try await .json(
      body([]), filling: "messages", withMessagesOf: record.id, pieces(request, context))
  }

  private func pieces(_ request: Request, _ context: LiaisonContext) -> PieceWriter {
    services.pieces(for: clientAddress.network(of: request, context))
  }

  private struct UpdateRequest: Decodable {
    let locale: String?
    let contact: [String: String]?
    let consent: ConsentRequest?
  }

  private func update(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await asked(request, context)
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
    return try await response(for: updated, request, context)
  }

  private func erase(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    // Whatever else was asked before: what somebody wants erased is erased.
    let record = try await authenticated(request, context)
    try await services.conversations.erase(record)
    note(.conversationErased, record, request, context)
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
    var record: ConversationRecord?
    let address = clientAddress.network(of: request, context)
    let body = try await request.json(SendRequest.self, context)
    let input = try body.input()
    do {
      let conversation = try await authenticated(request, context)
      record = conversation
      try ConversationService.check(clientId: body.clientId)
      try limits.takeMessage(of: conversation.id, size: input.size, from: address)
      let result = try await services.conversations.turns.handle(
        input, clientId: body.clientId, in: conversation, from: address.network)
      return try .json(
        TurnBody(state: result.phase, messages: result.messages),
        status: result.isReplay ? .ok : .created)
    } catch {
      // Whatever keeps a message from being taken, the numbers come.
      var problem = Problem(error, context)
      if case .text(let text) = input {
        problem.emergency = await services.conversations.emergencyNotice(
          for: text, problem.status.reason, in: record, language: try language(nil, request),
          from: address.network)
      }
      throw problem
    }
  }

  private struct EmergencyRequest: Decodable {
    let text: String
    let locale: String?
    let timezone: String?
  }

  /// For a page that couldn't open a conversation: the numbers, where the message asks for them.
  /// Nothing is stored.
  private func emergency(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let body = try await request.json(EmergencyRequest.self, context)
    let notice = await services.conversations.emergencyNotice(
      for: body.text, .notStored, in: nil, language: try language(body.locale, request),
      timeZone: body.timezone, from: clientAddress.network(of: request, context).network)
    return try notice.map { try .json($0) } ?? .noContent
  }

  private func typing(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    services.conversations.patientTypes(in: try await asked(request, context))
    return .noContent
  }

  private struct SeenRequest: Decodable { let seq: Int }

  private func seen(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await asked(request, context)
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
    let record = try await asked(request, context)
    let text = try await services.conversations.consentText(of: record)
    note(.conversationExported, record, request, context)
    if request.headers[.accept]?.hasPrefix("text/plain") ?? false {
      return try await Transcript(
        content: services.content.current, language: record.state.language, record: record,
        consentText: text, now: Date()
      ).response(pieces(request, context))
    }
    var response = try await Response.json(
      Export(
        id: record.id, locale: record.state.language, state: record.state.phase,
        createdAt: record.createdAt, timezone: record.timezone, page: record.page,
        consent: record.consent.map {
          Export.Consent(version: $0.version, at: $0.at, text: text)
        },
        contact: record.contact, messages: []),
      filling: "messages", withMessagesOf: record.id, pieces(request, context))
    response.headers[.contentDisposition] = "attachment; filename=\"conversation.json\""
    return response
  }

  // MARK: - The stream

  private func events(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let record = try await asked(request, context)
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
    let place = try streams.enter(
      conversation: record.id, from: clientAddress.network(of: request, context))
    // Subscribed to before the replay is read, so that nothing falls between the two.
    let live = services.feed.events(of: record.id)
    return EventStream.response(
      to: request, live: live, place: place,
      reader: PatientEvents(
        conversations: services.conversations, pieces: pieces(request, context), id: record.id,
        sent: resumeAfter))
  }

  /// The conversation that is asked for, unless it was too often.
  private func asked(
    _ request: Request, _ context: LiaisonContext
  ) async throws -> ConversationRecord {
    let record = try await authenticated(request, context)
    try limits.takeRequest(of: record.id)
    return record
  }

  private func note(
    _ kind: SecurityEvent.Kind, _ record: ConversationRecord, _ request: Request,
    _ context: LiaisonContext
  ) {
    services.securityLog.note(
      kind, ofPatient: clientAddress.network(of: request, context), in: record.id)
  }

  private func authenticated(
    _ request: Request, _ context: LiaisonContext
  ) async throws -> ConversationRecord {
    try await services.conversations.authenticate(
      id: try context.parameters.require("id"), token: request.bearerToken)
  }
}

extension HTTPResponse.Status {
  /// Why a message isn't taken that is answered so.
  var reason: EmergencyNotice.Reason {
    switch self {
    case .tooManyRequests: .notTaken
    case .unprocessableContent, .contentTooLarge: .tooLong
    default: .notStored
    }
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
