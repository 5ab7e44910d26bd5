import Accounts
import ChatService
import Content
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
import PageReading

/// The program's information in the studio, with the session of an admin.
struct KnowledgeRoutes: Sendable {
  /// Of a page, in the base64 of a body.
  private static let largestBody = 8_000_000

  let services: Services

  func add(to router: Router<LiaisonContext>) {
    router.get("/v1/studio/articles", use: articles)
    router.post("/v1/studio/knowledge/import", use: importPages)
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
    try await requireAdmin(request)
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
            imported: article.imported, helpful: status.helpful, unhelpful: status.unhelpful)
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
    let dryRun: Bool
    let token: String?
  }

  private struct ImportBody: Encodable {
    let applied: Bool
    let revision: Int64?
    let added: [ImportPlan.Entry]
    let changed: [ImportPlan.Entry]
    let removed: [ImportPlan.Entry]
    let unchanged: Int
    let problems: [ImportProblem]
    let token: String
  }

  private func importPages(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try await requireAdmin(request)
    let body = try await request.json(ImportRequest.self, context, limit: Self.largestBody)
    var language: LanguageTag?
    if let tag = body.language {
      guard let known = LanguageTag(bcp47: tag) else {
        throw ServiceError(.invalidInput, "`language` must be en, zh-Hans or zh-Hant.")
      }
      language = known
    }
    let outcome = try await services.knowledge.importPages(
      try source(of: body), language: language, isDryRun: body.dryRun, token: body.token)
    let plan = outcome.plan
    return try .json(
      ImportBody(
        applied: outcome.revision != nil, revision: outcome.revision, added: plan.added,
        changed: plan.changed, removed: plan.removed, unchanged: plan.unchanged,
        problems: plan.problems, token: outcome.token))
  }

  private func source(of body: ImportRequest) throws(ServiceError) -> KnowledgeImport.Source {
    switch (body.source, body.page) {
    case (let address?, nil):
      // Files of the server's own aren't anybody's business here.
      guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
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

  private func requireAdmin(_ request: Request) async throws {
    _ = try await services.signIn.member(token: request.sessionToken, needs: .viewStudio)
  }
}
