import IntentMatching
import Testing

@Suite struct DecisionThresholdsTests {
  private static let thresholds = DecisionThresholds(
    match: 0.8, familiar: 2, ask: 1, coverage: 0.5, hanCoverage: 0.25)

  private func judge(
    _ probabilities: [(String, Double)], coverage: Double = 1, isHan: Bool = false,
    familiarity: Double = 3, isKnownPhrase: Bool = false
  ) -> (outcome: Decision.Outcome, rule: Decision.Rule) {
    Self.thresholds.judge(
      Reading(
        candidates: probabilities.map { Decision.Candidate(intent: $0.0, probability: $0.1) },
        coverage: coverage, isHan: isHan, familiarity: familiarity, isKnownPhrase: isKnownPhrase))
  }

  @Test func `At the match threshold an intent answers, and just under it is asked about`() {
    let at = judge([("a", 0.8), ("b", 0.2)])
    #expect(at.outcome == .matched("a"))
    #expect(at.rule == .confident)
    let under = judge([("a", 0.8.nextDown), ("b", 0.2)])
    #expect(under.outcome == .ambiguous(["a", "b"]))
    #expect(under.rule == .weak)
  }

  @Test func `A message that is not familiar enough is asked about however probable`() {
    #expect(judge([("a", 0.99), ("b", 0.01)], familiarity: 2).outcome == .matched("a"))
    #expect(
      judge([("a", 0.99), ("b", 0.01)], familiarity: 2.0.nextDown).outcome
        == .ambiguous(["a", "b"]))
  }

  @Test func `At the asking threshold there is a question, and just under it nothing`() {
    #expect(judge([("a", 0.5), ("b", 0.4)], familiarity: 1).outcome == .ambiguous(["a", "b"]))
    let under = judge([("a", 0.5), ("b", 0.4)], familiarity: 1.0.nextDown)
    #expect(under.outcome == .none(.unsure))
    #expect(under.rule == .unsure)
  }

  @Test func `Below the floor of its script a message is unlike every phrase`() {
    #expect(judge([("a", 0.9), ("b", 0.1)], coverage: 0.5).outcome == .matched("a"))
    #expect(judge([("a", 0.9), ("b", 0.1)], coverage: 0.5.nextDown).outcome == .none(.unlike))
    #expect(judge([("a", 0.9), ("b", 0.1)], coverage: 0.25, isHan: true).outcome == .matched("a"))
    #expect(
      judge([("a", 0.9), ("b", 0.1)], coverage: 0.25.nextDown, isHan: true).outcome
        == .none(.unlike))
  }

  @Test func `A message without anything known is unlike even where no floor was found`() {
    let open = DecisionThresholds(match: 0, familiar: -1, ask: -1, coverage: 0, hanCoverage: 0)
    let reading = Reading(
      candidates: [Decision.Candidate(intent: "a", probability: 1)], coverage: 0, isHan: false,
      familiarity: 0, isKnownPhrase: false)
    #expect(open.judge(reading).outcome == .none(.unlike))
  }

  @Test func `A third choice is offered where it is at least half as likely as the second`() {
    #expect(
      judge([("a", 0.4), ("b", 0.3), ("c", 0.15), ("d", 0.15)]).outcome
        == .ambiguous(["a", "b", "c"]))
    #expect(
      judge([("a", 0.4), ("b", 0.3), ("c", 0.15.nextDown)]).outcome == .ambiguous(["a", "b"]))
  }

  @Test func `The mass is split where the second has half of the first`() {
    #expect(judge([("a", 0.6), ("b", 0.3)]).rule == .split)
    #expect(judge([("a", 0.6), ("b", 0.3.nextDown)]).rule == .weak)
  }

  @Test func `The out-of-scope label answers nothing when best and is no choice when second`() {
    #expect(judge([("none", 0.4), ("a", 0.3), ("b", 0.3)]).outcome == .none(.outOfScope))
    #expect(
      judge([("a", 0.4), ("none", 0.3), ("b", 0.2), ("c", 0.1)]).outcome
        == .ambiguous(["a", "b", "c"]))
  }

  @Test func `A known phrase is answered at any probability`() {
    let decision = judge([("a", 0.3), ("b", 0.2)], familiarity: 0.1, isKnownPhrase: true)
    #expect(decision.outcome == .matched("a"))
    #expect(decision.rule == .knownPhrase)
  }
}

@Suite struct ThresholdSelectionTests {
  private func samples(_ rows: [(Double, Bool)]) -> [DecisionThresholds.Sample] {
    rows.map { DecisionThresholds.Sample(familiarity: 1, probability: $0.0, isRight: $0.1) }
  }

  private func options(wrong: Double, answered: Double = 0) -> TrainingOptions {
    var options = TrainingOptions()
    options.maximumWrong = wrong
    options.minimumAnswered = answered
    return options
  }

  @Test func `The threshold is the lowest that holds the precision`() {
    let rows = samples([
      (0.9, true), (0.8, true), (0.7, true), (0.6, false), (0.5, true), (0.4, false),
    ])
    func threshold(_ wrong: Double) -> Double? {
      DecisionThresholds.matchThreshold(rows, of: 6, options: options(wrong: wrong))
    }
    #expect(threshold(0) == 0.7)
    #expect(threshold(0.19) == 0.7)
    // One in five is wrong from 0.5 on.
    #expect(threshold(0.2) == 0.5)
    #expect(threshold(0.34) == 0.4)
  }

  @Test func `Equal probabilities are answered together or not at all`() {
    let rows = samples([(0.9, true), (0.8, true), (0.8, false)])
    #expect(DecisionThresholds.matchThreshold(rows, of: 3, options: options(wrong: 0)) == 0.9)
  }

  @Test func `A precision that would answer next to nothing gives way to a trade-off`() {
    let right = (1...60).map { (0.8 - Double($0) / 1_000, true) }
    let rows = samples([(0.9, true), (0.85, false)] + right + [(0.3, false), (0.2, false)])
    let wanted = options(wrong: 0, answered: 0.25)
    // Nothing but the very first holds the precision; the right ones are worth the one mistake.
    #expect(DecisionThresholds.matchThreshold(rows, of: 64, options: wanted) == 0.74)
  }

  @Test func `Nothing to learn from gives no threshold`() {
    #expect(DecisionThresholds.matchThreshold([], of: 0, options: options(wrong: 0.03)) == nil)
    #expect(DecisionThresholds.border([], [1]) == nil)
    #expect(DecisionThresholds.border([1], []) == nil)
    let empty = DecisionThresholds(
      samples: [], strange: [], coverages: ([], []), options: options(wrong: 0.03))
    #expect(empty == DecisionThresholds.unlearnt)
  }

  @Test func `The border parts the familiar from the strange`() {
    #expect(DecisionThresholds.border([3, 4, 5], [1, 2]) == 3)
    #expect(DecisionThresholds.border([1, 5, 6, 7], [0, 2, 2, 3]) == 5)
  }

  @Test func `However good the phrases, a match is likelier than not`() {
    let rows = (0..<50).map {
      DecisionThresholds.Sample(
        familiarity: 5, probability: 0.2 + Double($0) / 100, isRight: true)
    }
    let thresholds = DecisionThresholds(
      samples: rows, strange: [1, 1, 1], coverages: ([], []), options: options(wrong: 0.03))
    #expect(thresholds.match == 0.5)
    #expect(thresholds.familiar == 5)
    #expect(thresholds.ask == 1)
  }
}
