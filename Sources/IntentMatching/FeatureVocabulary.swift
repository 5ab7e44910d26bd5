/// The features of all training phrases, numbered in the order of their first occurrence.
struct FeatureVocabulary: Sendable {
  private var ids: [TextFeature: Int] = [:]
  private(set) var features: [TextFeature] = []

  /// Numbers the features that are new.
  mutating func insert(_ occurrences: [FeatureOccurrence]) {
    for occurrence in occurrences where ids[occurrence.feature] == nil {
      ids[occurrence.feature] = features.count
      features.append(occurrence.feature)
    }
  }

  func id(of feature: TextFeature) -> Int? { ids[feature] }

  func bag(of occurrences: [FeatureOccurrence]) -> FeatureBag {
    var known: [Int] = []
    known.reserveCapacity(occurrences.count)
    var unknown: [TextFeature: Int] = [:]
    for occurrence in occurrences {
      if let id = ids[occurrence.feature] {
        known.append(id)
      } else {
        unknown[occurrence.feature, default: 0] += 1
      }
    }
    known.sort()
    var bag = FeatureBag()
    var start = 0
    while start < known.count {
      var end = start + 1
      while end < known.count, known[end] == known[start] { end += 1 }
      bag.known.append(FeatureBag.Known(id: known[start], count: end - start))
      start = end
    }
    // A dictionary's order changes from run to run, and sums in floating point with it.
    bag.unknown = unknown.map { FeatureBag.Unknown(kind: $0.key.kind, count: $0.value) }
      .sorted { ($0.kind.rawValue, $0.count) < ($1.kind.rawValue, $1.count) }
    return bag
  }
}

/// The features of one text, counted.
struct FeatureBag: Sendable {
  struct Known: Sendable {
    let id: Int
    let count: Int
  }

  /// A feature that no training phrase has.
  struct Unknown: Sendable {
    let kind: TextFeature.Kind
    let count: Int
  }

  /// Ids ascend.
  var known: [Known] = []
  var unknown: [Unknown] = []
}
