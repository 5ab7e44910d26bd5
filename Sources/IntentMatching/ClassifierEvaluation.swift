package import Linguistics
package import SentenceEncoder

/// How well and how quickly a classifier trained on some rows does on others.
package struct ClassifierEvaluation: Sendable, Codable, Equatable {
  package struct Milliseconds: Sendable, Codable, Equatable {
    package let p50: Double
    package let p99: Double

    /// The percentiles of times in milliseconds; both 0 where there is none.
    package init(samples: [Double]) {
      let times = samples.sorted()
      p50 = times.isEmpty ? 0 : times[times.count / 2]
      p99 = times.isEmpty ? 0 : times[min(times.count - 1, times.count * 99 / 100)]
    }
  }

  /// The share of in-scope test rows whose best candidate is right.
  package let accuracy: Double
  /// By `lang` as it stands in the test rows.
  package let accuracyByLanguage: [String: Double]
  /// How well the familiarity tells in-scope rows from the others: 1 is always, 0.5 is by chance; `nil` where no
  /// out-of-scope rows were given.
  package let oosAUROC: Double?
  package let trainSeconds: Double
  /// From text to decision, analysis included.
  package let decisionMillis: Milliseconds

  /// Trains on `train` alone and measures on `test`.
  ///
  /// Rows of `test` with the label `none`, and all
  /// rows of `outOfScope`, are out of scope.
  ///
  /// - Throws: `IntentMatchingError` where training fails or no test row is in scope.
  package static func run(
    train: [LabelledText], test: [LabelledText], outOfScope: [LabelledText] = [],
    analyzer: TextAnalyzer, encoder: (any SentenceEncoding)?
  ) throws(IntentMatchingError) -> ClassifierEvaluation {
    let inScope = test.filter { $0.intent != TrainingExample.outOfScopeLabel }
    guard !inScope.isEmpty else {
      throw IntentMatchingError(.noRows, "There is no in-scope row to test on.")
    }
    let outside = outOfScope + test.filter { $0.intent == TrainingExample.outOfScopeLabel }

    let clock = ContinuousClock()
    let start = clock.now
    let classifier = try IntentClassifier.train(
      train.map(\.example), analyzer: analyzer, encoder: encoder)
    let trainSeconds = start.duration(to: clock.now).milliseconds / 1_000

    var times: [Double] = []
    func decide(_ row: LabelledText) -> Decision {
      let start = clock.now
      let decision = classifier.decide(analyzer.analyse(row.text))
      times.append(start.duration(to: clock.now).milliseconds)
      return decision
    }

    var tally = Tally()
    var tallies: [String: Tally] = [:]
    var inScopeScores: [Double] = []
    for row in inScope {
      let decision = decide(row)
      let isRight = decision.candidates.first?.intent == row.intent
      tally.add(isRight)
      tallies[row.lang, default: Tally()].add(isRight)
      inScopeScores.append(decision.inScopeScore)
    }
    let outsideScores = outside.map { decide($0).inScopeScore }

    return ClassifierEvaluation(
      accuracy: tally.share, accuracyByLanguage: tallies.mapValues(\.share),
      oosAUROC: outsideScores.isEmpty ? nil : auroc(higher: inScopeScores, lower: outsideScores),
      trainSeconds: trainSeconds,
      decisionMillis: Milliseconds(samples: times))
  }

  /// The probability that one of `higher` is above one of `lower`; ties count half (Mann–Whitney).
  package static func auroc(higher: [Double], lower: [Double]) -> Double {
    let all =
      (higher.map { (score: $0, isHigher: true) } + lower.map { (score: $0, isHigher: false) })
      .sorted { $0.score < $1.score }
    var below = 0.0
    var wins = 0.0
    var start = 0
    while start < all.count {
      var end = start
      while end < all.count, all[end].score == all[start].score { end += 1 }
      let highers = Double(all[start..<end].count { $0.isHigher })
      let lowers = Double(end - start) - highers
      wins += highers * (below + lowers / 2)
      below += lowers
      start = end
    }
    return wins / (Double(higher.count) * Double(lower.count))
  }

  private struct Tally {
    private var right = 0
    private var all = 0

    mutating func add(_ isRight: Bool) {
      all += 1
      if isRight { right += 1 }
    }

    var share: Double { Double(right) / Double(all) }
  }
}

extension Decision {
  /// Ranks messages by how much they look as if an intent was meant.
  fileprivate var inScopeScore: Double {
    switch outcome {
    case .none(.noWords), .none(.outOfScope): -.infinity
    default: familiarity
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }
}
