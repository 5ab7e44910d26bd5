import Foundation
package import Linguistics
import SentenceEncoder

/// Sorts messages into a few labels that were learnt from many messages.
///
/// Two logistic regressions, trained apart and added: on the words, their pairs, their parts and
/// sounds; and on the sentence encoder's vector. Immutable and pure: share it among tasks.
package struct MessageClassifier: Sendable {
  package let labels: [String]
  let lexicon: Lexicon
  /// Row-major, one row for each feature of the lexicon and one for the intercepts, one column for
  /// each label.
  let lexicalWeights: ContiguousArray<Float>
  /// Nil without an encoder.
  let semantic: Semantic?

  struct Semantic: Sendable {
    let centre: ContiguousArray<Float>
    /// As those of the words, with one row for each dimension.
    let weights: ContiguousArray<Float>
  }

  /// What the words count beside the meaning; found on messages of danger and their look-alikes,
  /// flat from 1 to 3.
  static let lexicalShare: Float = 2

  /// What a message looks like.
  package struct Scores: Sendable {
    /// One for each label; they sum to 1.
    package let probabilities: ContiguousArray<Float>
    fileprivate let row: SparseRow
    fileprivate let occurrences: [FeatureOccurrence]

    /// The logarithm of the odds of any of these labels against all others.
    package func odds(of labels: Set<Int>) -> Double {
      MessageClassifier.odds(of: labels, in: probabilities)
    }
  }

  /// - Parameter vector: the encoder's of `text.plain`; nil without an encoder.
  package func scores(of text: TextAnalysis, vector: ContiguousArray<Float>?) -> Scores {
    let occurrences = TextFeatures.occurrences(in: text, pinyin: lexicon.pinyin)
    let row = lexicon.row(of: occurrences)
    return Scores(
      probabilities: probabilities(
        of: row,
        vector: semantic.flatMap { space in
          vector.flatMap { Self.centred($0, on: space.centre) }
        }), row: row, occurrences: occurrences)
  }

  /// The words that spoke for a label rather than another, weightiest first.
  package func words(
    for label: Int, against other: Int, in text: TextAnalysis, scores: Scores
  ) -> [String] {
    var values: [Int: Float] = [:]
    for (column, value) in zip(scores.row.columns, scores.row.values) {
      values[Int(column)] = value
    }
    var weights = [Double](repeating: 0, count: text.tokens.count)
    for occurrence in scores.occurrences {
      // A feature's value holds for all its occurrences: it goes to the first.
      guard let id = lexicon.id(of: occurrence.feature), let value = values.removeValue(forKey: id)
      else { continue }
      let row = id * labels.count
      let weight = Double(value * (lexicalWeights[row + label] - lexicalWeights[row + other]))
      for token in occurrence.tokens { weights[token] += weight / Double(occurrence.tokens.count) }
    }
    return Decision.Evidence.weightiest(of: text.tokens, weights: weights).map(\.feature)
  }

  /// - Parameter vector: centred.
  func probabilities(
    of row: SparseRow, vector: ContiguousArray<Float>?
  ) -> ContiguousArray<Float> {
    Self.probabilities(
      of: row, vector: vector, lexical: lexicalWeights, semantic: semantic?.weights,
      labelCount: labels.count)
  }

  static func probabilities(
    of row: SparseRow, vector: ContiguousArray<Float>?, lexical: ContiguousArray<Float>,
    semantic: ContiguousArray<Float>?, labelCount: Int
  ) -> ContiguousArray<Float> {
    var rows = SparseRows()
    rows.append(row)
    var logits = rows.product(with: lexical, width: labelCount)
    if semantic != nil { DenseKernels.multiply(&logits, by: lexicalShare) }
    if let vector, let semantic {
      DenseKernels.add(
        1,
        DenseRows(dimension: vector.count, values: vector).product(
          with: semantic, width: labelCount), to: &logits)
    }
    logits.withUnsafeMutableBufferPointer { _ = DenseKernels.softmax($0) }
    return logits
  }

  /// Under a probability, so that no odds are infinite.
  private static let leastProbability: Float = 1e-9

  static func odds(of labels: Set<Int>, in probabilities: ContiguousArray<Float>) -> Double {
    var (of, against) = (leastProbability, leastProbability)
    for (label, probability) in probabilities.enumerated() {
      if labels.contains(label) { of += probability } else { against += probability }
    }
    return log(Double(of)) - log(Double(against))
  }

  /// On the mean of the training messages and of unit length, with one for the intercept behind it;
  /// nil where the encoder knows nothing of the text.
  static func centred(
    _ vector: ContiguousArray<Float>, on centre: ContiguousArray<Float>
  ) -> ContiguousArray<Float>? {
    guard let result = VectorSpace.centred(vector, on: centre) else { return nil }
    return result + [1]
  }
}
