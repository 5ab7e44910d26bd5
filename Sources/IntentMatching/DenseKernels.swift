import Foundation

/// The inner loops, over contiguous memory, so that the compiler turns them into SIMD.
enum DenseKernels {
  /// Adds `scale × source` to `target`.
  @inline(__always)
  static func add(
    _ scale: Float, _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    var index = 0
    while index + lanes <= count {
      let offset = index * MemoryLayout<Float>.stride
      let sum =
        to.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        + scale * from.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      to.storeBytes(of: sum, toByteOffset: offset, as: SIMD8<Float>.self)
      index += lanes
    }
    while index < count {
      target[index] += scale * source[index]
      index += 1
    }
  }

  /// Writes `Σ scale × vector` of `count` scales and vectors of `width` numbers to `target`.
  @inline(__always)
  static func sum(
    _ count: Int, width: Int, into target: UnsafeMutablePointer<Float>,
    _ scale: (Int) -> Float, _ vector: (Int) -> UnsafePointer<Float>
  ) {
    var column = 0
    while column + lanes <= width {
      let offset = column * MemoryLayout<Float>.stride
      // In registers for as long as it is added to.
      var sum = SIMD8<Float>()
      for index in 0..<count {
        let numbers = UnsafeRawPointer(vector(index))
        sum += scale(index) * numbers.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      }
      UnsafeMutableRawPointer(target).storeBytes(
        of: sum, toByteOffset: offset, as: SIMD8<Float>.self)
      column += lanes
    }
    while column < width {
      var sum: Float = 0
      for index in 0..<count { sum += scale(index) * vector(index)[column] }
      target[column] = sum
      column += 1
    }
  }

  /// Numbers that are worked on at once.
  static let lanes = 8

  /// Multiplies every element.
  static func multiply(_ target: inout ContiguousArray<Float>, by scale: Float) {
    target.withUnsafeMutableBufferPointer { target in
      for index in target.indices { target[index] *= scale }
    }
  }

  /// Adds `scale × other` to `target`.
  static func add(
    _ scale: Float, _ other: ContiguousArray<Float>, to target: inout ContiguousArray<Float>
  ) {
    target.withUnsafeMutableBufferPointer { target in
      other.withUnsafeBufferPointer { other in
        guard let source = other.baseAddress, let base = target.baseAddress else { return }
        add(scale, source, to: base, count: target.count)
      }
    }
  }

  /// The inner product, summed in double precision over short blocks.
  static func dot(_ left: ContiguousArray<Float>, _ right: ContiguousArray<Float>) -> Double {
    left.withUnsafeBytes { left in
      right.withUnsafeBytes { right in
        let count = left.count / MemoryLayout<Float>.stride
        let lanes = count / 8
        var sum = 0.0
        var lane = 0
        while lane < lanes {
          let end = min(lane + 64, lanes)
          var block = SIMD8<Float>()
          while lane < end {
            let offset = lane * 32
            block +=
              left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
              * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            lane += 1
          }
          sum += Double(block.sum())
        }
        for index in (lanes * 8)..<count {
          sum +=
            Double(left.load(fromByteOffset: index * 4, as: Float.self))
            * Double(right.load(fromByteOffset: index * 4, as: Float.self))
        }
        return sum
      }
    }
  }

  /// Turns logits into probabilities in place and returns the logarithm of their normaliser.
  @discardableResult
  static func softmax(_ logits: UnsafeMutableBufferPointer<Float>) -> Float {
    var highest = -Float.infinity
    for value in logits { highest = max(highest, value) }
    var sum: Float = 0
    for index in logits.indices {
      let value = exp(logits[index] - highest)
      logits[index] = value
      sum += value
    }
    let scale = 1 / sum
    for index in logits.indices { logits[index] *= scale }
    return highest + log(sum)
  }
}
