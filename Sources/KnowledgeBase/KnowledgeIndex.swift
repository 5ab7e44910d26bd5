package import Content
package import Foundation
package import Linguistics

/// Finds the passages of the articles that answer a question, by their words alone.
///
/// Every patient sees each article once: in the preferred language where it exists, else in the
/// next best. What is rare is counted within that selection, so that the translations of an article
/// don't make its words look common.
package struct KnowledgeIndex: Sendable {
  package struct Hit: Sendable, Equatable {
    package let article: Article
    package let passage: Passage
    /// BM25 with field weights: above 0, comparable within one search only.
    package let score: Double
    /// The share of the question that the passage and the head of its article cover, 0 to 1; rare
    /// words count more.
    package let coverage: Double
  }

  /// What can be done with a question.
  package enum LookUp: Sendable, Equatable {
    case answer(Hit)
    /// One to three articles, the best first, each with its best passage.
    case offer([Hit])
    case nothing
  }

  private let shelves: [LanguageTag: Shelf]
  private let vocabulary: SearchVocabulary

  /// Indexes the articles; time and memory grow linearly with their text.
  ///
  /// - Parameter today: articles whose `validUntil` has passed then are left out.
  package init(articles: [Article], analyzer: TextAnalyzer, today: Date) {
    let vocabulary = SearchVocabulary(analyzer: analyzer)
    let valid = articles.filter { !$0.isExpired(at: today) }
    let versions = Dictionary(grouping: valid, by: \.id)
    let ids = versions.keys.sorted()
    self.vocabulary = vocabulary
    shelves = Dictionary(
      uniqueKeysWithValues: LanguageTag.allCases.map { language in
        let chosen = ids.compactMap { id in
          language.fallbacks.lazy
            .compactMap { tag in versions[id]?.first { $0.language == tag } }.first
        }
        return (language, Shelf(articles: chosen, vocabulary: vocabulary))
      })
  }

  /// The article in the preferred language, or in the next best that there is; nil where there is
  /// none that is valid.
  package func article(_ id: String, prefer language: LanguageTag) -> Article? {
    shelves[language]?.articles.first { $0.id == id }
  }

  /// The passages that share words with the query, best first.
  ///
  /// - Parameter language: that of the reader; an article comes in another one only where it hasn't
  ///   been translated.
  package func search(
    _ query: TextAnalysis, prefer language: LanguageTag, limit: Int = 5
  ) -> [Hit] {
    let query = SearchQuery(query, vocabulary: vocabulary)
    return shelves[language]?.search(query, limit: limit).map(\.hit) ?? []
  }

  /// Decides whether a question can be answered, or articles offered, or neither.
  ///
  /// `Threshold` says what each takes. A question of stop words alone gets nothing.
  package func lookUp(_ query: TextAnalysis, prefer language: LanguageTag) -> LookUp {
    let query = SearchQuery(query, vocabulary: vocabulary)
    let found = shelves[language]?.search(query, limit: 20) ?? []
    if let best = found.first, Threshold.answers(best) { return .answer(best.hit) }
    var seen: Set<String> = []
    let offered = found.filter {
      Threshold.offers($0) && seen.insert($0.hit.article.id).inserted
    }
    return offered.isEmpty ? .nothing : .offer(offered.prefix(3).map(\.hit))
  }

  /// Coverage is the idf-weighted share of the question's words (two Chinese characters count as
  /// one, each within a pair) that a passage holds. Evidence is the sum of the weights of those
  /// found, in units of a word that stands in a single passage: it keeps one common word, fully
  /// “covered”, from being taken for a question that is understood. What only the running text holds
  /// must be more, since a passage isn't about every word in it.
  enum Threshold {
    static func answers(_ found: Shelf.Found) -> Bool {
      found.hit.coverage >= 0.7
        && (found.headEvidence >= 0.6 && found.evidence >= 0.95 || found.evidence >= 2.2)
    }

    static func offers(_ found: Shelf.Found) -> Bool {
      guard found.hit.coverage >= 0.4, found.evidence >= 0.45 else { return false }
      return found.headEvidence >= 0.45 || found.evidence >= 1.5 || found.hit.coverage >= 0.9
    }
  }
}

extension LanguageTag {
  /// This language, and those to fall back to: the other script first.
  var fallbacks: [LanguageTag] {
    switch self {
    case .en: [.en, .zhHans, .zhHant]
    case .zhHans: [.zhHans, .zhHant, .en]
    case .zhHant: [.zhHant, .zhHans, .en]
    }
  }
}
