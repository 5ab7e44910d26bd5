/// From where on a message is answered, asked about, or left alone; all found from held-out
/// predictions.
///
/// Two questions are kept apart. Does the message mean any intent? Its familiarity tells: the best
/// intent's logit, which shrinks with all that the phrases lack. Which one does it mean? The
/// probabilities tell.
package struct DecisionThresholds: Sendable, Equatable {
  /// From this probability on, a familiar message is answered.
  package let match: Double
  /// From this familiarity on, a message may be answered.
  package let familiar: Double
  /// From this familiarity on, the patient is asked which intent was meant.
  package let ask: Double
  /// Below this coverage, a message is like no phrase.
  package let coverage: Double
  /// The same for Chinese, where new runs of characters are commoner than new words.
  package let hanCoverage: Double

  package init(match: Double, familiar: Double, ask: Double, coverage: Double, hanCoverage: Double)
  {
    self.match = match
    self.familiar = familiar
    self.ask = ask
    self.coverage = coverage
    self.hanCoverage = hanCoverage
  }

  /// Where there are too few phrases to learn from.
  package static let unlearnt = DecisionThresholds(
    match: 0.7, familiar: 0, ask: 0, coverage: 0.3, hanCoverage: 0.2)
  /// An answer is at least likelier right than wrong.
  private static let lowestMatch = 0.5
  /// β² of the F-measure (van Rijsbergen 1979).
  private static let square = 1.0 / 16

  /// A held-out prediction as far as the thresholds care.
  package struct Sample: Sendable, Equatable {
    package let familiarity: Double
    package let probability: Double
    package let isRight: Bool

    package init(familiarity: Double, probability: Double, isRight: Bool) {
      self.familiarity = familiarity
      self.probability = probability
      self.isRight = isRight
    }
  }
}

extension DecisionThresholds {
  /// - Parameters:
  ///   - samples: predictions of phrases that mean an intent.
  ///   - strange: the familiarity of phrases whose intent was not taught.
  ///   - coverages: of the phrases, in Latin script and in Han.
  package init(
    samples: [Sample], strange: [Double], coverages: (latin: [Double], han: [Double]),
    options: TrainingOptions
  ) {
    coverage = Self.coverageFloor(coverages.latin) ?? Self.unlearnt.coverage
    hanCoverage = Self.coverageFloor(coverages.han) ?? Self.unlearnt.hanCoverage

    let familiarities = samples.map(\.familiarity)
    if let border = Self.border(familiarities, strange) {
      familiar = border
      // A question costs less than a wrong answer: half of the strangers may get one.
      ask = min(border, Self.quantile(0.5, of: strange))
    } else if !samples.isEmpty {
      familiar = max(0, Self.quantile(0.5, of: familiarities)) / 2
      ask = familiar
    } else {
      familiar = Self.unlearnt.familiar
      ask = Self.unlearnt.ask
    }
    let border = familiar
    match =
      Self.matchThreshold(
        samples.filter { $0.familiarity >= border }, of: samples.count, options: options
      ).map { max($0, Self.lowestMatch) } ?? Self.unlearnt.match
  }

  /// The lowest probability from which on at most the allowed share of the answers is wrong; the
  /// best F¼ (precision counts four times as much as answering) where that answers too little.
  ///
  /// - Parameter total: how many phrases there are, with those that are too unfamiliar to answer.
  package static func matchThreshold(
    _ samples: [Sample], of total: Int, options: TrainingOptions
  ) -> Double? {
    let sorted = samples.sorted { $0.probability > $1.probability }
    var precise: Double?
    var best: (score: Double, threshold: Double)?
    var right = 0
    for (index, sample) in sorted.enumerated() {
      if sample.isRight { right += 1 }
      // Equal probabilities are answered together.
      if index + 1 < sorted.count, sorted[index + 1].probability == sample.probability { continue }
      let answered = Double(index + 1)
      let precision = Double(right) / answered
      let recall = Double(right) / Double(total)
      if answered - Double(right) <= options.maximumWrong * answered + 1e-9,
        answered >= options.minimumAnswered * Double(total)
      {
        precise = sample.probability
      }
      let score =
        right == 0 ? 0 : (1 + Self.square) * precision * recall / (Self.square * precision + recall)
      if score > best?.score ?? -1 { best = (score, sample.probability) }
    }
    return precise ?? best?.threshold
  }

  /// The value that parts the familiar from the strange best (Youden 1950).
  package static func border(_ familiar: [Double], _ strange: [Double]) -> Double? {
    guard !familiar.isEmpty, !strange.isEmpty else { return nil }
    let all =
      (familiar.map { (value: $0, isFamiliar: true) }
      + strange.map { (value: $0, isFamiliar: false) })
      .sorted { $0.value > $1.value }
    var gain = 0.0
    var best = (gain: 0.0, value: all[0].value)
    for (index, item) in all.enumerated() {
      gain += item.isFamiliar ? 1 / Double(familiar.count) : -1 / Double(strange.count)
      if index + 1 < all.count, all[index + 1].value == item.value { continue }
      if gain > best.gain { best = (gain, item.value) }
    }
    return best.value
  }

  /// Two thirds of the coverage that 99 of 100 phrases reach: patients stray further than the
  /// phrases do from each other.
  private static func coverageFloor(_ coverages: [Double]) -> Double? {
    coverages.count < 20 ? nil : quantile(0.01, of: coverages) * 2 / 3
  }

  private static func quantile(_ share: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[Int(share * Double(sorted.count - 1))]
  }
}
