/// Phrases as the models take them in.
struct PhraseSet: Sendable {
  let bags: [FeatureBag]
  /// From the sentence encoder, one of unit length for each phrase; nil without an encoder.
  let vectors: [ContiguousArray<Float>]?
  let labels: [Int]
  /// How many labels there are; a subset may lack some.
  let labelCount: Int

  func subset(_ indices: [Int]) -> PhraseSet {
    PhraseSet(
      bags: indices.map { bags[$0] }, vectors: vectors.map { all in indices.map { all[$0] } },
      labels: indices.map { labels[$0] }, labelCount: labelCount)
  }
}
