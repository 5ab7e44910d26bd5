import Audit
import ChatService
import Content
import Conversation
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
import Logging
import NIOCore
import Persistence

/// The chat as a page of plain forms, for browsers without scripts. A cookie keeps the conversation.
struct ChatPageRoutes: Sendable {
  let services: Services
  let clientAddress: ClientAddress
  let limits: PatientLimits
  let cookie: ChatPageCookie

  /// Messages on one page; earlier ones are a link away.
  private static let messagesOnPage = 50

  func add(to router: Router<LiaisonContext>) {
    router.get("/chat", use: show)
    router.post("/chat", use: send)
    router.get("/chat/download", use: download)
    router.get("/chat/delete", use: askToDelete)
    router.post("/chat/delete", use: delete)
  }

  // MARK: - Reading

  private func show(_ request: Request, _ context: LiaisonContext) async -> Response {
    let visit = await visit(request, context)
    if case .unreachable = visit { return await notThere(request, context, visit) }
    let begun = request.uri.queryParameters["begun"].flatMap { TimeInterval($0) }
    if case .known = visit, begun != nil { return Self.redirect(to: "/chat#end") }
    var view = view(request, visit)
    if request.uri.queryParameters["deleted"] != nil { view.news = .deleted }
    // Only just now: the address may be kept, or passed on.
    if case .first = visit, let begun, abs(Date().timeIntervalSince1970 - begun) < 60 {
      view.problem = ChatPageProblem(.ok, .errorCookies)
    }
    if case .known(let record, _) = visit, record.patientSeenSeq < record.lastSeq {
      do {
        try await services.conversations.markSeen(record, seq: record.lastSeq)
      } catch {
        // The page is worth showing all the same.
        context.logger.warning("not marked as seen", metadata: ["error": "\(type(of: error))"])
      }
    }
    return await page(view, .ok, request, context)
  }

  /// What the cookie opens.
  private func visit(_ request: Request, _ context: LiaisonContext) async -> ChatPageVisit {
    guard let key = cookie.key(of: request) else { return .first }
    do {
      return try await visit(key, before: request.uri.queryParameters["before"].flatMap { Int($0) })
    } catch {
      let problem = ChatPageProblem(error, logger: context.logger)
      return problem.status == .gone ? .gone : .unreachable(problem)
    }
  }

  /// - Parameter end: the message before which the page ends; nil for the latest.
  private func visit(
    _ key: ChatPageCookie.Key, before end: Int? = nil
  ) async throws -> ChatPageVisit {
    let record = try await services.conversations.authenticate(id: key.id, token: key.token)
    try limits.takeRequest(of: record.id)
    return .known(
      record,
      try await services.conversations.messages(
        of: record.id, before: end ?? record.lastSeq + 1, limit: Self.messagesOnPage))
  }

  private func view(
    _ request: Request, _ visit: ChatPageVisit, form: ChatPageForm = ChatPageForm()
  ) -> ChatPageView {
    let asked = request.uri.queryParameters["lang"].flatMap { LanguageTag(bcp47: String($0)) }
    let chosen = asked ?? form.language
    let language =
      chosen ?? visit.record?.state.language
      ?? request.headers[.acceptLanguage].flatMap { LanguageTag.preferred(from: $0) } ?? .en
    return ChatPageView(
      content: services.content.current, language: language, chosen: chosen, visit: visit,
      expectation: visit.record.flatMap { services.conversations.expectation(for: $0) },
      form: form, now: Date())
  }

  // MARK: - Sending

