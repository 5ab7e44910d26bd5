import Linguistics

extension IntentClassifier {
  /// The words and runs of Han characters that spoke for a label, weightiest first.
  ///
  /// What each feature added is shared out among its words or characters.
  func evidence(
    for label: Int, in text: TextAnalysis, occurrences: [FeatureOccurrence],
    at position: IntentModel.Position
  ) -> [Decision.Evidence] {
    Decision.Evidence.weightiest(
      of: text.tokens,
      weights: tokenWeights(
        for: label, count: text.tokens.count, occurrences: occurrences, at: position))
  }

  /// What each token added to the label's calibrated log-odds.
  private func tokenWeights(
    for label: Int, count: Int, occurrences: [FeatureOccurrence],
    at position: IntentModel.Position
  ) -> [Double] {
    var values: [Int: Float] = [:]
    for (column, value) in zip(position.lexical.row.columns, position.lexical.row.values) {
      values[Int(column)] = value
    }
    var weights = [Double](repeating: 0, count: count)
    for occurrence in occurrences {
      // A feature's value holds for all its occurrences: it goes to the first.
      guard let id = vocabulary.id(of: occurrence.feature),
        let value = values.removeValue(forKey: id)
      else { continue }
      // Weights sum to zero over the labels, so this is already relative to the average intent.
      let weight =
        Double(model.contribution(of: id, value: value, to: label, at: position))
        / calibration.temperature
      for token in occurrence.tokens { weights[token] += weight / Double(occurrence.tokens.count) }
    }
    return weights
  }
}

extension Decision.Evidence {
  private static let most = 5
  /// A word or character below this share of the weightiest is not worth a mention.
  private static let leastShare = 0.2

  /// Neighbouring Han characters that count are put together again, since the tokens are no words.
  ///
  /// - Parameter weights: one for each token.
  static func weightiest(
    of tokens: [TextAnalysis.Token], weights: [Double]
  ) -> [Decision.Evidence] {
    let least = leastShare * (weights.max() ?? 0)
    var found: [String: Double] = [:]
    var order: [String] = []
    func add(_ feature: String, _ weight: Double) {
      if found[feature] == nil { order.append(feature) }
      found[feature, default: 0] += weight
    }
    var run = (text: "", weight: 0.0)
    func endRun() {
      if !run.text.isEmpty { add(run.text, run.weight) }
      run = ("", 0)
    }
    for (token, weight) in zip(tokens, weights) {
      guard weight > 0, weight >= least else {
        endRun()
        continue
      }
      if token.kind == .han {
        run.text += token.text
        run.weight += weight
      } else {
        endRun()
        add(token.text, weight)
      }
    }
    endRun()
    return order.map { Decision.Evidence(feature: $0, weight: found[$0] ?? 0) }
      .sorted { $0.weight > $1.weight }
      .prefix(most)
      .map { $0 }
  }
}
