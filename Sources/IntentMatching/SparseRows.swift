/// One sparse vector; columns ascend.
package struct SparseRow: Sendable {
  package var columns: ContiguousArray<Int32>
  package var values: ContiguousArray<Float>

  package init(columns: ContiguousArray<Int32> = [], values: ContiguousArray<Float> = []) {
    self.columns = columns
    self.values = values
  }
}

/// Sparse vectors, one after another in contiguous memory (compressed rows).
package struct SparseRows: TrainingRows {
  private var starts: ContiguousArray<Int> = [0]
  private var columns: ContiguousArray<Int32> = []
  private var values: ContiguousArray<Float> = []

  package init() {}

  package var count: Int { starts.count - 1 }

  package mutating func append(_ row: SparseRow) {
    columns.append(contentsOf: row.columns)
    values.append(contentsOf: row.values)
    starts.append(columns.count)
  }

  @inline(__always)
  func forEachElement(ofRow row: Int, _ body: (_ column: Int, _ value: Float) -> Void) {
    for element in starts[row]..<starts[row + 1] {
      body(Int(columns[element]), values[element])
    }
  }

  /// `result[row] = Σ value × matrix[column]`: the product with a dense row-major matrix.
  package func product(with matrix: ContiguousArray<Float>, width: Int) -> ContiguousArray<Float> {
    var result = ContiguousArray<Float>(repeating: 0, count: count * width)
    result.withUnsafeMutableBufferPointer { result in
      matrix.withUnsafeBufferPointer { matrix in
        guard let target = result.baseAddress, let source = matrix.baseAddress else { return }
        columns.withUnsafeBufferPointer { columns in
          values.withUnsafeBufferPointer { values in
            for row in 0..<count {
              let start = starts[row]
              DenseKernels.sum(
                starts[row + 1] - start, width: width, into: target + row * width,
                { values[start + $0] }, { source + Int(columns[start + $0]) * width })
            }
          }
        }
      }
    }
    return result
  }

  /// `result[column] = Σ value × matrix[row]`: the product of the transpose with a dense row-major
  /// matrix, into memory that the caller keeps for the next time.
  package func transposedProduct(
    with matrix: ContiguousArray<Float>, width: Int, into result: inout ContiguousArray<Float>
  ) {
    result.withUnsafeMutableBufferPointer { result in
      result.update(repeating: 0)
      matrix.withUnsafeBufferPointer { matrix in
        guard let target = result.baseAddress, let source = matrix.baseAddress else { return }
        forEachElement { row, column, value in
          DenseKernels.add(value, source + row * width, to: target + column * width, count: width)
        }
      }
    }
  }

  @inline(__always)
  private func forEachElement(_ body: (_ row: Int, _ column: Int, _ value: Float) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      columns.withUnsafeBufferPointer { columns in
        values.withUnsafeBufferPointer { values in
          for row in 0..<(starts.count - 1) {
            for element in starts[row]..<starts[row + 1] {
              body(row, Int(columns[element]), values[element])
            }
          }
        }
      }
    }
  }
}