  private func send(_ request: Request, _ context: LiaisonContext) async -> Response {
    var form = ChatPageForm()
    var visit = await visit(request, context)
    // Set as soon as something of a new conversation is stored.
    var begun: ChatPageCookie.Key?
    var invalid = PageString.errorUnreadable
    do {
      form = ChatPageForm(try await request.form(context))
      let parts = try form.inputs(
        limit: services.content.current.bundle.site.limits.messageCharacters)
      let (key, record, isNew) = try await conversation(of: form, visit, request, context)
      do {
        for part in parts {
          invalid = part.invalid
          try limits.takeMessage(
            of: record.id, size: part.input.size, from: clientAddress.network(of: request, context))
          let current = try await services.conversations.record(record.id) ?? record
          _ = try await services.conversations.turns.handle(
            part.input, clientId: form.messageId(part), in: current,
            from: clientAddress.network(of: request, context).network)
          form.take(part)
          if isNew { begun = key }
        }
      } catch {
        if isNew, begun == nil { try await forgetUnlessWritten(record) }
        throw error
      }
      var response = Self.redirect(
        to:
          isNew ? "/chat?begun=\(Int(Date().timeIntervalSince1970))#end" : "/chat#end")
      response.setCookie(holding(key))
      return response
    } catch {
      let problem = ChatPageProblem(error, invalid: invalid, logger: context.logger)
      // The messages as they are now, with what was stored before the fault.
      if let begun {
        visit = (try? await self.visit(begun)) ?? .unreachable(problem)
      } else if case .known = visit {
        visit = await self.visit(request, context)
      }
      if problem.string == .gone { visit = .gone }
      if problem.status == .conflict { form.clientId = UUID().uuidString }
      return await refused(
        request, context, visit, form, problem, begun: begun,
        emergency: await emergency(in: form, problem, visit, request, context))
    }
  }

  /// The conversation that the form belongs to; a new one where it is a first message.
  private func conversation(
    of form: ChatPageForm, _ visit: ChatPageVisit, _ request: Request, _ context: LiaisonContext
  ) async throws -> (ChatPageCookie.Key, ConversationRecord, isNew: Bool) {
    switch visit {
    case .known(var record, _):
      guard let key = cookie.key(of: request) else { throw ChatPageProblem.gone }
      if let language = form.language, form.consent == nil, language != record.state.language {
        record = try await services.conversations.update(
          record, locale: language, contact: nil, consentVersion: nil)
      }
      return (key, record, false)
    case .gone: throw ChatPageProblem.gone
    case .unreachable(let problem): throw problem
    case .first:
      // A form without a notice is that of a conversation whose cookie has gone since.
      guard let consent = form.consent else { throw ChatPageProblem.gone }
      let notices = ConsentNotice.all(of: services.content.current.bundle)
      guard notices.values.contains(where: { $0.version == consent }) else {
        throw ChatPageProblem(.conflict, .errorNotice)
      }
      try limits.takeOpening(from: clientAddress.network(of: request, context))
      let opened = try await services.conversations.openOnce(
        ConversationService.Opening(
          clientId: form.clientId, locale: form.language ?? .en, timezone: nil, page: "/chat",
          consentVersion: consent))
      let key = ChatPageCookie.Key(id: opened.conversation.id, token: opened.token)
      return (key, opened.conversation, true)
    }
  }

  /// A conversation in which nothing was stored is none. The form may have been posted twice, and
  /// the other post may have been luckier.
  private func forgetUnlessWritten(_ record: ConversationRecord) async throws {
    let messages = try await services.conversations.messages(of: record.id, after: 0, limit: 10)
    guard !messages.contains(where: { $0.author == .patient }) else { return }
    try await services.conversations.erase(record)
  }

  /// The page again for a form that didn't come from it.
  func refusal(of request: Request, _ context: LiaisonContext) async -> Response {
    var form = ChatPageForm()
    let problem: ChatPageProblem
    do {
      form = ChatPageForm(try await request.form(context))
      // Whoever made the form knows its id.
      form.clientId = UUID().uuidString
      problem = ChatPageProblem(.forbidden, .errorOrigin)
    } catch {
      problem = ChatPageProblem(error, logger: context.logger)
    }
    let visit = await visit(request, context)
    return await refused(
      request, context, visit, form, problem,
      emergency: await emergency(in: form, problem, visit, request, context))
  }

  /// What is still in the form wasn't taken.
  private func emergency(
    in form: ChatPageForm, _ problem: ChatPageProblem, _ visit: ChatPageVisit, _ request: Request,
    _ context: LiaisonContext
  ) async -> EmergencyNotice? {
    guard !form.text.isEmpty else { return nil }
    return await services.conversations.emergencyNotice(
      for: form.text, problem.status.reason, in: visit.record,
      language: view(request, visit, form: form).language,
      from: clientAddress.network(of: request, context).network)
  }

