package import CEncoderKernels
package import Foundation

/// The forward pass of the multilingual Universal Sentence Encoder, version 3 (Yang et al. 2020,
/// “Multilingual Universal Sentence Encoder for Semantic Retrieval”), the variant of
/// convolutions over two, three and five pieces.
///
/// Activations are rounded to 16 bits before each product with the 8-bit weights, with one scale
/// for a text; products are summed exactly. So a text's vector does not depend on what else is in
/// a batch.
package struct EncoderNetwork: Sendable {
  /// The pinned weights file; see scripts/fetch_encoder.py.
  static let digest = "96312734055db4d7162eafe22a14e30fa865c6542d6f84c5d10976ac7cd9746d"
  static let size = 68_972_872
  package static let dimension = EncoderWeights.width

  /// Under a variance and under a squared length, so that neither is zero.
  static let epsilon: Float = 1e-12
  /// Pieces that are computed together. More of them do not make it faster: the weights have
  /// been read once for all of them, and what lies between the layers still fits into a cache.
  package static let batchSize = 256

  private let weights: EncoderWeights
  private let processor: ek_processor

  package init(weights url: URL) throws(EncoderError) {
    try self.init(weights: url, processor: ek_best_processor())
  }

  /// With the kernels for a lesser processor.
  package init(weights url: URL, processor: ek_processor) throws(EncoderError) {
    try EncoderFile.verify(url, digest: Self.digest, size: Self.size)
    weights = try EncoderWeights(url)
    self.processor = processor
  }

  /// A vector of unit length for each text, given as numbers of pieces, the marks of its beginning
  /// and end included. A number outside the vocabulary counts as the unknown piece; a text
  /// without pieces has a vector of zeros.
  package func vectors(of texts: [[Int32]]) -> [ContiguousArray<Float>] {
    var vectors: [ContiguousArray<Float>] = []
    vectors.reserveCapacity(texts.count)
    var start = 0
    while start < texts.count {
      var end = start + 1
      var pieces = texts[start].count
      while end < texts.count, pieces + texts[end].count <= Self.batchSize {
        pieces += texts[end].count
        end += 1
      }
      let batch = Batch(texts[start..<end], weights, processor)
      // To return what lies before the last layers, stop after a step.
      let results = batch.results(of: batch.means(of: batch.sums(of: batch.features())))
      for (row, text) in texts[start..<end].enumerated() {
        vectors.append(text.isEmpty ? Self.zeros : results.unitVector(row))
      }
      start = end
    }
    return vectors
  }

  private static let zeros = ContiguousArray<Float>(repeating: 0, count: dimension)
}

extension Grid where Element == Float {
  /// The tanh of a row, brought to length 1.
  fileprivate func unitVector(_ row: Int) -> ContiguousArray<Float> {
    var vector = ContiguousArray<Float>()
    vector.reserveCapacity(width)
    var square: Float = 0
    for column in 0..<width {
      let value = tanh(self[row, column])
      vector.append(value)
      square += value * value
    }
    let scale = 1 / max(square, EncoderNetwork.epsilon).squareRoot()
    for index in vector.indices { vector[index] *= scale }
    return vector
  }
}
