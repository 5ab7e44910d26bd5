import CEncoderKernels

/// Texts that go through the network together, so that the weights are read once for all of them.
///
/// The pieces of all texts are rows, one after another. Each step returns its result, so that the
/// values between any two layers can be had.
struct Batch {
  /// A text's rows.
  private let texts: [Range<Int>]
  private let pieces: [Int32]
  private let weights: EncoderWeights
  private let processor: ek_processor

  init(_ texts: ArraySlice<[Int32]>, _ weights: EncoderWeights, _ processor: ek_processor) {
    var ranges: [Range<Int>] = []
    var pieces: [Int32] = []
    for text in texts {
      ranges.append(pieces.count..<pieces.count + text.count)
      pieces += text
    }
    self.texts = ranges
    self.pieces = pieces
    self.weights = weights
    self.processor = processor
  }

  /// [pieces × (512 + 3 × 256)]: the embeddings and the branches' results, normalised.
  func features() -> Grid<Float> {
    let features = Grid<Float>(rows: pieces.count, width: EncoderWeights.featureWidth)
    for (row, number) in pieces.enumerated() {
      let embedding = weights.embedding(of: Int(number))
      features.expand(
        embedding.bytes, scale: embedding.scale, offset: embedding.offset, row: row, processor)
    }
    let inputs = RoundedRows(
      features, columns: 0..<EncoderWeights.width, groups: texts, processor
    ).times(weights.project, processor)
    inputs.normalize(weights.projectNorm, processor)
    for (index, branch) in weights.branches.enumerated() {
      run(branch, on: inputs, column: index * EncoderWeights.branchWidth, into: features)
    }
    features.normalize(weights.norm, processor)
    return features
  }

  /// [texts × 1280]: the sums of the texts' features.
  func sums(of features: borrowing Grid<Float>) -> Grid<Float> {
    features.sums(of: texts, processor)
  }

  /// [texts × 512]: the sums taken through the output layer, which is linear, so that this is the
  /// sum of what each piece would give; and divided by the square root of the texts' lengths.
  func means(of sums: borrowing Grid<Float>) -> Grid<Float> {
    let lengths = texts.map { Float(max($0.count, 1)) }
    let input = rounded(sums)
    // With each piece's bias, a text of n pieces is (sum / n × matrix + bias) × √n.
    for (row, length) in lengths.enumerated() { input.divide(row, by: length) }
    let means = input.times(weights.output, processor)
    for (row, length) in lengths.enumerated() { means.multiply(row, by: length.squareRoot()) }
    return means
  }

  /// [texts × 512]: the means taken through the residual layers, but for the last tanh.
  func results(of means: borrowing Grid<Float>) -> Grid<Float> {
    let input = rounded(means)
    let zeroth = input.times(weights.dense0, processor)
    zeroth.rectify(processor)
    let first = input.times(weights.skip1, processor)
    first.addAndRectify(rounded(zeroth).times(weights.dense1, processor), processor)
    let middle = rounded(first)
    let second = middle.times(weights.dense2, processor)
    second.rectify(processor)
    let result = middle.times(weights.skip3, processor)
    result.add(rounded(second).times(weights.dense3, processor))
    return result
  }

  /// Two convolutions, each with what goes into it added to what comes out of it. The input
  /// begins at a column of `inputs`, the result at that column behind the embeddings.
  private func run(
    _ branch: EncoderWeights.Branch, on inputs: borrowing Grid<Float>, column: Int,
    into features: borrowing Grid<Float>
  ) {
    let columns = column..<column + EncoderWeights.branchWidth
    let middle = Grid<Float>(rows: inputs.rows, width: columns.count)
    RoundedRows(inputs, columns: columns, groups: texts, processor)
      .multiply(branch.first, before: branch.before, into: middle, column: 0, processor)
    middle.rectifyAndAdd(inputs, columns: columns, processor)
    let target = EncoderWeights.width + column
    RoundedRows(middle, columns: 0..<middle.width, groups: texts, processor)
      .multiply(branch.second, before: branch.before, into: features, column: target, processor)
    features.rectifyAndAdd(middle, columns: 0..<middle.width, at: target, processor)
  }

  /// Each row with a scale of its own.
  private func rounded(_ grid: borrowing Grid<Float>) -> RoundedRows {
    RoundedRows(
      grid, columns: 0..<grid.width, groups: (0..<grid.rows).map { $0..<$0 + 1 }, processor)
  }
}
