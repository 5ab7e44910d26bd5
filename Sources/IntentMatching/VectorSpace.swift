/// The sentence encoder's vectors of the phrases, centred on their mean: what all phrases of an
/// office have in common tells nothing of their intents.
struct VectorSpace: Sendable {
  let centre: ContiguousArray<Float>
  /// One for each phrase, of unit length or all zeros.
  let phrases: DenseRows

  /// - Parameter vectors: one for each phrase, as the encoder gives them; not empty.
  init(_ vectors: [ContiguousArray<Float>]) {
    let centre = Self.mean(of: vectors)
    self.centre = centre
    var phrases = DenseRows(dimension: centre.count)
    for vector in vectors { phrases.append(Self.centred(vector, on: centre) ?? vector) }
    self.phrases = phrases
  }

  /// - Parameter vectors: not empty.
  static func mean(of vectors: [ContiguousArray<Float>]) -> ContiguousArray<Float> {
    var centre = ContiguousArray<Float>(repeating: 0, count: vectors[0].count)
    for vector in vectors { DenseKernels.add(1 / Float(vectors.count), vector, to: &centre) }
    return centre
  }

  /// As it was before; nil where the numbers don't fit.
  init?(centre: ContiguousArray<Float>, phrases: ContiguousArray<Float>, count: Int) {
    guard !centre.isEmpty, phrases.count == centre.count * count else { return nil }
    self.centre = centre
    self.phrases = DenseRows(dimension: centre.count, values: phrases)
  }

  /// Nil where the encoder knows nothing of the text.
  func centred(_ vector: ContiguousArray<Float>) -> ContiguousArray<Float>? {
    Self.centred(vector, on: centre)
  }

  /// The cosine with each phrase of a text of unit length in this space.
  func similarities(to text: ContiguousArray<Float>) -> ContiguousArray<Float> {
    phrases.products(with: text)
  }

  /// Of unit length, or all zeros where it is the centre itself; nil where it was all zeros before.
  static func centred(
    _ vector: ContiguousArray<Float>, on centre: ContiguousArray<Float>
  ) -> ContiguousArray<Float>? {
    if vector.allSatisfy({ $0 == 0 }) { return nil }
    var result = vector
    DenseKernels.add(-1, centre, to: &result)
    let length = Float(DenseKernels.dot(result, result).squareRoot())
    if length > 0 { DenseKernels.multiply(&result, by: 1 / length) }
    return result
  }
}
