import Foundation
import Linguistics

/// The lexical features that a classifier has learnt, with how much each tells by its rarity.
///
/// What it doesn't know of a text counts for nothing: a long story has many new words.
struct Lexicon: Sendable {
  let pinyin: Pinyin
  /// In ascending order, so that the same features give the same lexicon.
  let hashes: ContiguousArray<UInt64>
  /// Inverse document frequencies.
  let factors: ContiguousArray<Float>
  private let ids: [UInt64: Int32]

  /// In fewer messages than this, a feature tells of a message, not of a label.
  private static let fewestTexts = 2

  /// - Parameter texts: the features of each, in any order, each as often as it occurs.
  init(_ texts: [[UInt64]], pinyin: Pinyin) {
    var frequency: [UInt64: Int] = [:]
    var seen: Set<UInt64> = []
    for text in texts {
      seen.removeAll(keepingCapacity: true)
      for hash in text where seen.insert(hash).inserted { frequency[hash, default: 0] += 1 }
    }
    let hashes = ContiguousArray(
      frequency.lazy.filter { $0.value >= Self.fewestTexts }.map(\.key).sorted())
    let total = Float(texts.count + 1)
    self.init(
      hashes: hashes,
      factors: ContiguousArray(hashes.map { log(total / Float((frequency[$0] ?? 0) + 1)) + 1 }),
      pinyin: pinyin)
  }

  init(hashes: ContiguousArray<UInt64>, factors: ContiguousArray<Float>, pinyin: Pinyin) {
    self.hashes = hashes
    self.factors = factors
    self.pinyin = pinyin
    ids = Dictionary(
      zip(hashes, Int32(0)...), uniquingKeysWith: { first, _ in first })
  }

  /// One more than there are features: the last is 1 in every text, for the intercepts.
  var width: Int { hashes.count + 1 }

  func id(of feature: TextFeature) -> Int? { ids[feature.hash].map(Int.init) }

  func row(of occurrences: [FeatureOccurrence]) -> SparseRow {
    row(of: occurrences.map(\.feature.hash))
  }

  /// Sublinear TF-IDF, of unit length, and the intercept.
  func row(of text: [UInt64]) -> SparseRow {
    var known = text.compactMap { ids[$0] }
    known.sort()
    var row = SparseRow()
    var square: Float = 0
    var start = 0
    while start < known.count {
      var end = start + 1
      while end < known.count, known[end] == known[start] { end += 1 }
      let value = (1 + log(Float(end - start))) * factors[Int(known[start])]
      row.columns.append(known[start])
      row.values.append(value)
      square += value * value
      start = end
    }
    if square > 0 {
      let scale = 1 / square.squareRoot()
      for index in row.values.indices { row.values[index] *= scale }
    }
    row.columns.append(Int32(hashes.count))
    row.values.append(1)
    return row
  }
}
