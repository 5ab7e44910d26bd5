import CEncoderKernels

/// A vector of unit length in a quarter of the memory: whole numbers from -127 to 127.
package struct RoundedVector: Sendable, Equatable {
  package let values: ContiguousArray<Int8>
  /// What the whole numbers are to be multiplied by.
  package let scale: Float

  package init(_ vector: ContiguousArray<Float>) {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    let scale = largest / 127
    self.scale = scale
    values = ContiguousArray(vector.map { scale > 0 ? Int8(($0 / scale).rounded()) : 0 })
  }

  /// The inner product.
  package func product(with other: RoundedVector) -> Float {
    let sum = zip(values, other.values).reduce(0) { $0 + Int($1.0) * Int($1.1) }
    return Float(sum) * scale * other.scale
  }

  /// As it was before.
  package init(values: ContiguousArray<Int8>, scale: Float) {
    self.values = values
    self.scale = scale
  }
}

/// Many vectors that are compared with one at a time.
package struct RoundedVectors: Sendable {
  /// As many vectors as the kernel takes at a time.
  private static let panel = 32
  private static let processor = ek_best_processor()

  package let count: Int
  package let dimension: Int
  private let packed: ContiguousArray<Int8>
  private let scales: ContiguousArray<Float>

  /// - Parameter dimension: an even number; that of each vector.
  package init(_ vectors: [RoundedVector], dimension: Int) {
    precondition(dimension.isMultiple(of: 2) && vectors.allSatisfy { $0.values.count == dimension })
    count = vectors.count
    self.dimension = dimension
    let columns = (vectors.count + Self.panel - 1) / Self.panel * Self.panel
    var scales = ContiguousArray<Float>(repeating: 0, count: columns)
    for (column, vector) in vectors.enumerated() { scales[column] = vector.scale }
    self.scales = scales
    packed = ContiguousArray(unsafeUninitializedCapacity: columns * dimension) { target, filled in
      var rows = ContiguousArray<Int8>(repeating: 0, count: Self.panel * dimension)
      for start in stride(from: 0, to: columns, by: Self.panel) {
        for column in 0..<Self.panel {
          let vector = start + column < vectors.count ? vectors[start + column].values : nil
          for row in 0..<dimension { rows[row * Self.panel + column] = vector?[row] ?? 0 }
        }
        rows.withUnsafeBufferPointer { rows in
          guard let source = rows.baseAddress, let base = target.baseAddress else { return }
          ek_pack(source, dimension, Self.panel, base + start * dimension)
        }
      }
      filled = columns * dimension
    }
  }

  /// The inner product of each vector with another one; the same on every processor.
  package func products(with vector: ContiguousArray<Float>) -> ContiguousArray<Float> {
    precondition(vector.count == dimension)
    guard count > 0 else { return [] }
    var query = ContiguousArray<Int16>(repeating: 0, count: dimension)
    let columns = scales.count
    return ContiguousArray(unsafeUninitializedCapacity: columns) { result, filled in
      vector.withUnsafeBufferPointer { vector in
        query.withUnsafeMutableBufferPointer { query in
          packed.withUnsafeBufferPointer { packed in
            scales.withUnsafeBufferPointer { scales in
              guard let source = vector.baseAddress, let rounded = query.baseAddress,
                let weights = packed.baseAddress, let scale = scales.baseAddress,
                let target = result.baseAddress
              else { return }
              var matrix = ek_matrix(
                weights: weights, inner: dimension, columns: columns, scale: scale)
              var inputScale = ek_quantize(
                Self.processor, source, dimension, 1, dimension, rounded)
              var start: UInt32 = 0
              ek_multiply(
                Self.processor, &matrix, rounded, &start, &inputScale, 1, nil, target, columns)
              filled = count
            }
          }
        }
      }
    }
  }
}
