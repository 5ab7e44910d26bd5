import Content
import Foundation
import Linguistics

/// The articles as readers of one language see them, with an inverted index of their passages.
///
/// Ranking is BM25F: Robertson, Zaragoza and Taylor, “Simple BM25 Extension to Multiple Weighted
/// Fields”, CIKM 2004. A passage is indexed with the head of its article.
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
    let entry: Int
    /// Occurrences, weighted by field and by the length of the field.
    let frequency: Double
    /// Whether it says what the passage is about: stands in the title, the headings or the tags.
    let isInHead: Bool
  }

  private enum Field: Int, CaseIterable {
    case title, heading, tags, summary, text

    var weight: Double {
      switch self {
      case .title: 2.5
      case .heading: 3
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

  init(articles: [Article], vocabulary: SearchVocabulary) {
    var entries: [Entry] = []
    var fields: [[[String: Int]]] = []
    for (index, article) in articles.enumerated() {
      let title = vocabulary.counts(of: article.title)
      let tags = vocabulary.counts(of: article.tags.joined(separator: "\n"))
      let summary = vocabulary.counts(of: article.summary)
      for (number, passage) in article.passages.enumerated() {
        entries.append(Entry(article: index, passage: number))
        let heading = vocabulary.counts(of: passage.heading.joined(separator: "\n"))
        let text = vocabulary.counts(of: passage.text)
        // In the order of `Field`.
        fields.append([title, heading, tags, summary, text])
      }
    }
    self.articles = articles
    self.entries = entries
    postings = Self.postings(of: fields)
  }

  private static func postings(of passages: [[[String: Int]]]) -> [String: [Posting]] {
    func length(_ counts: [String: Int]) -> Double { Double(counts.values.reduce(0, +)) }
    let averages = Field.allCases.map { field in
      passages.reduce(0) { $0 + length($1[field.rawValue]) } / Double(max(1, passages.count))
    }
    var postings: [String: [Posting]] = [:]
    for (entry, fields) in passages.enumerated() {
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
          .append(Posting(entry: entry, frequency: frequency, isInHead: isInHead))
      }
    }
    return postings
  }

  /// How much a term that stands in so many passages says.
  private func weight(inPassages count: Int) -> Double {
    log(1 + (Double(entries.count - count) + 0.5) / (Double(count) + 0.5))
  }

  /// Best first; equal ones in the order of the articles.
  func search(_ query: SearchQuery, limit: Int) -> [Found] {
    var scores = [Double](repeating: 0, count: entries.count)
    // Sorted, so that sums don't depend on the order of a set.
    for term in query.terms.sorted() {
      guard let found = postings[term] else { continue }
      let weight = weight(inPassages: found.count)
      for posting in found {
        scores[posting.entry] +=
          weight * posting.frequency / (Self.saturation + posting.frequency)
      }
    }
    let best = scores.indices.filter { scores[$0] > 0 }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(max(0, limit))
    let weights = weights(of: query)
    let unit = max(weight(inPassages: 1), .ulpOfOne)
    return best.map { index in
      let entry = entries[index]
      let article = articles[entry.article]
      let covered = weights.covered[index] ?? 0
      return Found(
        hit: KnowledgeIndex.Hit(
          article: article, passage: article.passages[entry.passage], score: scores[index],
          coverage: weights.total > 0 ? min(1, covered / weights.total) : 0),
        evidence: covered / unit, headEvidence: (weights.inHead[index] ?? 0) / unit)
    }
  }

  private struct QueryWeights {
    /// Of the whole question.
    var total = 0.0
    /// Of what each passage covers.
    var covered: [Int: Double] = [:]
    /// Of what the title, the headings and the tags of each cover.
    var inHead: [Int: Double] = [:]
  }

  private func weights(of query: SearchQuery) -> QueryWeights {
    var weights = QueryWeights()
    for part in query.parts {
      let weight = importance(of: part)
      weights.total += weight
      let found = part.coveredBy.flatMap { postings[$0] ?? [] }
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
