import CEncoderKernels

/// Rows of numbers rounded to 16 bits, with one scale for each group of rows.
///
/// Each group has rows of zeros round it, so that a window of rows may reach beyond its ends.
struct RoundedRows: ~Copyable {
  /// As many rows before and behind a group as a window may reach beyond it.
  static let margin = 2

  private let rows: Int
  private let values: Grid<Int16>
  /// For each row, how many numbers it lies behind the first row of the first group.
  private let offsets: Grid<UInt32>
  /// For each row, what its whole numbers are to be multiplied by.
  private let scales: Grid<Float>

  /// - Parameters:
  ///   - columns: What is taken of each row.
  ///   - groups: All rows, in order.
  init(
    _ source: borrowing Grid<Float>, columns: Range<Int>, groups: [Range<Int>],
    _ processor: ek_processor
  ) {
    precondition(groups.last?.upperBound ?? 0 == source.rows)
    precondition(columns.upperBound <= source.width)
    let width = columns.count
    rows = source.rows
    values = Grid(rows: rows + Self.margin * (groups.count + 1), width: width)
    offsets = Grid(rows: 1, width: rows)
    scales = Grid(rows: 1, width: rows)
    let margin = Self.margin * width
    var offset = 0
    values.start.update(repeating: 0, count: margin)
    for group in groups {
      let target = values.start + margin + offset
      let scale = ek_quantize(
        processor, source.start + group.lowerBound * source.width + columns.lowerBound,
        source.width, group.count, width, target)
      (target + group.count * width).update(repeating: 0, count: margin)
      for row in group {
        offsets[0, row] = UInt32(offset)
        scales[0, row] = scale
        offset += width
      }
      offset += margin
    }
  }

  /// Divides a row by a number.
  func divide(_ row: Int, by divisor: Float) { scales[0, row] /= divisor }

  /// The product with a layer's matrix.
  func times(_ layer: EncoderWeights.Layer, _ processor: ek_processor) -> Grid<Float> {
    let result = Grid<Float>(rows: rows, width: layer.matrix.columns)
    multiply(layer, before: 0, into: result, column: 0, processor)
    return result
  }

  /// Multiplies a window for each row, one that begins `before` rows earlier and is as long as
  /// the matrix asks for; the products become columns of `target`, from `column` on.
  func multiply(
    _ layer: EncoderWeights.Layer, before: Int, into target: borrowing Grid<Float>,
    column: Int, _ processor: ek_processor
  ) {
    let window = layer.matrix.inner / values.width
    precondition(layer.matrix.inner == window * values.width)
    precondition(before <= Self.margin && window - 1 - before <= Self.margin)
    precondition(target.rows == rows && column + layer.matrix.columns <= target.width)
    withUnsafePointer(to: layer.matrix) { matrix in
      ek_multiply(
        processor, matrix, values.start + (Self.margin - before) * values.width,
        offsets.start, scales.start, rows, layer.bias, target.start + column, target.width)
    }
  }
}
