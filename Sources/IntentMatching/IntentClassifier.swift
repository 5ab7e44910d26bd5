package import Linguistics
import SentenceEncoder

/// Understands a message as an intent, by the training phrases.
///
/// Immutable and pure: share it among tasks. It knows nothing of emergencies, which are decided
/// before it is asked.
package struct IntentClassifier: Sendable {
  let labels: [String]
  let vocabulary: FeatureVocabulary
  let model: IntentModel
  let calibration: Calibration
  package let thresholds: DecisionThresholds
  let phrases: PhraseIndex
  /// Only without an encoder.
  let postings: PhrasePostings?
  let encoder: (any SentenceEncoding)?
  let heldOut: [TrainedParameters.HeldOut]
  let overlaps: [TrainedParameters.Overlap]

  static let maximumCandidates = 5

  /// Takes about a millisecond for a message of usual length.
  package func decide(_ text: TextAnalysis) -> Decision {
    guard !text.tokens.isEmpty else {
      return Decision(
        outcome: .none(.noWords), candidates: [], nearest: [], evidence: [], rule: .noWords,
        likeness: 0, familiarity: 0)
    }
    let occurrences = TextFeatures.occurrences(in: text)
    let position = model.position(
      of: vocabulary.bag(of: occurrences), vector: encoder?.vector(of: text.plain))
    let logits = model.logits(at: position)
    let ranking = Ranking(calibration.probabilities(logits), labels: labels)
    let similarities = model.similarities(at: position)
    let likeness = model.likeness(at: position, similarities: similarities)
    let (outcome, rule) = thresholds.judge(
      Reading(
        candidates: ranking.candidates, likeness: likeness, isHan: position.lexical.isHan,
        isKnownPhrase: phrases.isPhrase(text, of: ranking.best)))
    let nearest = phrases.nearest(
      similarities ?? postings?.similarities(to: position.lexical) ?? [])
    return Decision(
      outcome: outcome, candidates: ranking.candidates,
      nearest: nearest.map { phrase, similarity in
        Decision.Neighbour(
          phrase: phrase.text, intent: labels[phrase.label], language: phrase.language,
          similarity: similarity)
      },
      evidence: evidence(for: ranking.best, in: text, occurrences: occurrences, at: position),
      rule: rule, likeness: likeness, familiarity: familiarity(logits))
  }

  /// How much the best intent's logit stands above that of the out-of-scope phrases, if any.
  private func familiarity(_ logits: ContiguousArray<Float>) -> Double {
    let outOfScope = labels.firstIndex(of: TrainingExample.outOfScopeLabel)
    let best = logits.indices.filter { $0 != outOfScope }.map { logits[$0] }.max() ?? 0
    return Double(best) - (outOfScope.map { Double(logits[$0]) } ?? 0)
  }
}

/// The likeliest labels, best first; in the order of the labels where equal.
struct Ranking {
  /// The best label's number.
  let best: Int
  let candidates: [Decision.Candidate]

  init(_ probabilities: ContiguousArray<Float>, labels: [String]) {
    var ranked: [Int] = []
    for label in probabilities.indices {
      let place =
        ranked.firstIndex { probabilities[$0] < probabilities[label] } ?? ranked.endIndex
      guard place < IntentClassifier.maximumCandidates else { continue }
      ranked.insert(label, at: place)
      if ranked.count > IntentClassifier.maximumCandidates { ranked.removeLast() }
    }
    best = ranked[0]
    candidates = ranked.map {
      Decision.Candidate(intent: labels[$0], probability: Double(probabilities[$0]))
    }
  }
}
