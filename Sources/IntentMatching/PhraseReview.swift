package import Linguistics

/// What cross-validation and the sentence encoder say of the phrases themselves.
package struct PhraseReview: Sendable, Equatable {
  package struct Phrase: Sendable, Equatable {
    package let text: String
    package let label: String
    package let language: LanguageFamily?
  }

  /// A phrase that the others would have answered as another intent, and surely enough to do it.
  package struct Misplaced: Sendable, Equatable {
    package let phrase: Phrase
    package let label: String
    package let probability: Double
  }

  /// Two phrases of different intents that mean nearly the same.
  package struct Overlap: Sendable, Equatable {
    package let first: Phrase
    package let second: Phrase
    /// Cosine, 0…1.
    package let similarity: Double
  }

  /// The surest first.
  package let misplaced: [Misplaced]
  /// The most alike first; none without an encoder.
  package let overlaps: [Overlap]
  /// The share of the phrases of a language whose own intent came first.
  package let accuracy: [LanguageFamily: Double]
}

extension IntentClassifier {
  /// Cheap: training has done the work.
  package var review: PhraseReview {
    func phrase(_ number: Int) -> PhraseReview.Phrase {
      let phrase = phrases.phrases[number]
      return PhraseReview.Phrase(
        text: phrase.text, label: labels[phrase.label], language: phrase.language)
    }
    var results: [LanguageFamily: (right: Int, all: Int)] = [:]
    var misplaced: [PhraseReview.Misplaced] = []
    for row in heldOut {
      let known = phrases.phrases[row.phrase]
      let isRight = known.label == row.label
      if let language = known.language, labels[known.label] != TrainingExample.outOfScopeLabel {
        results[language, default: (0, 0)].right += isRight ? 1 : 0
        results[language, default: (0, 0)].all += 1
      }
      guard !isRight, row.probability >= thresholds.match else { continue }
      misplaced.append(
        PhraseReview.Misplaced(
          phrase: phrase(row.phrase), label: labels[row.label], probability: row.probability))
    }
    return PhraseReview(
      misplaced: misplaced.sorted { $0.probability > $1.probability },
      overlaps: overlaps.map {
        PhraseReview.Overlap(
          first: phrase($0.first), second: phrase($0.second), similarity: $0.similarity)
      },
      accuracy: results.mapValues { Double($0.right) / Double($0.all) })
  }
}

extension VectorSpace {
  /// From here on two phrases say nearly the same; translations of one sentence reach about as much.
  private static let nearlyTheSame: Float = 0.8

  /// More than anyone would read.
  private static let mostOverlaps = 500

  /// Pairs of phrases with different labels that mean nearly the same, the most alike first.
  func overlaps(labels: [Int]) -> [TrainedParameters.Overlap] {
    var found: [TrainedParameters.Overlap] = []
    for first in labels.indices {
      let similarities = similarities(to: phrases.row(first))
      for second in (first + 1)..<labels.count
      where labels[first] != labels[second] && similarities[second] >= Self.nearlyTheSame {
        found.append(
          TrainedParameters.Overlap(
            first: first, second: second, similarity: Double(min(similarities[second], 1))))
      }
    }
    return Array(found.sorted { $0.similarity > $1.similarity }.prefix(Self.mostOverlaps))
  }
}
