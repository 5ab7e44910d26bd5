/// All that the decision on one message rests on.
package struct Reading: Sendable {
  /// Best first; not empty.
  package let candidates: [Decision.Candidate]
  package let likeness: Double
  package let isHan: Bool
  /// Whether it is, word for word, a phrase of the best candidate.
  package let isKnownPhrase: Bool

  package init(
    candidates: [Decision.Candidate], likeness: Double, isHan: Bool, isKnownPhrase: Bool
  ) {
    self.candidates = candidates
    self.likeness = likeness
    self.isHan = isHan
    self.isKnownPhrase = isKnownPhrase
  }
}

extension DecisionThresholds {
  private static let maximumChoices = 3

  /// The outcome, and the rule that decided; the first rule that holds wins.
  package func judge(_ reading: Reading) -> (outcome: Decision.Outcome, rule: Decision.Rule) {
    guard let best = reading.candidates.first, reading.likeness > 0,
      reading.likeness >= (reading.isHan ? hanLikeness : likeness)
    else { return (.none(.unlike), .unlike) }
    if best.intent == TrainingExample.outOfScopeLabel { return (.none(.outOfScope), .outOfScope) }
    if reading.isKnownPhrase { return (.matched(best.intent), .knownPhrase) }
    if best.probability >= match { return (.matched(best.intent), .confident) }
    let choices = Self.choices(of: reading.candidates)
    guard best.probability >= ask, choices.count >= 2 else { return (.none(.unsure), .unsure) }
    let isSplit = choices[1].probability >= best.probability / 2
    return (.ambiguous(choices.map(\.intent)), isSplit ? .split : .weak)
  }

  /// The two likeliest intents, and a third where it is not far behind the second.
  package static func choices(of candidates: [Decision.Candidate]) -> [Decision.Candidate] {
    let intents = candidates.filter { $0.intent != TrainingExample.outOfScopeLabel }
    guard intents.count >= 2 else { return intents }
    return intents.prefix(maximumChoices).filter {
      $0.probability >= intents[1].probability / 2
    }
  }
}
