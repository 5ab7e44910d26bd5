import SentenceEncoder

/// Dense vectors of one width, one after another in contiguous memory.
package struct DenseRows: TrainingRows {
  let dimension: Int
  private(set) var values: ContiguousArray<Float> = []

  package init(dimension: Int) {
    self.dimension = dimension
  }

  init(dimension: Int, values: ContiguousArray<Float>) {
    self.dimension = dimension
    self.values = values
  }

  package var count: Int { values.count / dimension }

  package mutating func append(_ row: ContiguousArray<Float>) {
    values.append(contentsOf: row)
  }

  func row(_ index: Int) -> ContiguousArray<Float> {
    ContiguousArray(values[index * dimension..<(index + 1) * dimension])
  }

  /// The inner product of each row with a vector of the same width.
  func products(with vector: ContiguousArray<Float>) -> ContiguousArray<Float> {
    VectorProducts.products(ofRows: values, with: vector)
  }

  package func product(with matrix: ContiguousArray<Float>, width: Int) -> ContiguousArray<Float> {
    var result = ContiguousArray<Float>(repeating: 0, count: count * width)
    result.withUnsafeMutableBufferPointer { result in
      values.withUnsafeBufferPointer { values in
        matrix.withUnsafeBufferPointer { matrix in
          guard let target = result.baseAddress, let source = matrix.baseAddress else { return }
          for row in 0..<count {
            DenseKernels.sum(
              dimension, width: width, into: target + row * width,
              { values[row * dimension + $0] }, { source + $0 * width })
          }
        }
      }
    }
    return result
  }

  package func transposedProduct(
    with matrix: ContiguousArray<Float>, width: Int, into result: inout ContiguousArray<Float>
  ) {
    result.withUnsafeMutableBufferPointer { result in
      result.update(repeating: 0)
      values.withUnsafeBufferPointer { values in
        matrix.withUnsafeBufferPointer { matrix in
          guard let target = result.baseAddress, let source = matrix.baseAddress else { return }
          for row in 0..<count {
            for column in 0..<dimension {
              DenseKernels.add(
                values[row * dimension + column], source + row * width,
                to: target + column * width, count: width)
            }
          }
        }
      }
    }
  }
}
