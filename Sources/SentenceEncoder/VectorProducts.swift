import CEncoderKernels

/// Compares one vector with many.
package enum VectorProducts {
  private static let processor = ek_best_processor()

  /// The inner product of each row with the vector; the same on every processor.
  ///
  /// - Parameter rows: one after another, each as long as the vector.
  package static func products(
    ofRows rows: ContiguousArray<Float>, with vector: ContiguousArray<Float>
  ) -> ContiguousArray<Float> {
    precondition(!vector.isEmpty && rows.count.isMultiple(of: vector.count))
    let count = rows.count / vector.count
    return ContiguousArray(unsafeUninitializedCapacity: count) { result, filled in
      rows.withUnsafeBufferPointer { rows in
        vector.withUnsafeBufferPointer { vector in
          guard let first = rows.baseAddress, let vectorStart = vector.baseAddress,
            let target = result.baseAddress
          else { return }
          ek_dot_rows(processor, first, count, vector.count, vectorStart, target)
          filled = count
        }
      }
    }
  }
}
