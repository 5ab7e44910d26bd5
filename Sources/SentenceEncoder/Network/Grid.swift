import CEncoderKernels

/// Rows of numbers in memory of their own, uninitialised at first; freed at the end of its life.
///
/// Its pointer is for methods that borrow the grid, so that it is alive while they run.
struct Grid<Element: BitwiseCopyable>: ~Copyable {
  let rows: Int
  let width: Int
  let start: UnsafeMutablePointer<Element>

  init(rows: Int, width: Int) {
    self.rows = rows
    self.width = width
    let size = max(rows * width, 1) * MemoryLayout<Element>.stride
    start = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
      .bindMemory(to: Element.self, capacity: rows * width)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }

  var count: Int { rows * width }

  subscript(row: Int, column: Int) -> Element {
    get {
      precondition(row < rows && column < width)
      return start[row * width + column]
    }
    nonmutating set {
      precondition(row < rows && column < width)
      start[row * width + column] = newValue
    }
  }
}

extension Grid where Element == Float {
  /// Replaces the first numbers of a row: bytes × scale + offset.
  func expand(
    _ bytes: UnsafeBufferPointer<UInt8>, scale: Float, offset: Float, row: Int,
    _ processor: ek_processor
  ) {
    precondition(row < rows && bytes.count <= width)
    guard let source = bytes.baseAddress else { return }
    ek_expand(processor, source, bytes.count, scale, offset, start + row * width)
  }

  /// Brings each row to mean 0 and variance 1, then to what the layer has learnt.
  func normalize(_ norm: EncoderWeights.Norm, _ processor: ek_processor) {
    ek_normalize(
      processor, start, width, rows, width, norm.gain, norm.bias, EncoderNetwork.epsilon)
  }

  /// self + other
  func add(_ other: borrowing Grid<Float>) {
    precondition(other.count == count)
    for index in 0..<count { start[index] += other.start[index] }
  }

  /// Multiplies a row by a number.
  func multiply(_ row: Int, by factor: Float) {
    precondition(row < rows)
    for index in row * width..<(row + 1) * width { start[index] *= factor }
  }

  /// max(self, 0)
  func rectify(_ processor: ek_processor) {
    ek_rectify(processor, start, count)
  }

  /// max(self + other, 0)
  func addAndRectify(_ other: borrowing Grid<Float>, _ processor: ek_processor) {
    precondition(other.count == count)
    ek_add_rectify(processor, start, other.start, count)
  }

  /// max(self, 0) + columns of another grid, in the columns from `column` on.
  func rectifyAndAdd(
    _ other: borrowing Grid<Float>, columns: Range<Int>, at column: Int = 0,
    _ processor: ek_processor
  ) {
    precondition(other.rows == rows && columns.upperBound <= other.width)
    precondition(column + columns.count <= width)
    ek_rectify_add(
      processor, start + column, width, other.start + columns.lowerBound, other.width, rows,
      columns.count)
  }

  /// The sums of groups of rows, a row each.
  func sums(of groups: [Range<Int>], _ processor: ek_processor) -> Grid<Float> {
    let sums = Grid<Float>(rows: groups.count, width: width)
    for (index, group) in groups.enumerated() {
      precondition(group.upperBound <= rows)
      ek_sum_rows(
        processor, start + group.lowerBound * width, width, group.count, width,
        sums.start + index * width)
    }
    return sums
  }
}
