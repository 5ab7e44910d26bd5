import CEncoderKernels
import Testing

/// The C kernels against plain loops.
struct EncoderKernelTests {
  /// What this processor can do, and everything below it.
  static let processors = [EK_ANY, EK_AVX2, EK_AVX512]
    .filter { $0.rawValue <= ek_best_processor().rawValue }

  /// What goes into a product, with random numbers.
  struct Product {
    let rows: Int
    let inner: Int
    let columns: Int
    let weights: [Int8]
    let input: [Int16]
    let starts: [UInt32]
    let inputScale: [Float]
    let columnScale: [Float]
    let bias: [Float]

    init(rows: Int, inner: Int, columns: Int, seed: UInt64) {
      var random = Random(state: seed)
      self.rows = rows
      self.inner = inner
      self.columns = columns
      weights = (0..<inner * columns).map { _ in Int8.random(in: -127...127, using: &random) }
      // Rows overlap, as the windows of a convolution do.
      let step = max(inner / 2, 2)
      starts = (0..<rows).map { UInt32($0 * step) }
      input = (0..<rows * step + inner).map { _ in
        Int16.random(in: -6_000...6_000, using: &random)
      }
      inputScale = (0..<rows).map { _ in Float.random(in: 0.5...2, using: &random) }
      columnScale = (0..<columns).map { _ in Float.random(in: 0.5...2, using: &random) }
      bias = (0..<columns).map { _ in Float.random(in: -9...9, using: &random) }
    }

    /// By plain loops.
    func expected(bias withBias: Bool) -> [Float] {
      var result: [Float] = []
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = 0
          for index in 0..<inner {
            sum +=
              Int(input[Int(starts[row]) + index]) * Int(weights[index * columns + column])
          }
          let product = Float(sum) * (columnScale[column] * inputScale[row])
          result.append(withBias ? product + bias[column] : product)
        }
      }
      return result
    }

    /// By the kernel, into rows with a gap of three numbers, which it must leave alone.
    func computed(on processor: ek_processor, bias withBias: Bool) -> [Float] {
      var packed = [Int8](repeating: 0, count: weights.count)
      ek_pack(weights, inner, columns, &packed)
      let stride = columns + 3
      var output = [Float](repeating: -1, count: rows * stride)
      packed.withUnsafeBufferPointer { packed in
        columnScale.withUnsafeBufferPointer { scale in
          guard let weights = packed.baseAddress, let scale = scale.baseAddress else { return }
          var matrix = ek_matrix(
            weights: weights, inner: inner, columns: columns, scale: scale)
          ek_multiply(
            processor, &matrix, input, starts, inputScale, rows, withBias ? bias : nil, &output,
            stride)
        }
      }
      return (0..<rows).flatMap { row -> ArraySlice<Float> in
        let line = output[row * stride..<(row + 1) * stride]
        return line.suffix(3) == [-1, -1, -1] ? line.prefix(columns) : []
      }
    }
  }

  @Test(arguments: processors)
  func `Products are exact for every number of rows`(processor: ek_processor) {
    for rows in 1...70 {
      let product = Product(rows: rows, inner: 34, columns: 64, seed: UInt64(rows))
      #expect(product.computed(on: processor, bias: true) == product.expected(bias: true))
    }
  }

  @Test(arguments: processors)
  func `Products are exact for odd widths, with a bias and without`(processor: ek_processor) {
    for (inner, columns) in [(2, 32), (6, 96), (320, 320), (514, 32), (1280, 160)] {
      let product = Product(rows: 9, inner: inner, columns: columns, seed: UInt64(inner))
      for bias in [true, false] {
        #expect(product.computed(on: processor, bias: bias) == product.expected(bias: bias))
      }
    }
  }

  @Test func `The largest column is found`() {
    var weights = [Int8](repeating: 1, count: 10 * 64)
    weights[3 * 64 + 40] = -127
    #expect(ek_largest_column(weights, 10, 64) == 9 + 127)
  }

  @Test(arguments: processors)
  func `Rounding keeps each number to half a step, and zeros`(processor: ek_processor) {
    var random = Random(state: 7)
    let values = (0..<5 * 40).map { _ in Float.random(in: -30...20, using: &random) }
    var rounded = [Int16](repeating: 1, count: 5 * 32)
    let scale = ek_quantize(processor, values, 40, 5, 32, &rounded)
    for row in 0..<5 {
      for column in 0..<32 {
        let back = Float(rounded[row * 32 + column]) * scale
        #expect(abs(back - values[row * 40 + column]) <= scale * 0.51)
      }
    }
    #expect(rounded.contains { abs($0) == 32_767 })
    #expect(ek_quantize(processor, [Float](repeating: 0, count: 32), 32, 1, 32, &rounded) == 0)
    #expect(rounded.prefix(32).allSatisfy { $0 == 0 })
  }

  @Test(arguments: processors)
  func `Normalised rows have mean 0 and variance 1 before gain and bias`(processor: ek_processor) {
    var random = Random(state: 3)
    var values = (0..<3 * 96).map { _ in Float.random(in: 4...9, using: &random) }
    let gain = [Float](repeating: 2, count: 64)
    let bias = [Float](repeating: 5, count: 64)
    let before = values
    ek_normalize(processor, &values, 96, 3, 64, gain, bias, 1e-12)
    for row in 0..<3 {
      let line = values[row * 96..<row * 96 + 64].map { (Double($0) - 5) / 2 }
      #expect(abs(line.reduce(0, +) / 64) < 1e-5)
      #expect(abs(line.reduce(0) { $0 + $1 * $1 } / 64 - 1) < 1e-5)
      #expect(values[row * 96 + 64..<(row + 1) * 96] == before[row * 96 + 64..<(row + 1) * 96])
    }
  }

  @Test(arguments: processors)
  func `The small loops do what they say`(processor: ek_processor) {
    var expanded = [Float](repeating: 0, count: 32)
    ek_expand(processor, (0..<32).map { UInt8($0) }, 32, 0.5, -4, &expanded)
    #expect(expanded == (0..<32).map { Float($0) * 0.5 - 4 })

    var rectified = expanded
    ek_rectify(processor, &rectified, 32)
    #expect(rectified == expanded.map { max($0, 0) })

    var sum = expanded
    ek_add_rectify(processor, &sum, [Float](repeating: -2, count: 32), 32)
    #expect(sum == expanded.map { max($0 - 2, 0) })

    var residual = expanded
    ek_rectify_add(processor, &residual, 16, expanded, 16, 2, 8)
    #expect(
      residual
        == expanded.indices.map {
          $0 % 16 < 8 ? max(expanded[$0], 0) + expanded[$0] : expanded[$0]
        })

    var sums = [Float](repeating: 9, count: 16)
    ek_sum_rows(processor, expanded, 16, 2, 16, &sums)
    #expect(sums == (0..<16).map { expanded[$0] + expanded[$0 + 16] })

    // Whole numbers, so that the order of the sums makes no difference.
    for width in [1, 7, 32, 33, 100] {
      let rows = (0..<3 * width).map { Float($0 % 7 - 3) }
      let vector = (0..<width).map { Float($0 % 5) }
      var products = [Float](repeating: 9, count: 3)
      ek_dot_rows(processor, rows, 3, width, vector, &products)
      #expect(
        products
          == (0..<3).map { row in
            (0..<width).reduce(Float(0)) { $0 + rows[row * width + $1] * vector[$1] }
          })
    }
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
