/// The examples of a regression, one row each.
package protocol TrainingRows: Sendable {
  var count: Int { get }

  /// The product with a dense row-major matrix of one row for each feature.
  func product(with matrix: ContiguousArray<Float>, width: Int) -> ContiguousArray<Float>

  /// The product of the transpose with a dense row-major matrix of one row for each example, into
  /// memory that the caller keeps for the next time.
  func transposedProduct(
    with matrix: ContiguousArray<Float>, width: Int, into result: inout ContiguousArray<Float>)
}
