import Foundation

/// Multinomial logistic regression with an L2 penalty, trained by L-BFGS (Liu and Nocedal 1989).
///
/// The best weights are a sum of the examples (`W = XᵀA`), so the search runs over `A`, one row for
/// each example, under the inner product of `W`. That is the same path as in the space of the
/// features, at a small part of the memory: there are far fewer examples than features.
package enum LogisticRegression {
  /// Minimises `½‖W‖² + strength × Σ cross-entropy`, always on the same path.
  ///
  /// - Parameter steps: after which the search ends, however far it has come.
  /// - Returns: `W`, row-major, with one row for each feature and one column for each label.
  package static func weights(
    rows: some TrainingRows, featureCount: Int, labels: [Int], labelCount: Int, strength: Double,
    steps: Int = 100
  ) -> ContiguousArray<Float> {
    var search = Search(
      rows: rows, featureCount: featureCount, labels: labels, labelCount: labelCount,
      penalty: 1 / strength)
    search.run(steps: steps)
    return search.weights()
  }
}

/// A vector of the search with its image under the Gram matrix `XXᵀ`, kept together so that inner
/// products and predictions need no further product.
private struct Direction {
  var vector: ContiguousArray<Float>
  var image: ContiguousArray<Float>

  func inner(_ other: Direction) -> Double { DenseKernels.dot(vector, other.image) }

  mutating func add(_ scale: Double, _ other: Direction) {
    DenseKernels.add(Float(scale), other.vector, to: &vector)
    DenseKernels.add(Float(scale), other.image, to: &image)
  }

  mutating func multiply(by scale: Double) {
    DenseKernels.multiply(&vector, by: Float(scale))
    DenseKernels.multiply(&image, by: Float(scale))
  }
}

private struct Search<Rows: TrainingRows> {
  private static var memory: Int { 8 }
  /// Of the first gradient's length; the predictions no longer change below it.
  private static var tolerance: Double { 2e-3 }

  let rows: Rows
  let labels: [Int]
  let labelCount: Int
  /// Columns of each row: those of the labels, and zeros that round them up for the kernels.
  let width: Int
  let penalty: Double
  private var point: Direction
  private var product: ContiguousArray<Float>

  init(
    rows: Rows, featureCount: Int, labels: [Int], labelCount: Int, penalty: Double
  ) {
    self.rows = rows
    self.labels = labels
    self.labelCount = labelCount
    let lanes = DenseKernels.lanes
    width = (labelCount + lanes - 1) / lanes * lanes
    self.penalty = penalty
    let zero = ContiguousArray<Float>(repeating: 0, count: labels.count * width)
    point = Direction(vector: zero, image: zero)
    product = ContiguousArray(repeating: 0, count: featureCount * width)
  }

  mutating func weights() -> ContiguousArray<Float> {
    rows.transposedProduct(with: point.vector, width: width, into: &product)
    guard width > labelCount else { return product }
    var weights = ContiguousArray<Float>()
    weights.reserveCapacity(product.count / width * labelCount)
    for start in stride(from: 0, to: product.count, by: width) {
      weights.append(contentsOf: product[start..<start + labelCount])
    }
    return weights
  }

  mutating func run(steps most: Int) {
    var steps: [(step: Direction, change: Direction, scale: Double)] = []
    var (value, gradient) = evaluate()
    let target = (gradient.inner(gradient)).squareRoot() * Self.tolerance
    for _ in 0..<most {
      guard gradient.inner(gradient).squareRoot() > target else { return }
      let direction = descent(from: gradient, steps: steps)
      let slope = gradient.inner(direction)
      guard slope < 0, let length = stepLength(along: direction, value: value, slope: slope)
      else { return }
      point.add(length, direction)
      let (nextValue, nextGradient) = evaluate()
      var step = direction
      step.multiply(by: length)
      var change = nextGradient
      change.add(-1, gradient)
      let curvature = step.inner(change)
      if curvature > 0 {
        if steps.count == Self.memory { steps.removeFirst() }
        steps.append((step, change, 1 / curvature))
      }
      (value, gradient) = (nextValue, nextGradient)
    }
  }

  /// The objective (divided by the strength) and its gradient at the present point.
  private mutating func evaluate() -> (value: Double, gradient: Direction) {
    var residual = point.image
    let loss = self.residual(&residual)
    DenseKernels.add(Float(penalty), point.vector, to: &residual)
    return (loss + penalty / 2 * point.inner(point), direction(of: residual))
  }

  private mutating func direction(of vector: ContiguousArray<Float>) -> Direction {
    rows.transposedProduct(with: vector, width: width, into: &product)
    return Direction(vector: vector, image: rows.product(with: product, width: width))
  }

  /// Turns logits into probabilities less the truth, in place; returns the summed cross-entropy.
  private func residual(_ logits: inout ContiguousArray<Float>) -> Double {
    logits.withUnsafeMutableBufferPointer { logits in
      var loss = 0.0
      for (row, label) in labels.enumerated() {
        let start = row * width
        let slice = UnsafeMutableBufferPointer(rebasing: logits[start..<start + labelCount])
        let truth = slice[label]
        loss += Double(DenseKernels.softmax(slice) - truth)
        slice[label] -= 1
      }
      return loss
    }
  }

  /// The two-loop recursion of L-BFGS.
  private func descent(
    from gradient: Direction, steps: [(step: Direction, change: Direction, scale: Double)]
  ) -> Direction {
    var direction = gradient
    var factors: [Double] = []
    for past in steps.reversed() {
      let factor = past.scale * past.step.inner(direction)
      direction.add(-factor, past.change)
      factors.append(factor)
    }
    if let last = steps.last {
      direction.multiply(by: 1 / (last.scale * last.change.inner(last.change)))
    }
    for (past, factor) in zip(steps, factors.reversed()) {
      direction.add(factor - past.scale * past.change.inner(direction), past.step)
    }
    direction.multiply(by: -1)
    return direction
  }

  /// Halves the step until the objective falls enough (Armijo).
  ///
  /// Trying a step costs no product with
  /// the examples, since the predictions are linear in it.
  private func stepLength(along direction: Direction, value: Double, slope: Double) -> Double? {
    let square = point.inner(point)
    let cross = point.inner(direction)
    let length = direction.inner(direction)
    var step = 1.0
    for _ in 0..<30 {
      var logits = point.image
      DenseKernels.add(Float(step), direction.image, to: &logits)
      let loss = residual(&logits)
      let size = square + 2 * step * cross + step * step * length
      if loss + penalty / 2 * size <= value + 1e-4 * step * slope { return step }
      step /= 2
    }
    return nil
  }
}
