import CEncoderKernels
package import Foundation

/// What the network has learnt: the embedding table, in the mapped file, and the layers, in
/// memory of their own in the order in which the kernels read them.
///
/// `@unchecked Sendable` is sound because nothing is written after `init`, and the memory behind
/// the pointers lives as long as the object.
package final class EncoderWeights: @unchecked Sendable {
  /// A matrix and, for some, what is added to its product.
  struct Layer {
    var matrix: ek_matrix
    var bias: UnsafePointer<Float>?
  }

  struct Norm {
    var gain: UnsafePointer<Float>
    var bias: UnsafePointer<Float>
  }

  /// What looks at `window` neighbouring pieces, of which `before` come before the piece itself.
  struct Branch {
    var window: Int
    var before: Int
    /// The two convolutions, as matrices over the pieces of a window side by side.
    var first: Layer
    var second: Layer
  }

  /// Pieces in the vocabulary's table, numbers in an embedding, in a branch and in the residual
  /// layers, and blocks of the table.
  static let pieces = 128_010
  static let width = 512
  static let branchWidth = 256
  static let denseWidth = 320
  static let blocks = 17
  /// The pieces' embeddings beside the three branches' results.
  static let featureWidth = width + 3 * branchWidth

  /// One row of bytes for each piece.
  private let table: UnsafePointer<UInt8>
  /// Scale and offset of the bytes; a piece's block is its number modulo `blocks`.
  private let ranges: UnsafePointer<Float>
  /// From an embedding to what goes into the branches, side by side.
  let project: Layer
  let projectNorm: Norm
  let branches: [Branch]
  let norm: Norm
  let output: Layer
  // The residual layers, numbered by their results.
  let dense0: Layer
  let dense1: Layer
  let dense2: Layer
  let dense3: Layer
  let skip1: Layer
  let skip3: Layer

  private let file: MappedFile
  private let storage: Storage

  package init(_ url: URL) throws(EncoderError) {
    let source = try TensorFile(url)
    file = source.file
    // No tensor grows when it is copied, and each begins at a multiple of 64 bytes.
    let table = try source.tensor(
      "embedding.table", of: UInt8.self, shape: [Self.pieces, Self.width])
    var loader = Loader(
      source: source, storage: Storage(size: source.file.bytes.count - table.count))
    loader.seen.insert("embedding.table")
    self.table = try Self.start(of: table)
    project = try loader.layer("project", Self.width, 3 * Self.branchWidth, bias: true)
    projectNorm = try loader.norm("project.norm", 3 * Self.branchWidth)
    var branches: [Branch] = []
    for (window, before) in [(2, 0), (3, 1), (5, 2)] {
      let name = "branch\(window)"
      let width = Self.branchWidth
      branches.append(
        Branch(
          window: window, before: before,
          first: try loader.layer("\(name).first", window * width, width, bias: true),
          second: try loader.layer("\(name).second", window * width, width, bias: true)))
    }
    self.branches = branches
    let (wide, narrow) = (Self.width, Self.denseWidth)
    norm = try loader.norm("norm", Self.featureWidth)
    output = try loader.layer("output", Self.featureWidth, wide, bias: true)
    dense0 = try loader.layer("dense0", wide, narrow)
    dense1 = try loader.layer("dense1", narrow, narrow)
    dense2 = try loader.layer("dense2", narrow, wide)
    dense3 = try loader.layer("dense3", wide, wide)
    skip1 = try loader.layer("skip1", wide, narrow)
    skip3 = try loader.layer("skip3", narrow, wide)
    ranges = try loader.floats("embedding.range", [Self.blocks, 2])
    storage = loader.storage
    let unknown = source.names.subtracting(loader.seen)
    guard unknown.isEmpty else {
      throw EncoderError(
        .invalidWeights,
        "\(url.path) holds tensors that the network has no place for "
          + "(\(unknown.sorted().joined(separator: ", "))); \(EncoderFile.remedy).")
    }
    file.releasePages()
  }

  /// The embedding of a piece, as bytes; the unknown piece's for a number outside the vocabulary.
  func embedding(
    of number: Int
  ) -> (bytes: UnsafeBufferPointer<UInt8>, scale: Float, offset: Float) {
    let piece = 0..<Self.pieces ~= number ? number : 0
    let range = ranges + 2 * (piece % Self.blocks)
    return (
      UnsafeBufferPointer(start: table + piece * Self.width, count: Self.width), range[0], range[1]
    )
  }

  private static func start<Element>(
    of buffer: UnsafeBufferPointer<Element>
  ) throws(EncoderError) -> UnsafePointer<Element> {
    guard let start = buffer.baseAddress else {
      throw EncoderError(.invalidWeights, "A tensor is empty; \(EncoderFile.remedy).")
    }
    return start
  }

  /// Memory handed out in pieces that begin at multiples of 64 bytes.
  private final class Storage {
    private let memory: UnsafeMutableRawBufferPointer
    private var used = 0

    init(size: Int) {
      memory = .allocate(byteCount: size, alignment: TensorFile.alignment)
    }

    deinit { memory.deallocate() }

    func take<Element>(_: Element.Type, _ count: Int) -> UnsafeMutableBufferPointer<Element> {
      let size = count * MemoryLayout<Element>.stride
      let piece = UnsafeMutableRawBufferPointer(rebasing: memory[used..<used + size])
      used += (size + TensorFile.alignment - 1) / TensorFile.alignment * TensorFile.alignment
      return piece.bindMemory(to: Element.self)
    }
  }

  /// Copies tensors out of the file and remembers which.
  private struct Loader {
    let source: TensorFile
    let storage: Storage
    var seen: Set<String> = []

    mutating func floats(
      _ name: String, _ shape: [Int]
    ) throws(EncoderError) -> UnsafePointer<Float> {
      let values = try source.tensor(name, of: Float.self, shape: shape)
      seen.insert(name)
      let copy = storage.take(Float.self, values.count)
      _ = copy.initialize(from: values)
      return try start(of: UnsafeBufferPointer(copy))
    }

    mutating func norm(_ name: String, _ width: Int) throws(EncoderError) -> Norm {
      Norm(
        gain: try floats("\(name).gain", [width]), bias: try floats("\(name).bias", [width]))
    }

    mutating func layer(
      _ name: String, _ inner: Int, _ columns: Int, bias: Bool = false
    ) throws(EncoderError) -> Layer {
      let tensor = "\(name).weight"
      let values = try source.tensor(tensor, of: Int8.self, shape: [inner, columns])
      seen.insert(tensor)
      let weights = try start(of: values)
      guard ek_largest_column(weights, inner, columns) < 65_536 else {
        throw EncoderError(
          .invalidWeights,
          "“\(tensor)” has a column too large to be summed in 32 bits; \(EncoderFile.remedy).")
      }
      let packed = storage.take(Int8.self, values.count)
      if let target = packed.baseAddress { ek_pack(weights, inner, columns, target) }
      return Layer(
        matrix: ek_matrix(
          weights: try start(of: UnsafeBufferPointer(packed)), inner: inner, columns: columns,
          scale: try floats("\(name).scale", [columns])),
        bias: bias ? try floats("\(name).bias", [columns]) : nil)
    }
  }
}
