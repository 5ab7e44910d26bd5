import Content
import Foundation
import Linguistics
import PageReading

/// An inverted index of the passages of all articles, in every language.
///
/// Words are ranked by BM25F: Robertson, Zaragoza and Taylor, “Simple BM25 Extension to Multiple
/// Weighted Fields”, CIKM 2004. A passage is indexed with the head of its article.
struct PassageIndex: Sendable {
  struct Found {
    let hit: KnowledgeIndex.Hit
    /// The weights of what was found, in units of a term that stands in one passage.
    let evidence: Double
    /// The part of it that stands in the title, the headings or the tags.
    let headEvidence: Double
    /// Whether the passage holds all of the question, and its words are rare ones.
    let holdsRareWords: Bool
  }

  /// The articles as readers of one language see them.
  struct Shelf: Sendable {
    /// Places in the index's `articles`.
    let articles: [Int]
    /// Of each entry of the index, whether it is on this shelf.
    fileprivate let holds: [Bool]
    /// In passages.
    fileprivate let size: Int

    /// How much a term that stands in so many passages says.
    fileprivate func weight(inPassages count: Int) -> Double {
      log(1 + (Double(size - count) + 0.5) / (Double(count) + 0.5))
    }
  }

  private struct Entry: Sendable {
    let article: Int
    let passage: Int
  }

  private static let saturation = 1.2
  /// Of a word, in units of a term that stands in one passage.
  private static let leastImportance = 0.5
  /// Of rare words, on the average, in the same units.
  private static let leastRarity = 0.75

  let articles: [Article]
  private let entries: [Entry]
  /// Of each article, the place of its first passage in `entries`.
  private let starts: [Int]
  private let postings: Postings

  init(articles: [Article], vocabulary: SearchVocabulary) {
    var entries: [Entry] = []
    var starts: [Int] = []
    for (index, article) in articles.enumerated() {
      starts.append(entries.count)
      entries += article.passages.indices.map { Entry(article: index, passage: $0) }
    }
    self.articles = articles
    self.entries = entries
    self.starts = starts
    postings = Postings(of: articles, vocabulary: vocabulary)
  }

  /// - Parameter articles: places in `articles`, each once.
  func shelf(of articles: [Int]) -> Shelf {
    var holds = [Bool](repeating: false, count: entries.count)
    var size = 0
    for index in articles {
      let count = self.articles[index].passages.count
      for entry in starts[index]..<starts[index] + count { holds[entry] = true }
      size += count
    }
    return Shelf(articles: articles, holds: holds, size: size)
  }

  /// Best first; equal ones in the order of the articles.
  ///
  /// - Parameters:
  ///   - only: the one article to look in; then its passages stand by what sets them apart.
  ///   - likeness: how near the question is to each passage of an article by its meaning; nil where
  ///     only words count.
  func search(
    _ query: SearchQuery, on shelf: Shelf, limit: Int, in only: String? = nil,
    likeness: ((Article) -> ArraySlice<PassageVectors.Likeness>)?
  ) -> [Found] {
    var scores = wordScores(of: query, on: shelf)
    if let likeness {
      for index in shelf.articles {
        let article = articles[index]
        let isForeign = query.isForeign(to: article.language)
        for (entry, likeness) in zip(starts[index]..., likeness(article)) {
          scores[entry] = Relevance.score(
            words: isForeign ? nil : scores[entry], meaning: likeness)
        }
      }
    }
    if let only {
      for (index, entry) in entries.enumerated() where articles[entry.article].id != only {
        scores[index] = 0
      }
    }
    let best = best(only == nil ? limit : entries.count, of: scores)
    let weights = weights(of: query, in: Set(best), on: shelf)
    let unit = max(shelf.weight(inPassages: 1), .ulpOfOne)
    let found = best.map { index in
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
          }, isForeign: query.isForeign(to: article.language)),
        evidence: covered / unit, headEvidence: (weights.inHead[index] ?? 0) / unit,
        holdsRareWords: covered > 0.99 * weights.total
          && weights.rarity >= Self.leastRarity * unit * weights.size)
    }
    guard only != nil else { return found }
    return Array(found.stablySorted { $0.hit.scoreWithin }.prefix(limit))
  }

  /// The share of the question that BM25 finds in each passage, 0 to 1.
  private func wordScores(of query: SearchQuery, on shelf: Shelf) -> [Double] {
    var scores = [Double](repeating: 0, count: entries.count)
    var total = 0.0
    // Sorted, so that sums don't depend on the order of a set.
    for term in query.terms.sorted() {
      let found = postings[term]
      let weight = weight(of: found, on: shelf)
      total += weight
      for posting in found where shelf.holds[posting.entry] {
        let frequency = Double(posting.frequency)
        scores[posting.entry] += weight * frequency / (Self.saturation + frequency)
      }
    }
    guard total > 0 else { return scores }
    return scores.map { $0 / total }
  }

  private func weight(of found: ArraySlice<Posting>, on shelf: Shelf, atLeast least: Int = 0)
    -> Double
  {
    shelf.weight(inPassages: max(least, found.count { shelf.holds[$0.entry] }))
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
    /// Of the whole question, in words.
    var size = 0.0
    /// How rare its words are; a pair of Chinese characters as such.
    var rarity = 0.0
    /// Of what each passage covers.
    var covered: [Int: Double] = [:]
    /// Of what the title, the headings and the tags of each cover.
    var inHead: [Int: Double] = [:]
  }

  /// Of one part of a question.
  private struct PartWeights {
    let weight: Double
    let rarity: Double
    let entries: Set<Int>
    let entriesInHead: Set<Int>
  }

  private func weights(of part: SearchQuery.Part, in entries: Set<Int>, on shelf: Shelf)
    -> PartWeights
  {
    let found = part.coveredBy.flatMap { postings[$0] }.filter { entries.contains($0.entry) }
    return PartWeights(
      weight: importance(of: part, on: shelf),
      rarity: part.coveredBy.map { weight(of: postings[$0], on: shelf, atLeast: 1) }.max() ?? 0,
      entries: Set(found.map(\.entry)), entriesInHead: Set(found.filter(\.isInHead).map(\.entry)))
  }

  private func weights(of query: SearchQuery, in entries: Set<Int>, on shelf: Shelf)
    -> QueryWeights
  {
    var weights = QueryWeights()
    // A long text says the same words again and again.
    var known: [SearchQuery.Part: PartWeights] = [:]
    for part in query.parts {
      let own = known[part] ?? self.weights(of: part, in: entries, on: shelf)
      known[part] = own
      weights.total += own.weight
      weights.size += part.size
      weights.rarity += part.size * own.rarity
      for entry in own.entries { weights.covered[entry, default: 0] += own.weight }
      for entry in own.entriesInHead { weights.inHead[entry, default: 0] += own.weight }
    }
    return weights
  }

  /// The rarity of a part of a question. One that stands nowhere counts like one that stands once;
  /// one that stands on every page is what we are about, and still counts for something.
  private func importance(of part: SearchQuery.Part, on shelf: Shelf) -> Double {
    let rarity = weight(of: postings[part.weighedBy], on: shelf, atLeast: 1)
    return part.size * max(rarity, Self.leastImportance * shelf.weight(inPassages: 1))
  }
}

extension Array {
  /// Highest first; equal ones stay in their order.
  func stablySorted(by value: (Element) -> Double) -> [Element] {
    let values = map(value)
    let order = indices.sorted { one, other in
      values[one] == values[other] ? one < other : values[one] > values[other]
    }
    return order.map { self[$0] }
  }
}
