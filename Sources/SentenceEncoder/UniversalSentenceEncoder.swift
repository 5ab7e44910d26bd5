import Dispatch
package import Foundation
import Synchronization

/// The multilingual Universal Sentence Encoder, version 3 (Yang and others, 2020): 16 languages,
/// English and Chinese among them, in one space.
package struct UniversalSentenceEncoder: SentenceEncoding {
  /// What a folder has to hold; `scripts/fetch_encoder.py` makes it.
  static let (tokenizerFile, weightsFile) = ("sp.model", "weights.safetensors")
  private static let tokenizerDigest =
    "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"
  private static let tokenizerSize = 2_527_207
  /// A message of more pieces is cut off: this is some 400 characters of Chinese.
  private static let mostPieces = 256
  /// Texts that one core takes at a time.
  private static let share = 64

  package let identity = "usem3-\(EncoderNetwork.digest.prefix(16))"
  package let dimension = EncoderNetwork.dimension
  private let tokenizer: UnigramTokenizer
  private let network: EncoderNetwork

  /// - Throws: `EncoderError` where a file is missing, cut off or altered.
  package init(folder: URL) throws(EncoderError) {
    let tokenizerFile = folder.appending(path: Self.tokenizerFile)
    try EncoderFile.verify(
      tokenizerFile, digest: Self.tokenizerDigest, size: Self.tokenizerSize)
    tokenizer = try UnigramTokenizer(model: tokenizerFile)
    network = try EncoderNetwork(weights: folder.appending(path: Self.weightsFile))
  }

  package func vectors(of texts: [String]) -> [ContiguousArray<Float>] {
    guard texts.count > Self.share else { return encode(texts[...]) }
    let shares = stride(from: 0, to: texts.count, by: Self.share).map {
      texts[$0..<min($0 + Self.share, texts.count)]
    }
    let results = Mutex([[ContiguousArray<Float>]](repeating: [], count: shares.count))
    DispatchQueue.concurrentPerform(iterations: shares.count) { index in
      let vectors = encode(shares[index])
      results.withLock { $0[index] = vectors }
    }
    return results.withLock { $0.flatMap(\.self) }
  }

  private func encode(_ texts: ArraySlice<String>) -> [ContiguousArray<Float>] {
    let ids = texts.map { tokenizer.ids(of: $0, limit: Self.mostPieces) }
    var vectors = network.vectors(of: ids)
    // Whatever the network makes of nothing but unknown pieces, it is the same for all of them.
    for (index, ids) in ids.enumerated() where !tokenizer.isKnown(ids) {
      vectors[index] = ContiguousArray(repeating: 0, count: dimension)
    }
    return vectors
  }
}
