package import Linguistics

/// Understands a message as an intent, by the training phrases.
///
/// Immutable and pure: share it among tasks. It knows nothing of emergencies, which are decided
/// before it is asked.
package struct IntentClassifier: Sendable {
  let labels: [String]
  let vocabulary: FeatureVocabulary
  let model: LexicalModel
  let calibration: Calibration
  package let thresholds: DecisionThresholds
  let phrases: PhraseIndex

  static let maximumCandidates = 5

  /// Takes well under a millisecond for a message of usual length.
  package func decide(_ text: TextAnalysis) -> Decision {
    guard !text.tokens.isEmpty else {
      return Decision(
        outcome: .none(.noWords), candidates: [], nearest: [], evidence: [], rule: .noWords,
        coverage: 0, familiarity: 0)
    }
    let occurrences = TextFeatures.occurrences(in: text)
    let vector = model.space.vector(of: vocabulary.bag(of: occurrences))
    let logits = model.logits(of: vector.row)
    let probabilities = calibration.probabilities(logits)
    let ranked = Self.ranked(probabilities)
    let familiarity = Double(logits[ranked[0]])
    let candidates = ranked.map {
      Decision.Candidate(intent: labels[$0], probability: Double(probabilities[$0]))
    }
    let (outcome, rule) = thresholds.judge(
      Reading(
        candidates: candidates, coverage: vector.coverage, isHan: vector.isHan,
        familiarity: familiarity, isKnownPhrase: phrases.isPhrase(text, of: ranked[0])))
    return Decision(
      outcome: outcome, candidates: candidates,
      nearest: phrases.nearest(to: vector).map { phrase, similarity in
        Decision.Neighbour(
          phrase: phrase.text, intent: labels[phrase.label], language: phrase.language,
          similarity: similarity)
      },
      evidence: evidence(for: ranked[0], in: text, occurrences: occurrences, row: vector.row),
      rule: rule, coverage: vector.coverage, familiarity: familiarity)
  }

  /// The likeliest labels, best first; the order of the labels where equal.
  private static func ranked(_ probabilities: ContiguousArray<Float>) -> [Int] {
    var best: [Int] = []
    for label in probabilities.indices {
      let place =
        best.firstIndex { probabilities[$0] < probabilities[label] } ?? best.endIndex
      guard place < maximumCandidates else { continue }
      best.insert(label, at: place)
      if best.count > maximumCandidates { best.removeLast() }
    }
    return best
  }
}
