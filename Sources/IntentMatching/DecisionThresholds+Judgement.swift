/// All that the decision on one message rests on.
package struct Reading: Sendable {
  /// Best first; not empty.
  package let candidates: [Decision.Candidate]
  /// The share of the message that occurs in training phrases.
  package let coverage: Double
  package let isHan: Bool
  package let familiarity: Double
  /// Whether it is, word for word, a phrase of the best candidate.
  package let isKnownPhrase: Bool

  package init(
    candidates: [Decision.Candidate], coverage: Double, isHan: Bool, familiarity: Double,
    isKnownPhrase: Bool
  ) {
    self.candidates = candidates
    self.coverage = coverage
    self.isHan = isHan
    self.familiarity = familiarity
    self.isKnownPhrase = isKnownPhrase
  }
}

extension DecisionThresholds {
  private static let maximumChoices = 3

  /// The outcome, and the rule that decided; the first rule that holds wins.
  package func judge(_ reading: Reading) -> (outcome: Decision.Outcome, rule: Decision.Rule) {
    let floor = reading.isHan ? hanCoverage : coverage
    guard let best = reading.candidates.first, reading.coverage > 0, reading.coverage >= floor
    else { return (.none(.unlike), .unlike) }
    if best.intent == TrainingExample.outOfScopeLabel { return (.none(.outOfScope), .outOfScope) }
    if reading.isKnownPhrase { return (.matched(best.intent), .knownPhrase) }
    guard reading.familiarity >= ask else { return (.none(.unsure), .unsure) }
    if best.probability >= match, reading.familiarity >= familiar {
      return (.matched(best.intent), .confident)
    }

    let intents = reading.candidates.filter { $0.intent != TrainingExample.outOfScopeLabel }
    guard intents.count >= 2 else { return (.none(.unsure), .unsure) }
    let second = intents[1]
    // A third choice only where it is not far behind the second.
    let choices = intents.prefix(Self.maximumChoices).filter {
      $0.probability >= second.probability / 2
    }
    let isSplit = second.probability >= best.probability / 2
    return (.ambiguous(choices.map(\.intent)), isSplit ? .split : .weak)
  }
}
