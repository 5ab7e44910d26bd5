import Dispatch
import Synchronization

/// What the phrases look like to models that have not seen them (stratified cross-validation).
enum HeldOutPredictions {
  struct Prediction: Sendable {
    /// The place of the phrase among all.
    let phrase: Int
    /// One for each label.
    let logits: ContiguousArray<Float>
    /// The phrase's own label.
    let label: Int
    let likeness: Double
    let isHan: Bool
  }

  /// Predicts each phrase from the phrases of the other folds, in the order of the phrases.
  ///
  /// A phrase that is the only one of its label is left out: the model was not taught it.
  static func make(
    vocabulary: FeatureVocabulary, phrases: PhraseSet, options: TrainingOptions
  ) -> [Prediction] {
    let folds = folds(of: phrases.labels, labelCount: phrases.labelCount, count: options.folds)
    let found = Mutex<[Prediction]>([])
    // Each fold is a training of its own.
    DispatchQueue.concurrentPerform(iterations: options.folds) { fold in
      let taught = folds.indices.filter { folds[$0] != fold }
      let heldOut = folds.indices.filter { folds[$0] == fold }
      let predictions = predict(
        heldOut, from: taught, vocabulary: vocabulary, phrases: phrases, strength: options.strength)
      found.withLock { $0 += predictions }
    }
    return found.withLock { $0.sorted { $0.phrase < $1.phrase } }
  }

  private static func predict(
    _ heldOut: [Int], from taught: [Int], vocabulary: FeatureVocabulary, phrases: PhraseSet,
    strength: Double
  ) -> [Prediction] {
    let taughtLabels = Set(taught.map { phrases.labels[$0] })
    // A model of one label is sure of everything.
    guard taughtLabels.count >= 2, !heldOut.isEmpty else { return [] }
    let model = IntentModel(
      vocabulary: vocabulary, phrases: phrases.subset(taught), strength: strength)
    return heldOut.filter { taughtLabels.contains(phrases.labels[$0]) }.map { index in
      let position = model.position(of: phrases.bags[index], vector: phrases.vectors?[index])
      return Prediction(
        phrase: index, logits: model.logits(at: position), label: phrases.labels[index],
        likeness: model.likeness(
          at: position, similarities: model.similarities(at: position)),
        isHan: position.lexical.isHan)
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
