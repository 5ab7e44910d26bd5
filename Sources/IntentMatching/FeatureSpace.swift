import Foundation

/// A text as a point among the training phrases.
struct FeatureVector: Sendable {
  var row = SparseRow()
  /// The share of the text's words, parts of words and runs of Han characters that occur in the
  /// phrases; zero for a text without any.
  var coverage = 0.0
  /// What the row's length would be if the phrases had all that the text has: 1, less for a text
  /// of next to nothing.
  var reach: Float = 1
  /// Whether more of its features are Han characters than words.
  var isHan = false
}

/// Sublinear TF-IDF vectors of unit length.
///
/// What a text has and the training phrases lack counts in the length too, so an unfamiliar text
/// has little left to be sure with; and a text of next to nothing (“of”) is not stretched to the
/// length of a sentence.
struct FeatureSpace: Sendable {
  /// Zero for a feature of the vocabulary that the phrases behind this space do not have.
  private let inverseFrequency: ContiguousArray<Float>
  private let unknownInverseFrequency: Float
  private let kinds: [TextFeature.Kind]
  /// Shorter vectors are scaled as if they had this length.
  private var leastLength: Float = 0

  /// One phrase in so many counts as short.
  private static let shortOneIn = 20

  var featureCount: Int { inverseFrequency.count }

  init(vocabulary: FeatureVocabulary, bags: [FeatureBag]) {
    var frequency = [Int](repeating: 0, count: vocabulary.features.count)
    for bag in bags {
      for known in bag.known { frequency[known.id] += 1 }
    }
    let total = Float(bags.count + 1)
    inverseFrequency = ContiguousArray(
      frequency.map { $0 == 0 ? 0 : log(total / Float($0 + 1)) + 1 })
    unknownInverseFrequency = log(total) + 1
    kinds = vocabulary.features.map(\.kind)
    let lengths = bags.map { scaled($0).length }.sorted()
    if !lengths.isEmpty { leastLength = lengths[lengths.count / Self.shortOneIn] }
  }

  func vector(of bag: FeatureBag) -> FeatureVector { scaled(bag).vector }

  private func scaled(_ bag: FeatureBag) -> (vector: FeatureVector, length: Float) {
    var vector = FeatureVector()
    var square: Float = 0
    var seen = 0
    var han = 0
    var latin = 0

    func count(_ kind: TextFeature.Kind, _ count: Int, isSeen: Bool) {
      // Most word pairs are new in any message: they tell nothing of its topic.
      guard kind != .pair else { return }
      if kind == .han { han += count } else { latin += count }
      if isSeen { seen += count }
    }

    for known in bag.known {
      let kind = kinds[known.id]
      let frequency = inverseFrequency[known.id]
      let isSeen = frequency > 0
      let value =
        (1 + log(Float(known.count))) * kind.weight
        * (isSeen ? frequency : unknownInverseFrequency)
      square += value * value
      count(kind, known.count, isSeen: isSeen)
      guard isSeen else { continue }
      vector.row.columns.append(Int32(known.id))
      vector.row.values.append(value)
    }
    for unknown in bag.unknown {
      let value = (1 + log(Float(unknown.count))) * unknown.kind.weight * unknownInverseFrequency
      square += value * value
      count(unknown.kind, unknown.count, isSeen: false)
    }

    let length = square.squareRoot()
    if length > 0 {
      let scale = 1 / max(length, leastLength)
      vector.reach = length * scale
      for index in vector.row.values.indices { vector.row.values[index] *= scale }
    }
    vector.isHan = han > latin
    if han + latin > 0 { vector.coverage = Double(seen) / Double(han + latin) }
    return (vector, length)
  }
}

extension TextFeature.Kind {
  /// Found on English and Chinese intent sets; accuracy is flat around these.
  fileprivate var weight: Float {
    switch self {
    case .word, .han, .sound, .skeleton: 1
    case .pair: 0.7
    case .part: 0.5
    }
  }
}
