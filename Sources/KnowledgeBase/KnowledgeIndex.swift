package import Content
package import PageReading
package import Foundation
package import Linguistics
package import SentenceEncoder

/// Finds the passages of the articles that answer a question, by their words and by their meaning.
///
/// Every patient sees each article once: in the preferred language where it exists, else in the
/// next best. What is rare is counted within that selection, so that the translations of an article
/// don't make its words look common.
package struct KnowledgeIndex: Sendable {
  package struct Hit: Sendable, Equatable {
    package let article: Article
    package let passage: Passage
    /// From 0, higher is better; comparable within one index.
    package let score: Double
    /// The share of the question that the passage and the head of its article cover, 0 to 1; rare
    /// words count more.
    package let coverage: Double
    /// Nil without an encoder.
    package let likeness: PassageVectors.Likeness?
    /// How likely it answers, 0 to 1; nil without an encoder.
    package var confidence: Double? {
      likeness.map {
        Relevance.confidence(
          score: score, coverage: coverage, meaning: $0, isForeign: isForeign)
      }
    }
    /// Whether the question is in another language.
    let isForeign: Bool
    /// Orders the passages of one article.
    var scoreWithin: Double {
      likeness.map { Relevance.scoreWithin(coverage: coverage, meaning: $0) } ?? score
    }
    /// Whether it goes before the question which of some intents is meant.
    package var isCertain: Bool { confidence.map { $0 >= Relevance.isCertain } ?? false }
  }

  /// What can be done with a question.
  package enum LookUp: Sendable, Equatable {
    case answer(Hit)
    /// One to three articles, the best first, each with its best passage.
    case offer([Hit])
    case nothing
  }

  private let passages: PassageIndex
  private let shelves: [LanguageTag: PassageIndex.Shelf]
  private let vectors: [LanguageTag: PassageVectors]
  private let vocabulary: SearchVocabulary
  private let encoder: (any SentenceEncoding)?
  private let now: @Sendable () -> Date

  /// Indexes the articles; time and memory grow linearly with their text.
  ///
  /// - Parameters:
  ///   - questions: what patients are known to ask of an article, by its id.
  ///   - encoder: nil goes by words alone.
  ///   - store: what was encoded before; takes what is encoded now.
  ///   - now: articles whose `validUntil` has passed are left out, also when it passes later.
  package init(
    articles: [Article], questions: [String: [String]] = [:], analyzer: TextAnalyzer,
    encoder: (any SentenceEncoding)?,
    store: inout PassageVectorStore, now: @escaping @Sendable () -> Date
  ) {
    let vocabulary = SearchVocabulary(analyzer: analyzer)
    let today = now()
    let valid = articles.filter { !$0.isExpired(at: today) }
    self.vocabulary = vocabulary
    self.encoder = encoder
    self.now = now
    let passages = PassageIndex(articles: valid, vocabulary: vocabulary)
    let versions = Dictionary(grouping: valid.indices) { valid[$0].id }
    let ids = versions.keys.sorted()
    self.passages = passages
    shelves = Dictionary(
      uniqueKeysWithValues: LanguageTag.allCases.map { language in
        let chosen = ids.compactMap { id in
          language.fallbacks.lazy
            .compactMap { tag in versions[id]?.first { valid[$0].language == tag } }.first
        }
        return (language, passages.shelf(of: chosen))
      })
    var vectors: [LanguageTag: PassageVectors] = [:]
    if let encoder {
      for (language, articles) in Dictionary(grouping: valid, by: \.language) {
        vectors[language] = PassageVectors(
          articles: articles, questions: questions, analyzer: analyzer, encoder: encoder,
          store: &store)
      }
    }
    self.vectors = vectors
  }

  /// The article in the preferred language, or in the next best that there is; nil where there is
  /// none that is valid.
  package func article(_ id: String, prefer language: LanguageTag) -> Article? {
    let today = now()
    return shelves[language]?.articles.lazy.map { passages.articles[$0] }
      .first { $0.id == id && !$0.isExpired(at: today) }
  }

  /// The passages that have to do with the query, best first.
  ///
  /// - Parameters:
  ///   - language: that of the reader; an article comes in another one only where it hasn't been
  ///     translated.
  ///   - article: look only there.
  package func search(
    _ query: TextAnalysis, prefer language: LanguageTag, in article: String? = nil, limit: Int = 5
  ) -> [Hit] {
    find(query, prefer: language, in: article, limit: limit).map(\.hit)
  }

  /// What staff looks for, best first: passages with all of the words before those that are only
  /// near by their meaning. Words in the other language are found in that one's versions.
  package func find(_ query: TextAnalysis, prefer language: LanguageTag, limit: Int) -> [Hit] {
    let other = query.language.flatMap { $0.family == language.family ? nil : $0 }
    var seen: Set<String> = []
    let hits = [language, other].compactMap(\.self)
      .flatMap { search(query, prefer: $0, limit: 4 * limit) }
      .filter { $0.coverage > 0 || ($0.confidence ?? 0) >= Relevance.offers }
      .filter {
        seen.insert("\($0.article.id) \($0.article.language) \($0.passage.anchor)").inserted
      }
      .stablySorted(by: \.score)
    let isWhole = { (hit: Hit) in hit.coverage > 0.99 }
    return Array((hits.filter(isWhole) + hits.filter { !isWhole($0) }).prefix(limit))
  }

  /// A text in stretches, those marked that the query is for.
  package func highlighted(_ text: String, by query: TextAnalysis) -> [TextSegment] {
    Highlighter(query, vocabulary: vocabulary).segments(of: text)
  }

  /// Decides whether a question can be answered, or articles offered, or neither.
  ///
  /// `Relevance` and `Threshold` say what each takes. A question of stop words alone gets nothing.
  /// What is in the reader's language goes before the rest.
  ///
  /// - Parameter isDoubtful: the question looks out of scope; then a passage must bear it out.
  package func lookUp(
    _ query: TextAnalysis, prefer language: LanguageTag, isDoubtful: Bool = false
  ) -> LookUp {
    let found = find(query, prefer: language, in: nil, limit: 20)
      .filter { !isDoubtful || $0.holdsRareWords || Relevance.bearsOut($0.hit) }
    let isOwn = { (found: PassageIndex.Found) in
      found.hit.article.language.family == language.family
    }
    let own = found.filter(isOwn) + found.filter { !isOwn($0) }
    if let best = own.first(where: answers)?.hit {
      guard best.likeness?.asked != nil else { return .answer(best) }
      // The article is known by what is asked of it; which of its passages, isn't yet.
      return .answer(passage(of: best.article.id, answering: query, prefer: language) ?? best)
    }
    var seen: Set<String> = []
    let offered = own.filter { offers($0) && seen.insert($0.hit.article.id).inserted }
    return offered.isEmpty ? .nothing : .offer(offered.prefix(3).map(\.hit))
  }

  /// The passage of an article that answers; nil where none does.
  package func passage(
    of article: String, answering query: TextAnalysis, prefer language: LanguageTag
  ) -> Hit? {
    let found = find(query, prefer: language, in: article, limit: 50)
    return found.contains(where: answers) ? found.first?.hit : nil
  }

  /// What of a passage answers the question: whole sentences, as they stand.
  package func excerpt(of hit: Hit, answering query: TextAnalysis) -> String {
    Excerpt.answering(hit.passage.text) { sentences in
      let terms = SearchQuery(query, vocabulary: vocabulary).terms
      let words = sentences.map { sentence in
        let found = vocabulary.counts(of: sentence).keys.count { terms.contains($0) }
        return Double(found) / Double(max(1, terms.count))
      }
      guard let encoder else { return words }
      let question = encoder.vector(of: query.plain)
      let vectors = encoder.vectors(of: sentences.map(vocabulary.analyzer.plain))
      return zip(words, vectors).map { words, vector in
        words + Double(zip(vector, question).reduce(0) { $0 + $1.0 * $1.1 })
      }
    }
  }

  private func answers(_ found: PassageIndex.Found) -> Bool {
    found.hit.confidence.map { $0 >= Relevance.answers } ?? Threshold.answers(found)
  }

  private func offers(_ found: PassageIndex.Found) -> Bool {
    guard let confidence = found.hit.confidence else { return Threshold.offers(found) }
    // A rare word alone means little to the encoder.
    return confidence >= Relevance.offers || found.holdsRareWords
  }

  private func find(
    _ text: TextAnalysis, prefer language: LanguageTag, in article: String?, limit: Int
  ) -> [PassageIndex.Found] {
    let query = SearchQuery(text, vocabulary: vocabulary)
    guard let shelf = shelves[language], limit > 0 else { return [] }
    let vector = encoder.map { $0.vector(of: text.plain) }
    // All zeros where the encoder knows nothing of it.
    let isKnown = vector?.contains { $0 != 0 } ?? false
    guard !query.parts.isEmpty || isKnown else { return [] }
    var likenesses: [LanguageTag: [PassageVectors.Likeness]] = [:]
    if let vector, isKnown {
      for tag in Set(shelf.articles.map { passages.articles[$0].language }) {
        likenesses[tag] = vectors[tag]?.likenesses(to: vector)
      }
    }
    let likeness: (Article) -> ArraySlice<PassageVectors.Likeness> = { article in
      guard let start = vectors[article.language]?.start(of: article.id) else { return [] }
      return likenesses[article.language]?[start..<start + article.passages.count] ?? []
    }
    let today = now()
    return passages.search(
      query, on: shelf, limit: limit, in: article, likeness: isKnown ? likeness : nil
    ).filter { !$0.hit.article.isExpired(at: today) }
  }

  /// Coverage is the idf-weighted share of the question's words (two Chinese characters count as
  /// one, each within a pair) that a passage holds. Evidence is the sum of the weights of those
  /// found, in units of a word that stands in a single passage: it keeps one common word, fully
  /// “covered”, from being taken for a question that is understood. What only the running text holds
  /// must be more, since a passage isn't about every word in it.
  enum Threshold {
    static func answers(_ found: PassageIndex.Found) -> Bool {
      found.hit.coverage >= 0.7
        && (found.headEvidence >= 0.6 && found.evidence >= 0.95 || found.evidence >= 2.2)
    }

    static func offers(_ found: PassageIndex.Found) -> Bool {
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
