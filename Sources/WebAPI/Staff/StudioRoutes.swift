import Accounts
import ChatService
import Content
import Conversation
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
import Persistence

/// What the studio calls, with the session of an admin.
struct StudioRoutes: Sendable {
  let services: Services
  let gate: StaffGate

  func add(to router: Router<LiaisonContext>) {
    router.get("/v1/studio/intents", use: intents)
    router.post("/v1/studio/try", use: tryOut)
    router.get("/v1/studio/unmatched", use: unmatched)
    router.get("/v1/studio/diagnostics", use: diagnostics)
  }

  private struct IntentsBody: Encodable {
    struct Intent: Encodable {
      let id: String
      let group: String
      let labels: [String: String]
      let phrases: [String: [String]]
      let action: Action
      let replies: [String: String]
    }
    let revision: Int64
    let intents: [Intent]
  }

  private func intents(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request, context)
    let published = services.studio.published
    func perLanguage(_ value: (LocaleStrings) -> String?) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: published.bundle.locales.compactMap { tag, strings in
          value(strings).map { (tag.rawValue, $0) }
        })
    }
    return try .json(
      IntentsBody(
        revision: published.revision,
        intents: published.bundle.intents.map { intent in
          IntentsBody.Intent(
            id: intent.id, group: intent.group,
            labels: perLanguage { $0.sections["intents"]?[intent.id] },
            phrases: Dictionary(
              uniqueKeysWithValues: intent.phrases.map { ($0.key.rawValue, $0.value) }),
            action: intent.action,
            replies: perLanguage { strings in
              intent.action.reply.flatMap { strings.replies[$0] }.map { template in
                template.lines.map(\.text).joined(separator: "\n")
              }
            })
        }))
  }

  private struct TryRequest: Decodable {
    let text: String
    let lang: String?
  }

  private func tryOut(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request, context)
    let body = try await request.json(TryRequest.self, context)
    guard (1...10_000).contains(body.text.count) else {
      throw ServiceError(.invalidInput, "`text` must be 1 to 10,000 characters.")
    }
    let language = body.lang.flatMap { LanguageTag(bcp47: $0) } ?? .en
    return try .json(services.studio.tryOut(body.text, language: language))
  }

  private struct UnmatchedBody: Encodable { let messages: [UnmatchedMessage] }

  private func unmatched(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request, context)
    return try .json(UnmatchedBody(messages: try await services.studio.unmatched(limit: 200)))
  }

  private struct DiagnosticsBody: Encodable { let diagnostics: [Diagnostic] }

  private func diagnostics(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request, context)
    return try .json(DiagnosticsBody(diagnostics: services.content.current.diagnostics))
  }

  private func requireAdmin(
    _ request: Request, _ context: LiaisonContext
  ) async throws {
    _ = try await gate.member(request, context, needs: .viewStudio)
  }
}
