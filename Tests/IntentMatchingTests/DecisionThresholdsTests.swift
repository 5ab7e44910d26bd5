import IntentMatching
import Testing

@Suite struct DecisionThresholdsTests {
  private static let thresholds = DecisionThresholds(
    match: 0.8, ask: 0.3, likeness: 0.5, hanLikeness: 0.25)

  private func judge(
    _ probabilities: [(String, Double)], likeness: Double = 1, isHan: Bool = false,
    isKnownPhrase: Bool = false
  ) -> (outcome: Decision.Outcome, rule: Decision.Rule) {
    Self.thresholds.judge(
      Reading(
        candidates: probabilities.map { Decision.Candidate(intent: $0.0, probability: $0.1) },
        likeness: likeness, isHan: isHan, isKnownPhrase: isKnownPhrase))
  }

  @Test func `At the match threshold an intent answers, and just under it is asked about`() {
    let at = judge([("a", 0.8), ("b", 0.2)])
    #expect(at.outcome == .matched("a"))
    #expect(at.rule == .confident)
    let under = judge([("a", 0.8.nextDown), ("b", 0.2)])
    #expect(under.outcome == .ambiguous(["a", "b"]))
    #expect(under.rule == .weak)
  }

  @Test func `At the asking threshold there is a question, and just under it nothing`() {
    #expect(judge([("a", 0.3), ("b", 0.2)]).outcome == .ambiguous(["a", "b"]))
    let under = judge([("a", 0.3.nextDown), ("b", 0.2)])
    #expect(under.outcome == .none(.unsure))
    #expect(under.rule == .unsure)
  }

  @Test func `Below the floor of its script a message is unlike every phrase`() {
    #expect(judge([("a", 0.9), ("b", 0.1)], likeness: 0.5).outcome == .matched("a"))
    #expect(judge([("a", 0.9), ("b", 0.1)], likeness: 0.5.nextDown).outcome == .none(.unlike))
    #expect(judge([("a", 0.9), ("b", 0.1)], likeness: 0.25, isHan: true).outcome == .matched("a"))
    #expect(
      judge([("a", 0.9), ("b", 0.1)], likeness: 0.25.nextDown, isHan: true).outcome
        == .none(.unlike))
  }

  @Test func `A message without anything known is unlike even where no floor was found`() {
    let open = DecisionThresholds(match: 0, ask: 0, likeness: 0, hanLikeness: 0)
    let reading = Reading(
      candidates: [Decision.Candidate(intent: "a", probability: 1)], likeness: 0, isHan: false,
      isKnownPhrase: false)
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
    let decision = judge([("a", 0.2), ("b", 0.15)], isKnownPhrase: true)
    #expect(decision.outcome == .matched("a"))
    #expect(decision.rule == .knownPhrase)
  }
}

@Suite struct ThresholdSelectionTests {
  private func samples(_ rows: [(Double, Bool)]) -> [DecisionThresholds.Sample] {
    rows.map { DecisionThresholds.Sample(probability: $0.0, isRight: $0.1, isOffered: $0.1) }
  }

  private func options(wrong: Double) -> TrainingOptions {
    var options = TrainingOptions()
    options.maximumWrong = wrong
    return options
  }

  @Test func `The threshold is the lowest that holds the precision`() {
    let rows = samples([
      (0.9, true), (0.8, true), (0.7, true), (0.6, false), (0.5, true), (0.4, false),
    ])
    func threshold(_ wrong: Double) -> Double? {
      DecisionThresholds.matchThreshold(rows, options: options(wrong: wrong))
    }
    #expect(threshold(0) == 0.7)
    #expect(threshold(0.19) == 0.7)
    // One in five is wrong from 0.5 on.
    #expect(threshold(0.2) == 0.5)
    #expect(threshold(0.34) == 0.4)
  }

  @Test func `Equal probabilities are answered together or not at all`() {
    let rows = samples([(0.9, true), (0.8, true), (0.8, false)])
    #expect(DecisionThresholds.matchThreshold(rows, options: options(wrong: 0)) == 0.9)
  }

  @Test func `A precision that cannot be had gives way to the most precise answers`() {
    let right = (1...60).map { (0.8 - Double($0) / 1_000, true) }
    let rows = samples([(0.9, false)] + right + [(0.3, false), (0.2, false)])
    #expect(DecisionThresholds.matchThreshold(rows, options: options(wrong: 0)) == 0.74)
  }

  @Test func `A question is asked down to where the choices stop holding the right intent`() {
    let rows = samples([(0.9, true), (0.6, true), (0.5, false), (0.4, true), (0.3, false)])
    #expect(DecisionThresholds.askThreshold(rows, below: 0.8) == 0.4)
    #expect(DecisionThresholds.askThreshold(rows, below: 0.6) == 0.4)
    #expect(DecisionThresholds.askThreshold(rows, below: 0.4) == 0.4)
  }

  @Test func `Nothing to learn from gives no threshold`() {
    #expect(DecisionThresholds.matchThreshold([], options: options(wrong: 0.03)) == nil)
    #expect(DecisionThresholds.askThreshold([], below: 0.8) == nil)
    let empty = DecisionThresholds(
      samples: [], likenesses: ([], []), options: options(wrong: 0.03))
    #expect(empty == DecisionThresholds.unlearnt)
  }

  @Test func `However good the phrases, a match is likelier than not`() {
    let rows = samples((0..<50).map { (0.2 + Double($0) / 100, true) })
    let thresholds = DecisionThresholds(
      samples: rows, likenesses: ([], []), options: options(wrong: 0.03))
    #expect(thresholds.match == 0.5)
    #expect(thresholds.ask == 0.2)
  }

  @Test func `The floor of a script is two thirds of what nearly every phrase reaches`() {
    let likenesses = (0..<100).map { 0.6 + Double($0) / 1_000 }
    let thresholds = DecisionThresholds(
      samples: [], likenesses: (likenesses, []), options: options(wrong: 0.03))
    #expect(abs(thresholds.likeness - 0.4) < 0.001)
    #expect(thresholds.hanLikeness == DecisionThresholds.unlearnt.hanLikeness)
  }

  @Test func `Of what is out of scope at most the allowed share is answered`() {
    let samples =
      (0..<1000).map { _ in
        DecisionThresholds.Sample(probability: 0.9, isRight: true, isOffered: true)
      }
      + (0..<4).map { number in
        DecisionThresholds.Sample(
          probability: 0.8 - Double(number) / 100, isRight: false, isOffered: false,
          isInScope: false)
      }
      + [DecisionThresholds.Sample(probability: 0.6, isRight: true, isOffered: true)]
    var options = TrainingOptions()
    options.maximumWrong = 0.03
    #expect(
      DecisionThresholds.matchThreshold(samples, outOfScope: 100, options: options) == 0.78)
    #expect(
      DecisionThresholds.matchThreshold(samples, outOfScope: 1000, options: options) == 0.6)
  }
}
