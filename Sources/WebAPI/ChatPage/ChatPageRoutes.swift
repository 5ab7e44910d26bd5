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
    return page(view.page, .ok, forgets: visit.isGone)
  }

  /// What the cookie opens.
  private func visit(_ request: Request, _ context: LiaisonContext) async -> ChatPageVisit {
    guard let key = ChatPageCookie.key(of: request) else { return .first }
    do {
      return try await visit(key)
    } catch {
      let problem = ChatPageProblem(error, logger: context.logger)
      return problem.status == .gone ? .gone : .unreachable
    }
  }

  private func visit(_ key: ChatPageCookie.Key) async throws -> ChatPageVisit {
    let record = try await services.conversations.authenticate(id: key.id, token: key.token)
    return .known(record, try await services.conversations.messages(of: record.id, after: 0))
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
          try limits.messages.take(record.id)
          let current = try await services.conversations.record(record.id) ?? record
          _ = try await services.conversations.turns.handle(
            part.input, clientId: form.messageId(part), in: current)
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
        visit = (try? await self.visit(begun)) ?? .unreachable
      } else if case .known = visit {
        visit = await self.visit(request, context)
      }
      if problem.string == .gone { visit = .gone }
      if problem.status == .conflict { form.clientId = UUID().uuidString }
      return refused(request, visit, form, problem, begun: begun)
    }
  }

  /// The conversation that the form belongs to; a new one where it is a first message.
  private func conversation(
    of form: ChatPageForm, _ visit: ChatPageVisit, _ request: Request, _ context: LiaisonContext
  ) async throws -> (ChatPageCookie.Key, ConversationRecord, isNew: Bool) {
    switch visit {
    case .known(var record, _):
      guard let key = ChatPageCookie.key(of: request) else { throw ChatPageProblem.gone }
      if let language = form.language, form.consent == nil, language != record.state.language {
        record = try await services.conversations.update(
          record, locale: language, contact: nil, consentVersion: nil)
      }
      return (key, record, false)
    case .gone: throw ChatPageProblem.gone
    case .unreachable: throw ChatPageProblem(.serviceUnavailable, .errorServer, retryAfter: 5)
    case .first:
      // A form without a notice is that of a conversation whose cookie has gone since.
      guard let consent = form.consent else { throw ChatPageProblem.gone }
      let notices = ConsentNotice.all(of: services.content.current.bundle)
      guard notices.values.contains(where: { $0.version == consent }) else {
        throw ChatPageProblem(.conflict, .errorNotice)
      }
      try limits.openings.take(clientAddress.text(of: request, context))
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
    let messages = try await services.conversations.messages(of: record.id, after: 0)
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
    return refused(request, await visit(request, context), form, problem)
  }

  private func refused(
    _ request: Request, _ visit: ChatPageVisit, _ form: ChatPageForm, _ problem: ChatPageProblem,
    begun: ChatPageCookie.Key? = nil
  ) -> Response {
    var view = view(request, visit, form: form)
    view.problem = problem
    var response = page(view.page, problem.status, forgets: visit.isGone)
    if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if let begun { response.setCookie(holding(begun)) }
    return response
  }

  // MARK: - Keeping and deleting

  private func download(_ request: Request, _ context: LiaisonContext) async -> Response {
    let visit = await visit(request, context)
    guard case .known(let record, let messages) = visit else { return notThere(request, visit) }
    return Transcript(
      content: services.content.current, language: view(request, visit).language, record: record,
      messages: messages,
      consentText: try? await services.conversations.consentText(of: record), now: Date()
    ).response
  }

  private func askToDelete(_ request: Request, _ context: LiaisonContext) async -> Response {
    let visit = await visit(request, context)
    guard case .known = visit else { return notThere(request, visit) }
    return page(view(request, visit).deletion, .ok)
  }

  private func notThere(_ request: Request, _ visit: ChatPageVisit) -> Response {
    if case .unreachable = visit {
      return refused(
        request, visit, ChatPageForm(),
        ChatPageProblem(.serviceUnavailable, .errorServer, retryAfter: 5))
    }
    return Self.redirect(to: "/chat")
  }

  private func delete(_ request: Request, _ context: LiaisonContext) async -> Response {
    let visit = await visit(request, context)
    let language = view(request, visit).language
    switch visit {
    case .unreachable: return notThere(request, visit)
    case .known(let record, _):
      do {
        try await services.conversations.erase(record)
      } catch {
        return refused(
          request, visit, ChatPageForm(), ChatPageProblem(error, logger: context.logger))
      }
    // Pressed twice, or deleted elsewhere: it is what was wished for.
    case .first, .gone: break
    }
    var response = Self.redirect(to: "/chat?deleted=1&lang=\(language.rawValue)")
    response.setCookie(cookie.cleared)
    return response
  }

  // MARK: - Answers

  private func holding(_ key: ChatPageCookie.Key) -> Cookie {
    cookie.holding(key, days: services.content.current.bundle.site.privacy.retentionDays)
  }

  private func page(
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
  /// The database can't tell.
  case unreachable

  var record: ConversationRecord? {
    if case .known(let record, _) = self { record } else { nil }
  }

  var isGone: Bool {
    if case .gone = self { true } else { false }
  }
}
