import Content
import Linguistics
package import SentenceEncoder

/// Where the passages of the articles in one language lie by their meaning.
package struct PassageVectors: Sendable {
  /// How near a question is to a passage: cosines.
  package struct Likeness: Sendable, Equatable {
    /// To what patients are known to ask of its article; nil where nothing is known.
    package let asked: Double?
    /// To its heading.
    package let head: Double
    /// To the stretch of its text that is nearest.
    package let text: Double
    /// To its heading, less what both have in common with the title of the article: what sets the
    /// passages of one article apart.
    let apart: Double
  }

  private let rows: RoundedVectors
  /// The questions of each article.
  private let asked: [Range<Int>]
  /// The rows of each passage: first that of its heading, then those of its text.
  private let ranges: [Range<Int>]
  /// For each passage: the row of the article's title, and how near the heading is to that.
  private let titles: [(row: Int, nearness: Double)]
  /// The index in `ranges` of the first passage of each article.
  private let first: [String: Int]

  init(
    articles: [Article], questions: [String: [String]], analyzer: TextAnalyzer,
    encoder: any SentenceEncoding,
    store: inout PassageVectorStore
  ) {
    var texts: [String] = []
    var ranges: [Range<Int>] = []
    var first: [String: Int] = [:]
    var asked: [Range<Int>] = []
    var titles: [Int] = []
    for article in articles {
      first[article.id] = ranges.count
      let questions = questions[article.id] ?? []
      let range = texts.count..<texts.count + questions.count
      texts += questions.map(analyzer.plain) + [analyzer.plain(article.title)]
      for passage in article.passages {
        let text = PassageText(passage, of: article)
        let start = texts.count
        texts += ([text.head] + text.stretches).map(analyzer.plain)
        ranges.append(start..<texts.count)
        asked.append(range)
        titles.append(range.upperBound)
      }
    }
    self.ranges = ranges
    self.asked = asked
    self.first = first
    let vectors = store.vectors(of: texts, encoder: encoder)
    self.titles = zip(titles, ranges).map { title, range in
      (title, Double(vectors[title].product(with: vectors[range.lowerBound])))
    }
    rows = RoundedVectors(vectors, dimension: encoder.dimension)
  }

  /// One for each passage of the articles, in order.
  func likenesses(to question: ContiguousArray<Float>) -> [Likeness] {
    let products = rows.products(with: question)
    return ranges.indices.map { index in
      let head = Double(products[ranges[index].lowerBound])
      let title = titles[index]
      return Likeness(
        asked: products[asked[index]].max().map(Double.init), head: head,
        text: products[ranges[index].dropFirst()].max().map(Double.init) ?? head,
        apart: Self.apart(
          head, title.nearness, questionToTitle: Double(products[title.row])))
    }
  }

  /// The cosine of two vectors after their projections on a third are taken from them.
  private static func apart(
    _ head: Double, _ headToTitle: Double, questionToTitle: Double
  ) -> Double {
    let rest = (1 - headToTitle * headToTitle) * (1 - questionToTitle * questionToTitle)
    return rest > 0.01 ? (head - headToTitle * questionToTitle) / rest.squareRoot() : 0
  }

  /// Where the passages of an article begin in `likenesses`.
  func start(of article: String) -> Int? { first[article] }
}

/// Vectors of texts that were encoded before, so that a small change doesn't encode everything.
package struct PassageVectorStore: Sendable {
  package private(set) var known: [String: RoundedVector]
  /// Of `known`, those that were asked for.
  package private(set) var used: [String: RoundedVector] = [:]

  package init(known: [String: RoundedVector] = [:]) {
    self.known = known
  }

  /// Whether something had to be encoded, or is kept that nobody asked for.
  package var hasChanged: Bool {
    used.count != known.count || used.keys.contains { known[$0] == nil }
  }

  /// A vector for each text; what isn't known is encoded, on all cores.
  mutating func vectors(of texts: [String], encoder: any SentenceEncoding) -> [RoundedVector] {
    var missing: [String] = []
    var seen: Set<String> = []
    for text in texts where used[text] == nil {
      if let vector = known[text] {
        used[text] = vector
      } else if seen.insert(text).inserted {
        missing.append(text)
      }
    }
    for (text, vector) in zip(missing, encoder.vectors(of: missing)) {
      used[text] = RoundedVector(vector)
    }
    return texts.compactMap { used[$0] }
  }
}
