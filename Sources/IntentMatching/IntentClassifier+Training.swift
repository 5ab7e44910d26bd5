package import Linguistics

extension IntentClassifier {
  /// Trains on phrases; the same phrases in the same order give the same classifier.
  ///
  /// Cross-validates, so it takes about ten times as long as one fit: some seconds for 1,500
  /// phrases of 150 intents in an optimised build.
  ///
  /// - Throws: `IntentMatchingError` where fewer than two intents have a phrase with words, or an
  ///   option is out of range.
  package static func train(
    _ examples: [TrainingExample], analyzer: TextAnalyzer,
    options: TrainingOptions = TrainingOptions()
  ) throws(IntentMatchingError) -> IntentClassifier {
    try options.validate()
    let material = TrainingMaterial(examples, analyzer: analyzer)
    let outOfScope = material.labels.firstIndex(of: TrainingExample.outOfScopeLabel)
    guard material.labels.count - (outOfScope == nil ? 0 : 1) >= 2 else {
      throw IntentMatchingError(
        .tooFewIntents, "Training needs phrases with words for at least two intents.")
    }

    let heldOut = HeldOutPredictions(
      vocabulary: material.vocabulary, bags: material.bags,
      labels: material.phrases.map(\.label), labelCount: material.labels.count,
      outOfScope: outOfScope, options: options)
    let calibration = Calibration(heldOut.familiar)
    let model = LexicalModel(
      vocabulary: material.vocabulary, bags: material.bags,
      labels: material.phrases.map(\.label), labelCount: material.labels.count,
      strength: options.strength)
    return IntentClassifier(
      labels: material.labels, vocabulary: material.vocabulary, model: model,
      calibration: calibration,
      thresholds: DecisionThresholds(
        heldOut, calibration: calibration, outOfScope: outOfScope, options: options),
      phrases: PhraseIndex(
        phrases: material.phrases, keys: material.keys,
        vectors: material.bags.map(model.space.vector),
        featureCount: model.space.featureCount))
  }
}

/// The phrases made ready: those with words, each once for a label.
private struct TrainingMaterial {
  /// Sorted.
  let labels: [String]
  private(set) var phrases: [PhraseIndex.Phrase] = []
  private(set) var keys: [String] = []
  private(set) var bags: [FeatureBag] = []
  private(set) var vocabulary = FeatureVocabulary()

  init(_ examples: [TrainingExample], analyzer: TextAnalyzer) {
    let analysed = examples.map { ($0, analyzer.analyse($0.text)) }
      .filter { _, text in !text.tokens.isEmpty }
    labels = Set(analysed.map { example, _ in example.label }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))

    // A phrase given twice would be predicted from itself.
    var known: Set<[String]> = []
    var occurrences: [[FeatureOccurrence]] = []
    for (example, text) in analysed {
      let key = PhraseIndex.key(of: text)
      guard let label = numbers[example.label], known.insert([example.label, key]).inserted
      else { continue }
      phrases.append(
        PhraseIndex.Phrase(text: example.text, label: label, language: example.language))
      keys.append(key)
      let found = TextFeatures.occurrences(in: text)
      vocabulary.insert(found)
      occurrences.append(found)
    }
    bags = occurrences.map(vocabulary.bag)
  }
}

extension DecisionThresholds {
  fileprivate init(
    _ heldOut: HeldOutPredictions, calibration: Calibration, outOfScope: Int?,
    options: TrainingOptions
  ) {
    var samples: [Sample] = []
    var strange: [Double] = []
    for prediction in heldOut.familiar + heldOut.strange {
      let logits = prediction.logits
      guard let best = logits.indices.max(by: { logits[$0] < logits[$1] }) else { continue }
      let isOutOfScope = best == outOfScope
      if let label = prediction.label, label != outOfScope {
        samples.append(
          Sample(
            // What the out-of-scope phrases win is not answered, whatever the thresholds.
            familiarity: isOutOfScope ? -.infinity : Double(logits[best]),
            probability: Double(calibration.probabilities(logits)[best]),
            isRight: best == label))
      } else if !isOutOfScope {
        strange.append(Double(logits[best]))
      }
    }
    self.init(
      samples: samples, strange: strange,
      coverages: (
        heldOut.familiar.filter { !$0.isHan }.map(\.coverage),
        heldOut.familiar.filter(\.isHan).map(\.coverage)
      ),
      options: options)
  }
}