  private func refused(
    _ request: Request, _ context: LiaisonContext, _ visit: ChatPageVisit, _ form: ChatPageForm,
    _ problem: ChatPageProblem, begun: ChatPageCookie.Key? = nil, emergency: EmergencyNotice? = nil
  ) async -> Response {
    var view = view(request, visit, form: form)
    view.problem = problem
    view.emergency = emergency
    var response = await page(view, problem.status, request, context)
    if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if let begun { response.setCookie(holding(begun)) }
    return response
  }

  // MARK: - Keeping and deleting

  private func download(_ request: Request, _ context: LiaisonContext) async -> Response {
    let visit = await visit(request, context)
    guard case .known(let record, _) = visit else {
      return await notThere(request, context, visit)
    }
    note(.conversationExported, record, request, context)
    let transcript = Transcript(
      content: services.content.current, language: view(request, visit).language, record: record,
      consentText: try? await services.conversations.consentText(of: record), now: Date())
    do {
      return try await transcript.response(pieces(request, context))
    } catch {
      return await refused(
        request, context, visit, ChatPageForm(), ChatPageProblem(error, logger: context.logger))
    }
  }

  private func askToDelete(_ request: Request, _ context: LiaisonContext) async -> Response {
    let visit = await visit(request, context)
    guard case .known = visit else { return await notThere(request, context, visit) }
    return response(view(request, visit).deletion, .ok)
  }

  private func notThere(
    _ request: Request, _ context: LiaisonContext, _ visit: ChatPageVisit
  ) async -> Response {
    if case .unreachable(let problem) = visit {
      return await refused(request, context, visit, ChatPageForm(), problem)
    }
    return Self.redirect(to: "/chat")
  }

  private func delete(_ request: Request, _ context: LiaisonContext) async -> Response {
    let visit = await visit(request, context)
    let language = view(request, visit).language
    switch visit {
    case .unreachable: return await notThere(request, context, visit)
    case .known(let record, _):
      do {
        try await services.conversations.erase(record)
        note(.conversationErased, record, request, context)
      } catch {
        return await refused(
          request, context, visit, ChatPageForm(), ChatPageProblem(error, logger: context.logger))
      }
    // Pressed twice, or deleted elsewhere: it is what was wished for.
    case .first, .gone: break
    }
    var response = Self.redirect(to: "/chat?deleted=1&lang=\(language.rawValue)")
    response.setCookie(cookie.cleared)
    return response
  }

  private func note(
    _ kind: SecurityEvent.Kind, _ record: ConversationRecord, _ request: Request,
    _ context: LiaisonContext
  ) {
    services.securityLog.note(
      kind, ofPatient: clientAddress.network(of: request, context), in: record.id)
  }

  // MARK: - Answers

  private func holding(_ key: ChatPageCookie.Key) -> Cookie {
    cookie.holding(key, days: services.content.current.bundle.site.privacy.retentionDays)
  }

  private func pieces(_ request: Request, _ context: LiaisonContext) -> PieceWriter {
    services.pieces(for: clientAddress.network(of: request, context))
  }

  /// The page of a visit; a long one is made in its turn.
  private func page(
    _ view: ChatPageView, _ status: HTTPResponse.Status, _ request: Request,
    _ context: LiaisonContext
  ) async -> Response {
    do {
      let html = try await pieces(request, context).make(size: view.size) { view.page }
      return response(html, status, forgets: view.visit.isGone)
    } catch {
      // Too much of this sender's is waiting: the page without its messages says so.
      var bare = view
      let problem = ChatPageProblem(error, logger: context.logger)
      bare.visit = .unreachable(problem)
      bare.problem = problem
      return response(bare.page, problem.status)
    }
  }

  private func response(
    _ html: HTML, _ status: HTTPResponse.Status, forgets: Bool = false
  ) -> Response {
    var response = Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
        // With the rule of the other pages, browsers would hide the origin of the forms.
        SecurityHeaders.referrerPolicy: "same-origin",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: html.text)))
    if forgets { response.setCookie(cookie.cleared) }
    return response
  }

  private static func redirect(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
  }
}

/// What the cookie of a request opens.
enum ChatPageVisit: Sendable {
  case first
  case known(ConversationRecord, [Message])
  /// It was deleted, by the patient or in time.
  case gone
  /// It can't be told at the moment: why.
  case unreachable(ChatPageProblem)

  var record: ConversationRecord? {
    if case .known(let record, _) = self { record } else { nil }
  }

  var isGone: Bool {
    if case .gone = self { true } else { false }
  }
}
