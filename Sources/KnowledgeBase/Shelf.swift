import Content
import Foundation
import Linguistics
import PageReading

/// The articles as readers of one language see them, with an inverted index of their passages.
///
/// Words are ranked by BM25F: Robertson, Zaragoza and Taylor, “Simple BM25 Extension to Multiple
/// Weighted Fields”, CIKM 2004. A passage is indexed with the head of its article.
struct Shelf: Sendable {
  struct Found {
    let hit: KnowledgeIndex.Hit
    /// The weights of what was found, in units of a term that stands in one passage.
    let evidence: Double
    /// The part of it that stands in the title, the headings or the tags.
    let headEvidence: Double
  }

  private struct Entry: Sendable {
    let article: Int
    let passage: Int
  }

  private struct Posting: Sendable {
    /// The entry, twice, and 1 more where the term says what the passage is about: stands in the
    /// title, the headings or the tags.
    private let place: UInt32
    /// Occurrences, weighted by field and by the length of the field.
    let frequency: Float

    init(entry: Int, isInHead: Bool, frequency: Double) {
      place = UInt32(entry * 2 + (isInHead ? 1 : 0))
      self.frequency = Float(frequency)
    }

    var entry: Int { Int(place / 2) }
    var isInHead: Bool { !place.isMultiple(of: 2) }
  }

  private enum Field: Int, CaseIterable {
    case title, heading, tags, summary, text

    var weight: Double {
      switch self {
      case .title: 4
      case .heading: 4
      case .tags: 2
      case .summary: 1.5
      case .text: 1
      }
    }

    /// How much a long field dampens its terms, 0 to 1.
    var lengthPenalty: Double { self == .text ? 0.6 : 0.3 }
  }

  private static let saturation = 1.2
  /// Of a word, in units of a term that stands in one passage.
  private static let leastImportance = 0.5

  let articles: [Article]
  private let entries: [Entry]
  private let postings: [String: [Posting]]

  /// - Parameter counts: the terms of each passage of an article, by field.
  init(articles: [Article], counts: (Article) -> [PassageCounts]) {
    var entries: [Entry] = []
    var passages: [PassageCounts] = []
    for (index, article) in articles.enumerated() {
      entries += article.passages.indices.map { Entry(article: index, passage: $0) }
      passages += counts(article)
    }
    self.articles = articles
    self.entries = entries
    postings = Self.postings(of: passages)
  }

  /// How often each term stands in the fields of a passage.
  struct PassageCounts: Sendable {
    /// In the order of `Field`.
    fileprivate let fields: [[String: Int]]
  }

  static func counts(of article: Article, vocabulary: SearchVocabulary) -> [PassageCounts] {
    let title = vocabulary.counts(of: article.title)
    let tags = vocabulary.counts(of: article.tags.joined(separator: "\n"))
    let summary = vocabulary.counts(of: article.summary)
    return article.passages.map { passage in
      PassageCounts(fields: [
        title, vocabulary.counts(of: passage.heading.joined(separator: "\n")), tags, summary,
        vocabulary.counts(of: passage.text),
      ])
    }
  }

  private static func postings(of passages: [PassageCounts]) -> [String: [Posting]] {
    func length(_ counts: [String: Int]) -> Double { Double(counts.values.reduce(0, +)) }
    let averages = Field.allCases.map { field in
      passages.reduce(0) { $0 + length($1.fields[field.rawValue]) } / Double(max(1, passages.count))
    }
    var postings: [String: [Posting]] = [:]
    for (entry, passage) in passages.enumerated() {
      let fields = passage.fields
      var frequencies: [String: Double] = [:]
      for field in Field.allCases {
        let counts = fields[field.rawValue]
        let relative = length(counts) / max(1, averages[field.rawValue])
        let dampening = 1 - field.lengthPenalty + field.lengthPenalty * relative
        for (term, count) in counts {
          frequencies[term, default: 0] += field.weight * Double(count) / dampening
        }
      }
      for (term, frequency) in frequencies {
        let isInHead = [Field.title, .heading, .tags].contains { fields[$0.rawValue][term] != nil }
        postings[term, default: []]
          .append(Posting(entry: entry, isInHead: isInHead, frequency: frequency))
      }
    }
    return postings
  }

