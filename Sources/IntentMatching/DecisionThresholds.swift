/// From where on a message is answered, asked about, or left alone; all found from held-out
/// predictions.
package struct DecisionThresholds: Sendable, Codable, Equatable {
  /// From this probability on, the best intent answers.
  package let match: Double
  /// From this probability on, the patient is asked which intent was meant.
  package let ask: Double
  /// Below this likeness, a message is like no phrase.
  package let likeness: Double
  /// The same for Chinese, whose texts lie closer together or further apart.
  package let hanLikeness: Double

  package init(match: Double, ask: Double, likeness: Double, hanLikeness: Double) {
    self.match = match
    self.ask = ask
    self.likeness = likeness
    self.hanLikeness = hanLikeness
  }

  /// Where there are too few phrases to learn from.
  package static let unlearnt = DecisionThresholds(
    match: 0.7, ask: 0.3, likeness: 0.3, hanLikeness: 0.2)
  /// An answer is at least likelier right than wrong.
  private static let lowestMatch = 0.5
  /// Fewer predictions say little about the rare.
  private static let fewest = 20

  /// A held-out prediction as far as the thresholds care: what would be answered or asked about.
  package struct Sample: Sendable, Equatable {
    /// Of the best intent.
    package let probability: Double
    package let isRight: Bool
    /// Whether the right intent is among the choices that would be offered.
    package let isOffered: Bool
    /// Whether any intent would have been right.
    package let isInScope: Bool

    package init(
      probability: Double, isRight: Bool, isOffered: Bool, isInScope: Bool = true
    ) {
      self.probability = probability
      self.isRight = isRight
      self.isOffered = isOffered
      self.isInScope = isInScope
    }
  }
}

extension DecisionThresholds {
  /// - Parameters:
  ///   - samples: predictions whose best candidate is an intent, those of phrases that are out of
  ///     scope among them.
  ///   - outOfScope: how many phrases are out of scope, also those that no intent won.
  ///   - likenesses: of phrases that mean an intent to the other phrases, in Latin script and Han.
  package init(
    samples: [Sample], outOfScope: Int = 0, likenesses: (latin: [Double], han: [Double]),
    options: TrainingOptions
  ) {
    likeness = Self.floor(likenesses.latin) ?? Self.unlearnt.likeness
    hanLikeness = Self.floor(likenesses.han) ?? Self.unlearnt.hanLikeness
    let match =
      samples.count < Self.fewest
      ? nil
      : Self.matchThreshold(samples, outOfScope: outOfScope, options: options)
    self.match = match.map { max($0, Self.lowestMatch) } ?? Self.unlearnt.match
    ask = min(
      self.match, Self.askThreshold(samples, below: self.match) ?? Self.unlearnt.ask)
  }

  /// The lowest probability from which on at most the allowed share of the answers is wrong, and of
  /// what is out of scope at most that share is answered.
  ///
  /// Where no threshold holds that, the one with the fewest wrong answers among those that answer
  /// anything worth mentioning; nil without samples.
  package static func matchThreshold(
    _ samples: [Sample], outOfScope: Int = 0, options: TrainingOptions
  ) -> Double? {
    let sorted = samples.sorted { $0.probability > $1.probability }
    var precise: Double?
    var best: (wrong: Double, threshold: Double)?
    var wrong = 0
    var strangers = 0
    let mostStrangers = max(1, Int(options.maximumWrong * Double(outOfScope)))
    for (index, sample) in sorted.enumerated() {
      if !sample.isRight { wrong += 1 }
      if !sample.isInScope { strangers += 1 }
      // Equal probabilities are answered together.
      if index + 1 < sorted.count, sorted[index + 1].probability == sample.probability { continue }
      let answered = index + 1
      let share = Double(wrong) / Double(answered)
      if share <= options.maximumWrong + 1e-9, outOfScope == 0 || strangers <= mostStrangers {
        precise = sample.probability
      }
      if answered * Self.fewest >= sorted.count, share < best?.wrong ?? 2 {
        best = (share, sample.probability)
      }
    }
    return precise ?? best?.threshold
  }

  /// The probability above which a question is worth its asking: the right intent is among the
  /// choices at least every other time. Nil without samples.
  package static func askThreshold(_ samples: [Sample], below match: Double) -> Double? {
    let asked = samples.filter { $0.probability < match }
      .sorted { $0.probability > $1.probability }
    guard !asked.isEmpty else { return nil }
    var gain = 0
    var best = (gain: 0, threshold: match)
    for (index, sample) in asked.enumerated() {
      gain += sample.isOffered ? 1 : -1
      if index + 1 < asked.count, asked[index + 1].probability == sample.probability { continue }
      if gain >= best.gain { best = (gain, sample.probability) }
    }
    return best.threshold
  }

  /// Two thirds of the likeness that 99 of 100 phrases reach: patients stray further than the
  /// phrases do from each other.
  private static func floor(_ likenesses: [Double]) -> Double? {
    guard likenesses.count >= fewest else { return nil }
    return likenesses.sorted()[Int(0.01 * Double(likenesses.count - 1))] * 2 / 3
  }
}
