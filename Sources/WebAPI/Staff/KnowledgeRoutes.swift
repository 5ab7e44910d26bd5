import Accounts
import Audit
import ChatService
import Content
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
import PageReading
import Persistence

/// The program's information in the studio, with the session of an admin.
struct KnowledgeRoutes: Sendable {
  let services: Services
  let gate: StaffGate

  /// For a page of the size that the site allows, in base64.
  private var largestBody: Int {
    services.content.current.bundle.site.knowledge.megabytes * 1_400_000 + 10_000
  }

  func add(to router: Router<LiaisonContext>) {
    router.get("/v1/studio/articles", use: articles)
    let place: RouterPath = "/v1/studio/knowledge/import"
    router.post(place, use: startImport)
    router.get(place, use: showImport)
    router.delete(place, use: dropImport)
    router.post("/v1/studio/knowledge/import/publish", use: publishImport)
    router.post("/v1/studio/knowledge/remove", use: remove)
  }

  // MARK: Articles

  private struct ArticlesBody: Encodable {
    struct One: Encodable {
      let id: String
      let language: LanguageTag
      let title: String
      let source: Article.Source
      let reviewedOn: String?
      let validUntil: String?
      let owner: String?
      let tags: [String]
      let summary: String
      let passages: [Passage]
      let state: ArticleFreshness
      let imported: Article.Import?
      let helpful: Int
      let unhelpful: Int
      let feedback: [Feedback]
    }

    struct Feedback: Encodable {
      let anchor: String
      let helpful: Int
      let unhelpful: Int
    }

    struct Difference: Encodable {
      let article: String
      let language: LanguageTag
      let message: String
    }

    let revision: Int64
    let articles: [One]
    let differences: [Difference]
  }

  private func articles(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request, context)
    let overview = try await services.knowledge.overview()
    return try .json(
      ArticlesBody(
        revision: overview.revision,
        articles: overview.articles.map { status in
          let article = status.article
          return ArticlesBody.One(
            id: article.id, language: article.language, title: article.title,
            source: article.source, reviewedOn: article.reviewedOn,
            validUntil: article.validUntil, owner: article.owner, tags: article.tags,
            summary: article.summary, passages: article.passages, state: status.freshness,
            imported: article.imported,
            helpful: status.feedback.reduce(0) { $0 + $1.helpful },
            unhelpful: status.feedback.reduce(0) { $0 + $1.unhelpful },
            feedback: status.feedback.map {
              ArticlesBody.Feedback(
                anchor: $0.anchor, helpful: $0.helpful, unhelpful: $0.unhelpful)
            })
        },
        differences: overview.differences.map {
          ArticlesBody.Difference(
            article: $0.article, language: $0.language, message: $0.message)
        }))
  }

  // MARK: Import

  private struct ImportRequest: Decodable {
    struct Page: Decodable {
      let name: String
      let contentType: String?
      let base64: String
    }

    /// A web address; or else a page.
    let source: String?
    let page: Page?
    let language: String?
  }

  private struct ImportBody: Encodable {
    struct Changes: Encodable {
      let added: [ImportPlan.Entry]
      let changed: [ImportPlan.Entry]
      let removed: [ImportPlan.Entry]
      let unchanged: Int
      let problems: [ImportProblem]
    }

    struct Failure: Encodable {
      let code: String
      let message: String
    }

    let id: String
    let source: String
    let state: StudioImports.State
    let done: Int
    let all: Int
    let changes: Changes?
    let failure: Failure?
    let revision: Int64?

    init(_ status: StudioImports.Status) {
      id = status.id
      source = status.source
      state = status.state
      (done, all) = (status.done, status.all)
      changes = status.plan.map { plan in
        Changes(
          added: plan.added, changed: plan.changed, removed: plan.removed,
          unchanged: plan.unchanged, problems: plan.problems)
      }
      failure = status.failure.map { Failure(code: $0.code, message: $0.description) }
      revision = status.revision
    }
  }

  private func startImport(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await requireAdmin(request, context)
    let body = try await request.json(ImportRequest.self, context, limit: largestBody)
    var language: LanguageTag?
    if let tag = body.language {
      guard let known = LanguageTag(bcp47: tag) else {
        throw ServiceError(.invalidInput, "`language` must be en, zh-Hans or zh-Hant.")
      }
      language = known
    }
    let status = try await services.knowledge.imports.start(
      try source(of: body), language: language)
    gate.note(
      .importStarted, by: member, what: body.source == nil ? "a page" : "an address", request,
      context)
    return try .json(ImportBody(status), status: .accepted)
  }

  private func showImport(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request, context)
    guard let status = await services.knowledge.imports.status else { return .noContent }
    return try .json(ImportBody(status))
  }

  private func dropImport(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request, context)
    await services.knowledge.imports.cancel()
    return .noContent
  }

  private struct PublishRequest: Decodable { let id: String }

  private func publishImport(
    _ request: Request, _ context: LiaisonContext
  ) async throws -> Response {
    let member = try await requireAdmin(request, context)
    let body = try await request.json(PublishRequest.self, context)
    let status = try await services.knowledge.imports.publish(body.id)
    note(status.revision, by: member, request, context)
    return try .json(ImportBody(status))
  }

  private struct RemovalRequest: Decodable { let source: String }
  private struct RemovalBody: Encodable { let revision: Int64? }

  private func remove(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await requireAdmin(request, context)
    let body = try await request.json(RemovalRequest.self, context)
    let revision = try await services.knowledge.remove(body.source)
    note(revision, by: member, request, context)
    return try .json(RemovalBody(revision: revision))
  }

  private func note(
    _ revision: Int64?, by member: StaffMember, _ request: Request, _ context: LiaisonContext
  ) {
    guard let revision else { return }
    gate.note(.contentPublished, by: member, what: "revision \(revision)", request, context)
  }

  private func source(of body: ImportRequest) throws(ServiceError) -> KnowledgeImport.Source {
    switch (body.source, body.page) {
    case (let address?, nil):
      // Files of the server's own aren't anybody's business here.
      guard address.contains("://"), !address.hasPrefix("file:") else {
        throw ServiceError(.invalidInput, "`source` must be an http or https address.")
      }
      return .place(address)
    case (nil, let page?):
      guard let bytes = Data(base64Encoded: page.base64) else {
        throw ServiceError(.invalidInput, "`page.base64` isn't base64.")
      }
      guard (1...200).contains(page.name.count) else {
        throw ServiceError(.invalidInput, "`page.name` must be 1 to 200 characters.")
      }
      return .document(name: page.name, contentType: page.contentType, bytes: bytes)
    default:
      throw ServiceError(.invalidInput, "Send either `source` or `page`.")
    }
  }

  @discardableResult
  private func requireAdmin(
    _ request: Request, _ context: LiaisonContext
  ) async throws -> StaffMember {
    try await gate.member(request, context, needs: .viewStudio)
  }
}
