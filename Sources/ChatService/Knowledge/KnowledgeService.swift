package import Content
package import Foundation
package import KnowledgeBase
package import Linguistics
import PageReading
package import Persistence

/// The program's information for staff: search for the desk and the studio, and the articles with
/// what patients said of them.
package struct KnowledgeService: Sendable {
  private static let mostHits = 20
  private static let longestQuery = 400

  private let database: ChatDatabase
  private let content: ContentStore
  private let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.content = content
    self.now = now
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
    package let text: [TextSegment]
  }

  /// - Parameter language: of the interface; what is in it goes first.
  /// - Throws: `ServiceError` for an empty or too long query.
  package func search(_ query: String, language: LanguageTag) throws(ServiceError) -> [Hit] {
    guard (1...Self.longestQuery).contains(query.count) else {
      throw ServiceError(.invalidInput, "`query` must be 1 to \(Self.longestQuery) characters.")
    }
    let router = content.current.router
    return router.find(query, prefer: language, limit: Self.mostHits).map { hit, text in
      Hit(
        article: hit.article.id, anchor: hit.passage.anchor, language: hit.article.language,
        title: hit.article.title, heading: hit.passage.heading,
        source: hit.article.source.title, url: hit.article.source.url,
        reviewedOn: hit.article.reviewedOn, text: text)
    }
  }

  /// An article with its state today.
  package struct ArticleStatus: Sendable {
    package let article: Article
    package let helpful: Int
    package let unhelpful: Int
  }

  package func articles() async throws -> (revision: Int64, articles: [ArticleStatus]) {
    let current = content.current
    let counts = Dictionary(
      try await database.feedbackCounts().map { (Key($0.article, $0.language), $0) },
      uniquingKeysWith: { first, _ in first })
    return (
      current.revision,
      current.bundle.articles.map { article in
        let count = counts[Key(article.id, article.language)]
        return ArticleStatus(
          article: article, helpful: count?.helpful ?? 0, unhelpful: count?.unhelpful ?? 0)
      }
    )
  }

  private struct Key: Hashable {
    let article: String
    let language: LanguageTag

    init(_ article: String, _ language: LanguageTag) {
      (self.article, self.language) = (article, language)
    }
  }
}
