import Content
import Foundation
package import Linguistics
import PageReading
package import SentenceEncoder

/// Measures retrieval alone on questions whose answers are known.
package enum RetrievalEvaluation {
  /// A question with its answer.
  package struct Entry: Decodable, Sendable {
    package let id: String
    package let question: String
    package let answer: String
    package let lang: String
  }

  /// What somebody asked, and the ids of the entries that answer it; none where nothing does.
  package struct Query: Decodable, Sendable {
    package let query: String
    package let relevant: [String]
    package let lang: String
  }

  /// A query whose best entry doesn't answer it, or one without an answer that would be answered.
  package struct Miss: Encodable, Sendable {
    package let query: String
    package let lang: String
    package let relevant: [String]
    /// The best entry, where there is any.
    package let found: String?
    package let score: Double?
    package let coverage: Double?
    package let head: Double?
    package let text: Double?
    package let confidence: Double?
    /// Of the first relevant entry, from 1.
    package let rank: Int?
  }

  package struct Report: Encodable, Sendable {
    /// The three are over the queries that have an answer.
    package var precisionAt1 = 0.0
    package var recallAt5 = 0.0
    package var mrr = 0.0
    /// How well confidence tells queries with an answer from those without; nil where all have one.
    package var abstainAUROC: Double?
    package var queries = 0
    package var answerable = 0
    package var buildSeconds = 0.0
    package var lookUpMillis = 0.0
  }

  /// - Throws: `InvalidRow` for a language that isn't served.
  package static func run(
    entries: [Entry], queries: [Query], analyzer: TextAnalyzer,
    encoder: (any SentenceEncoding)?
  ) throws -> (report: Report, misses: [Miss]) {
    let articles = try entries.map { entry in
      Article(
        id: entry.id, language: try language(entry.lang), title: entry.question,
        source: .init(title: ""),
        passages: [Passage(heading: [], anchor: "", text: entry.answer)])
    }
    let clock = ContinuousClock()
    var store = PassageVectorStore()
    let start = clock.now
    let index = KnowledgeIndex(
      articles: articles, analyzer: analyzer, encoder: encoder, store: &store, now: { Date() })
    var report = Report()
    report.buildSeconds = start.duration(to: clock.now) / .seconds(1)
    report.queries = queries.count
    var times: [Double] = []
    var misses: [Miss] = []
    var scored: [(score: Double, isAnswerable: Bool)] = []
    for query in queries {
      let language = try language(query.lang)
      let start = clock.now
      let hits = index.search(
        analyzer.analyse(query.query, hint: language), prefer: language, limit: entries.count)
      times.append(start.duration(to: clock.now) / .milliseconds(1))
      scored.append((hits.first.map { $0.confidence ?? $0.score } ?? 0, !query.relevant.isEmpty))
      let rank = hits.firstIndex { query.relevant.contains($0.article.id) }
      let isMissed =
        query.relevant.isEmpty
        ? hits.first?.confidence.map { $0 >= Relevance.answers } ?? false : rank != 0
      if isMissed { misses.append(Miss(query, best: hits.first, rank: rank.map { $0 + 1 })) }
      guard !query.relevant.isEmpty else { continue }
      report.answerable += 1
      guard let rank else { continue }
      report.precisionAt1 += rank == 0 ? 1 : 0
      report.recallAt5 += rank < 5 ? 1 : 0
      report.mrr += 1 / Double(rank + 1)
    }
    let answerable = Double(max(1, report.answerable))
    report.precisionAt1 /= answerable
    report.recallAt5 /= answerable
    report.mrr /= answerable
    report.abstainAUROC = auroc(scored)
    report.lookUpMillis = times.sorted().dropFirst(times.count / 2).first ?? 0
    return (report, misses)
  }

  package struct InvalidRow: Error, CustomStringConvertible {
    package let description: String
  }

  private static func language(_ tag: String) throws -> LanguageTag {
    guard let language = LanguageTag(bcp47: tag) else {
      throw InvalidRow(
        description: "The language “\(tag)” isn't served; use en, zh-Hans or zh-Hant.")
    }
    return language
  }

  /// The share of pairs of an answerable and another query that are in the right order.
  private static func auroc(_ scored: [(score: Double, isAnswerable: Bool)]) -> Double? {
    let answerable = scored.filter(\.isAnswerable).map(\.score)
    let others = scored.filter { !$0.isAnswerable }.map(\.score)
    guard !answerable.isEmpty, !others.isEmpty else { return nil }
    let wins = answerable.reduce(0.0) { sum, score in
      sum + others.reduce(0) { $0 + (score > $1 ? 1 : score == $1 ? 0.5 : 0) }
    }
    return wins / Double(answerable.count * others.count)
  }
}

extension RetrievalEvaluation.Miss {
  init(_ query: RetrievalEvaluation.Query, best: KnowledgeIndex.Hit?, rank: Int?) {
    self.init(
      query: query.query, lang: query.lang, relevant: query.relevant, found: best?.article.id,
      score: best?.score, coverage: best?.coverage, head: best?.likeness?.head,
      text: best?.likeness?.text, confidence: best?.confidence, rank: rank)
  }
}
