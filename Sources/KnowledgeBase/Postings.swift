import Content
import Linguistics
import PageReading

/// That a term stands in a passage, and how much of the passage it is.
struct Posting: Sendable {
  /// The entry, twice, and 1 more where the term stands in the head.
  private let place: UInt32
  /// Occurrences, weighted by field and by the length of the field.
  let frequency: Float

  fileprivate init(entry: Int, isInHead: Bool, frequency: Double) {
    place = UInt32(entry * 2 + (isInHead ? 1 : 0))
    self.frequency = Float(frequency)
  }

  /// The number of the passage, counted through all articles.
  var entry: Int { Int(place / 2) }
  /// Whether the term says what the passage is about: stands in the title, the headings or the tags.
  var isInHead: Bool { !place.isMultiple(of: 2) }
}

/// Where each term stands: for every term its passages, in their order.
struct Postings: Sendable {
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

  /// Of one passage, in the order of `Field`.
  private typealias PerField<Number: SIMDScalar> = SIMD8<Number>

  /// The terms of a passage before the mean lengths are known.
  private struct Counted {
    var counts: [(term: Int, perField: PerField<UInt32>)]
    let lengths: PerField<Double>
    let language: LanguageTag
  }

  private let numbers: [String: Int]
  /// Of each term, where its postings begin; one more at the end.
  private let starts: [Int]
  private let all: [Posting]

  /// Lengths are held against the mean of their language: Chinese has more terms to a text.
  init(of articles: [Article], vocabulary: SearchVocabulary) {
    var numbers: [String: Int] = [:]
    let passages = Self.counted(articles, vocabulary: vocabulary, numbers: &numbers)
    var sums: [LanguageTag: (lengths: PerField<Double>, count: Double)] = [:]
    for passage in passages {
      let sum = sums[passage.language] ?? (.zero, 0)
      sums[passage.language] = (sum.lengths + passage.lengths, sum.count + 1)
    }
    let means = sums.mapValues { $0.lengths / $0.count }

    var sizes = [Int](repeating: 0, count: numbers.count + 1)
    for passage in passages { for (term, _) in passage.counts { sizes[term + 1] += 1 } }
    for term in sizes.indices.dropFirst() { sizes[term] += sizes[term - 1] }
    var next = sizes
    var all = [Posting](
      repeating: Posting(entry: 0, isInHead: false, frequency: 0), count: sizes.last ?? 0)
    for (entry, passage) in passages.enumerated() {
      let weights = Self.weights(of: passage.lengths, mean: means[passage.language] ?? .zero)
      for (term, counts) in passage.counts {
        let isInHead = [Field.title, .heading, .tags].contains { counts[$0.rawValue] > 0 }
        all[next[term]] = Posting(
          entry: entry, isInHead: isInHead, frequency: (PerField<Double>(counts) * weights).sum())
        next[term] += 1
      }
    }
    self.numbers = numbers
    starts = sizes
    self.all = all
  }

  /// Empty for a term that stands nowhere.
  subscript(term: String) -> ArraySlice<Posting> {
    guard let number = numbers[term] else { return [] }
    return all[starts[number]..<starts[number + 1]]
  }

  /// What an occurrence in each field counts.
  private static func weights(
    of lengths: PerField<Double>, mean: PerField<Double>
  ) -> PerField<Double> {
    var weights = PerField<Double>.zero
    for field in Field.allCases {
      let relative = lengths[field.rawValue] / max(1, mean[field.rawValue])
      weights[field.rawValue] =
        field.weight / (1 - field.lengthPenalty + field.lengthPenalty * relative)
    }
    return weights
  }

  private static func counted(
    _ articles: [Article], vocabulary: SearchVocabulary, numbers: inout [String: Int]
  ) -> [Counted] {
    var passages: [Counted] = []
    for article in articles {
      let head: [(Field, [String: Int])] = [
        (.title, vocabulary.counts(of: article.title)),
        (.tags, vocabulary.counts(of: article.tags.joined(separator: "\n"))),
        (.summary, vocabulary.counts(of: article.summary)),
      ]
      for passage in article.passages {
        let fields =
          head + [
            (.heading, vocabulary.counts(of: passage.heading.joined(separator: "\n"))),
            (.text, vocabulary.counts(of: passage.text)),
          ]
        var counts: [Int: PerField<UInt32>] = [:]
        var lengths = PerField<Double>.zero
        for (field, terms) in fields {
          for (term, count) in terms {
            let number = numbers[term] ?? numbers.count
            numbers[term] = number
            counts[number, default: .zero][field.rawValue] = UInt32(count)
            lengths[field.rawValue] += Double(count)
          }
        }
        passages.append(
          Counted(
            counts: counts.map { ($0.key, $0.value) }, lengths: lengths,
            language: article.language))
      }
    }
    return passages
  }
}
