/// What the phrases look like to models that have not seen them.
struct HeldOutPredictions: Sendable {
  struct Prediction: Sendable {
    /// One for each label.
    let logits: ContiguousArray<Float>
    /// The right label; `nil` where the model was not taught it.
    let label: Int?
    let coverage: Double
    let isHan: Bool
  }

  /// Phrases predicted from the other phrases (stratified cross-validation).
  private(set) var familiar: [Prediction] = []
  /// Phrases predicted without their whole intent: what a message that nobody foresaw looks like.
  ///
  /// Phrases that are the only one of their label count here too.
  private(set) var strange: [Prediction] = []

  /// - Parameter outOfScope: the label that stays in every model; it stands for no intent.
  init(
    vocabulary: FeatureVocabulary, bags: [FeatureBag], labels: [Int], labelCount: Int,
    outOfScope: Int?, options: TrainingOptions
  ) {
    func predict(_ isHeldOut: (Int) -> Bool) -> [Prediction] {
      let taught = labels.indices.filter { !isHeldOut($0) }
      let taughtLabels = Set(taught.map { labels[$0] })
      let heldOut = labels.indices.filter(isHeldOut)
      // A model of one label is sure of everything.
      guard taughtLabels.count >= 2, !heldOut.isEmpty else { return [] }
      let model = LexicalModel(
        vocabulary: vocabulary, bags: taught.map { bags[$0] }, labels: taught.map { labels[$0] },
        labelCount: labelCount, strength: options.strength)
      return heldOut.map { index in
        let vector = model.space.vector(of: bags[index])
        return Prediction(
          logits: model.logits(of: vector.row),
          label: taughtLabels.contains(labels[index]) ? labels[index] : nil,
          coverage: vector.coverage, isHan: vector.isHan)
      }
    }

    let folds = Self.folds(of: labels, labelCount: labelCount, count: options.folds)
    for fold in 0..<options.folds {
      for prediction in predict({ folds[$0] == fold }) {
        if prediction.label == nil {
          strange.append(prediction)
        } else {
          familiar.append(prediction)
        }
      }
    }
    for fold in 0..<min(options.folds, labelCount) {
      strange += predict { labels[$0] % options.folds == fold && labels[$0] != outOfScope }
    }
  }

  /// Deals the phrases of each label out in turn, each label starting at another fold.
  private static func folds(of labels: [Int], labelCount: Int, count: Int) -> [Int] {
    var next = Array(0..<labelCount)
    return labels.map { label in
      defer { next[label] += 1 }
      return next[label] % count
    }
  }
}