  /// How much a term that stands in so many passages says.
  private func weight(inPassages count: Int) -> Double {
    log(1 + (Double(entries.count - count) + 0.5) / (Double(count) + 0.5))
  }

  /// Best first; equal ones in the order of the articles.
  ///
  /// - Parameters:
  ///   - only: the one article to look in.
  ///   - likeness: how near the question is to each passage of an article by its meaning; nil where
  ///     only words count.
  func search(
    _ query: SearchQuery, limit: Int, in only: String? = nil,
    likeness: ((Article) -> ArraySlice<PassageVectors.Likeness>)?
  ) -> [Found] {
    let words = wordScores(of: query)
    var scores = words
    if let likeness {
      var entry = 0
      for article in articles {
        for likeness in likeness(article) {
          scores[entry] = Relevance.score(words: words[entry], meaning: likeness)
          entry += 1
        }
      }
    }
    if let only {
      for (index, entry) in entries.enumerated() where articles[entry.article].id != only {
        scores[index] = 0
      }
    }
    let found = best(limit, of: scores)
    let weights = weights(of: query, in: Set(found))
    let unit = max(weight(inPassages: 1), .ulpOfOne)
    return found.map { index in
      let entry = entries[index]
      let article = articles[entry.article]
      let covered = weights.covered[index] ?? 0
      return Found(
        hit: KnowledgeIndex.Hit(
          article: article, passage: article.passages[entry.passage], score: scores[index],
          coverage: weights.total > 0 ? min(1, covered / weights.total) : 0,
          likeness: likeness.map { likeness in
            let slice = likeness(article)
            return slice[slice.startIndex + entry.passage]
          }),
        evidence: covered / unit, headEvidence: (weights.inHead[index] ?? 0) / unit)
    }
  }

  /// The share of the question that BM25 finds in each passage, 0 to 1.
  private func wordScores(of query: SearchQuery) -> [Double] {
    var scores = [Double](repeating: 0, count: entries.count)
    var total = 0.0
    // Sorted, so that sums don't depend on the order of a set.
    for term in query.terms.sorted() {
      let found = postings[term] ?? []
      let weight = weight(inPassages: found.count)
      total += weight
      for posting in found {
        let frequency = Double(posting.frequency)
        scores[posting.entry] += weight * frequency / (Self.saturation + frequency)
      }
    }
    guard total > 0 else { return scores }
    return scores.map { $0 / total }
  }

  /// The indices of the highest scores above 0, highest first.
  private func best(_ limit: Int, of scores: [Double]) -> [Int] {
    guard limit > 0 else { return [] }
    var best: [Int] = []
    for (index, score) in scores.enumerated() where score > 0 {
      if best.count == limit {
        guard let last = best.last, score > scores[last] else { continue }
        best.removeLast()
      }
      let place = best.firstIndex { scores[$0] < score } ?? best.endIndex
      best.insert(index, at: place)
    }
    return best
  }

  private struct QueryWeights {
    /// Of the whole question.
    var total = 0.0
    /// Of what each passage covers.
    var covered: [Int: Double] = [:]
    /// Of what the title, the headings and the tags of each cover.
    var inHead: [Int: Double] = [:]
  }

  private func weights(of query: SearchQuery, in entries: Set<Int>) -> QueryWeights {
    var weights = QueryWeights()
    for part in query.parts {
      let weight = importance(of: part)
      weights.total += weight
      let found = part.coveredBy.flatMap { postings[$0] ?? [] }
        .filter { entries.contains($0.entry) }
      for entry in Set(found.map(\.entry)) { weights.covered[entry, default: 0] += weight }
      for entry in Set(found.filter(\.isInHead).map(\.entry)) {
        weights.inHead[entry, default: 0] += weight
      }
    }
    return weights
  }

  /// The rarity of a part of a question. One that stands nowhere counts like one that stands once;
  /// one that stands on every page is what we are about, and still counts for something.
  private func importance(of part: SearchQuery.Part) -> Double {
    let rarity = weight(inPassages: max(1, postings[part.weighedBy]?.count ?? 0))
    return part.size * max(rarity, Self.leastImportance * weight(inPassages: 1))
  }
}
