package import Content
package import Foundation
package import KnowledgeBase
package import Linguistics
package import PageIsolation
import PageReading
package import Persistence

/// The program's information for staff: search for the desk and the studio, and the articles with
/// what patients said of them.
package struct KnowledgeService: Sendable {
  private static let mostHits = 20
  private static let longestQuery = 400

  package let imports: StudioImports
  private let database: ChatDatabase
  private let content: ContentStore
  private let refresher: ContentRefresher
  private let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, refresher: ContentRefresher,
    openReader: @escaping ReaderFactory, now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.content = content
    self.refresher = refresher
    self.now = now
    imports = StudioImports(refresher: refresher) {
      try await KnowledgeImport(database: database, openReader: openReader, now: now)
    }
  }

  /// Takes away what came from a source; it is gone from the answers when this returns.
  ///
  /// - Returns: the revision without it.
  /// - Throws: `ServiceError` where nothing came from it, `ConflictError.contentChanged`.
  package func remove(_ source: String) async throws -> Int64? {
    do {
      let knowledgeImport = try await KnowledgeImport(database: database, now: now)
      let revision = try await knowledgeImport.publish(try knowledgeImport.removal(of: source))
      _ = try await refresher.refresh()
      return revision
    } catch let failure as ImportFailure {
      throw ServiceError(.notFound, failure.description)
    }
  }

  package struct Hit: Sendable, Encodable {
    package let article: String
    package let anchor: String
    package let language: LanguageTag
    package let title: String
    package let heading: [String]
    package let source: String
    package let url: String?
    package let reviewedOn: String?
    /// Title and headings.
    package let head: [TextSegment]
    package let text: [TextSegment]
  }

  /// - Parameter language: of the interface; what is in it goes first.
  /// - Throws: `ServiceError` for an empty or too long query.
  package func search(_ query: String, language: LanguageTag) throws(ServiceError) -> [Hit] {
    guard (1...Self.longestQuery).contains(query.count) else {
      throw ServiceError(.invalidInput, "`query` must be 1 to \(Self.longestQuery) characters.")
    }
    let current = content.current
    return current.router.find(query, prefer: language, limit: Self.mostHits).map {
      hit, head, text in
      Hit(
        article: hit.article.id, anchor: hit.passage.anchor, language: hit.article.language,
        title: hit.article.title, heading: hit.passage.heading,
        source: current.bundle.sourceName(of: hit.article, in: language),
        url: hit.article.source.url,
        reviewedOn: hit.article.reviewedOn, head: head, text: text)
    }
  }

  /// An article with its state today.
  package struct ArticleStatus: Sendable {
    package let article: Article
    package let freshness: ArticleFreshness
    /// What patients said of it, by passage.
    package let feedback: [FeedbackCount]
  }

  package struct Overview: Sendable {
    package let revision: Int64
    package let articles: [ArticleStatus]
    /// Facts that differ between the languages of an article.
    package let differences: [ArticleParity.Difference]
  }

  package func overview() async throws -> Overview {
    let current = content.current
    let now = now()
    let counts = Dictionary(grouping: try await database.feedbackCounts()) {
      Key($0.article, $0.language)
    }
    return Overview(
      revision: current.revision,
      articles: current.bundle.articles.map { article in
        ArticleStatus(
          article: article,
          freshness: .of(article, at: now, settings: current.bundle.site.knowledge),
          feedback: counts[Key(article.id, article.language)] ?? [])
      },
      differences: ArticleParity.differences(among: current.bundle.articles))
  }

  private struct Key: Hashable {
    let article: String
    let language: LanguageTag

    init(_ article: String, _ language: LanguageTag) {
      (self.article, self.language) = (article, language)
    }
  }
}
