package import Linguistics
package import SentenceEncoder

extension IntentClassifier {
  /// Trains on phrases; the same phrases in the same order give the same classifier.
  ///
  /// Cross-validates, so it takes about ten times as long as one fit: some seconds for 1,500
  /// phrases of 150 intents in an optimised build, on all cores.
  ///
  /// - Parameter encoder: without one, the classifier goes by words alone.
  /// - Throws: `IntentMatchingError` where fewer than two intents have a phrase with words, or an
  ///   option is out of range.
  package static func train(
    _ examples: [TrainingExample], analyzer: TextAnalyzer, encoder: (any SentenceEncoding)?,
    options: TrainingOptions = TrainingOptions()
  ) throws(IntentMatchingError) -> IntentClassifier {
    try options.validate()
    let material = TrainingMaterial(examples, analyzer: analyzer)
    let outOfScope = material.outOfScope
    guard material.labels.count - (outOfScope == nil ? 0 : 1) >= 2 else {
      throw IntentMatchingError(
        .tooFewIntents, "Training needs phrases with words for at least two intents.")
    }
    let phrases = material.phraseSet(vectors: encoder?.vectors(of: material.texts))
    let predictions = HeldOutPredictions.make(
      vocabulary: material.vocabulary, phrases: phrases, options: options)
    let calibration = Calibration(predictions)
    let model = IntentModel(
      vocabulary: material.vocabulary, phrases: phrases, strength: options.strength)
    return IntentClassifier(
      material: material, encoder: encoder, model: model,
      calibration: calibration,
      thresholds: DecisionThresholds(
        predictions, calibration: calibration, labels: material.labels, options: options),
      heldOut: predictions.map { prediction in
        let probabilities = calibration.probabilities(prediction.logits)
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
        return TrainedParameters.HeldOut(
          phrase: prediction.phrase, label: best, probability: Double(probabilities[best]))
      },
      overlaps: model.semanticSpace?.overlaps(labels: phrases.labels) ?? [])
  }

  /// The classifier that was trained on the same phrases, with the same encoder and options, before.
  ///
  /// - Returns: nil where the parameters don't fit the phrases.
  package static func restore(
    _ parameters: TrainedParameters, examples: [TrainingExample], analyzer: TextAnalyzer,
    encoder: (any SentenceEncoding)?
  ) -> IntentClassifier? {
    let material = TrainingMaterial(examples, analyzer: analyzer)
    var semanticSpace: VectorSpace?
    if let encoder {
      guard let stored = parameters.semantic, stored.centre.values.count == encoder.dimension,
        let space = VectorSpace(
          centre: stored.centre.values, phrases: stored.phrases.values,
          count: material.phrases.count)
      else { return nil }
      semanticSpace = space
    }
    guard
      parameters.heldOut.allSatisfy({
        material.phrases.indices.contains($0.phrase) && material.labels.indices.contains($0.label)
      }),
      parameters.overlaps.allSatisfy({
        material.phrases.indices.contains($0.first) && material.phrases.indices.contains($0.second)
      }),
      let model = IntentModel(
        vocabulary: material.vocabulary, bags: material.bags, labelCount: material.labels.count,
        semanticSpace: semanticSpace,
        weights: IntentModel.Weights(
          lexical: parameters.lexicalWeights.values, semantic: parameters.semantic?.weights.values))
    else { return nil }
    return IntentClassifier(
      material: material, encoder: encoder, model: model,
      calibration: Calibration(temperature: parameters.temperature),
      thresholds: parameters.thresholds, heldOut: parameters.heldOut,
      overlaps: parameters.overlaps)
  }

  /// All that training found, to be kept for `restore`.
  package var parameters: TrainedParameters {
    TrainedParameters(
      lexicalWeights: Block(model.weights.lexical),
      semantic: model.semanticSpace.flatMap { space in
        model.weights.semantic.map { weights in
          TrainedParameters.Semantic(
            weights: Block(weights), centre: Block(space.centre),
            phrases: Block(space.phrases.values))
        }
      },
      temperature: calibration.temperature, thresholds: thresholds, heldOut: heldOut,
      overlaps: overlaps)
  }

  private init(
    material: TrainingMaterial, encoder: (any SentenceEncoding)?, model: IntentModel,
    calibration: Calibration, thresholds: DecisionThresholds, heldOut: [TrainedParameters.HeldOut],
    overlaps: [TrainedParameters.Overlap]
  ) {
    labels = material.labels
    vocabulary = material.vocabulary
    self.model = model
    self.calibration = calibration
    self.thresholds = thresholds
    phrases = PhraseIndex(phrases: material.phrases, keys: material.keys)
    postings =
      encoder == nil
      ? PhrasePostings(
        material.bags.map(model.lexicalSpace.vector),
        featureCount: model.lexicalSpace.featureCount) : nil
    self.encoder = encoder
    self.heldOut = heldOut
    self.overlaps = overlaps
  }
}

extension DecisionThresholds {
  fileprivate init(
    _ predictions: [HeldOutPredictions.Prediction], calibration: Calibration, labels: [String],
    options: TrainingOptions
  ) {
    let outOfScope = labels.firstIndex(of: TrainingExample.outOfScopeLabel)
    let samples = predictions.compactMap { prediction -> Sample? in
      let ranking = Ranking(calibration.probabilities(prediction.logits), labels: labels)
      // What the out-of-scope phrases win is not answered, whatever the thresholds.
      guard ranking.best != outOfScope else { return nil }
      let isInScope = prediction.label != outOfScope
      let choices = Self.choices(of: ranking.candidates)
      return Sample(
        probability: ranking.candidates[0].probability, isRight: ranking.best == prediction.label,
        isOffered: isInScope && choices.contains { $0.intent == labels[prediction.label] },
        isInScope: isInScope)
    }
    let inScope = predictions.filter { $0.label != outOfScope }
    self.init(
      samples: samples, outOfScope: predictions.count - inScope.count,
      likenesses: (
        inScope.filter { !$0.isHan }.map(\.likeness), inScope.filter(\.isHan).map(\.likeness)
      ),
      options: options)
  }
}
