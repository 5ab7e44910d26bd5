import Foundation

/// What training found for a set of phrases: with the same phrases and the same encoder, it makes
/// the same classifier again without training.
package struct TrainedParameters: Sendable, Codable, Equatable {
  /// What cross-validation made of a phrase.
  package struct HeldOut: Sendable, Codable, Equatable {
    /// The place of the phrase among those with words, each once for a label.
    package let phrase: Int
    /// The label that won, by its place among the sorted labels, and its calibrated probability.
    package let label: Int
    package let probability: Double
  }

  /// Two phrases of different labels that mean nearly the same, by their places.
  struct Overlap: Sendable, Codable, Equatable {
    let first: Int
    let second: Int
    /// Cosine, 0…1.
    let similarity: Double
  }

  /// The side of the sentence encoder, which is costly to make again.
  struct Semantic: Sendable, Codable, Equatable {
    let weights: Block<Float>
    let centre: Block<Float>
    /// One vector for each phrase, centred and of unit length.
    let phrases: Block<Float>
  }

  let lexicalWeights: Block<Float>
  /// Nil without an encoder.
  let semantic: Semantic?
  let temperature: Double
  let thresholds: DecisionThresholds
  /// In the order of the phrases.
  package let heldOut: [HeldOut]
  let overlaps: [Overlap]
}

/// Numbers that are stored as they stand in memory, which a list of numbers is far too slow for.
struct Block<Number: BitwiseCopyable & Sendable & Equatable>: Sendable, Codable, Equatable {
  let values: ContiguousArray<Number>

  init(_ values: ContiguousArray<Number>) {
    self.values = values
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let data = try container.decode(Data.self)
    let width = MemoryLayout<Number>.size
    guard data.count % width == 0 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "Not a whole number of numbers.")
    }
    values = ContiguousArray(unsafeUninitializedCapacity: data.count / width) { buffer, count in
      data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      count = data.count / width
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values.withUnsafeBytes { Data($0) })
  }
}
