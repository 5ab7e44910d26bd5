import CEncoderKernels
import Foundation
import Testing

import SentenceEncoder

struct EncoderNetworkTests {
  /// A text, its pieces and the vector that the reference implementation gives.
  struct Sample: Decodable {
    let text: String
    let ids: [Int32]
    let vector: [Float]
  }

  let weights = EncoderFiles.weights
  let samples: [Sample]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "vectors.jsonl")
    samples = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Sample.self, from: Data($0.utf8))
    }
  }

  @Test func `Vectors are those of the reference implementation`() throws {
    let vectors = try EncoderNetwork(weights: weights).vectors(of: samples.map(\.ids))
    #expect(samples.count == 36)
    for (sample, vector) in zip(samples, vectors) {
      let cosine = zip(sample.vector, vector).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      #expect(cosine >= 0.9999, "\(sample.text)")
      #expect(vector.count == EncoderNetwork.dimension)
      let square = vector.reduce(0) { $0 + $1 * $1 }
      #expect(abs(square - 1) < 1e-4)
    }
  }

  @Test func `A text's vector is the same bit for bit whatever is in the batch with it`() throws {
    let network = try EncoderNetwork(weights: weights)
    let texts = samples.map(\.ids)
    let together = network.vectors(of: texts)
    #expect(together == texts.flatMap { network.vectors(of: [$0]) })
    #expect(together == network.vectors(of: texts.reversed()).reversed())
  }

  @Test func `Every kind of processor gives the same vectors bit for bit`() throws {
    let best = try EncoderNetwork(weights: weights).vectors(of: samples.map(\.ids))
    for processor in EncoderKernelTests.processors {
      let network = try EncoderNetwork(weights: weights, processor: processor)
      #expect(network.vectors(of: samples.map(\.ids)) == best)
    }
  }

  @Test func `Many tasks may ask at once`() async throws {
    let network = try EncoderNetwork(weights: weights)
    let texts = samples.map(\.ids)
    let expected = network.vectors(of: texts)
    await withTaskGroup(of: (Int, [ContiguousArray<Float>]).self) { group in
      for task in 0..<32 {
        group.addTask { (task, network.vectors(of: Array(texts[(task % 18)...]))) }
      }
      for await (task, vectors) in group {
        #expect(vectors == Array(expected[(task % 18)...]))
      }
    }
  }

  @Test func `Texts without pieces, very long ones and unknown pieces are taken too`() throws {
    let network = try EncoderNetwork(weights: weights)
    let long = Array(repeating: samples.flatMap(\.ids), count: 3).flatMap { $0 }
    #expect(long.count > 2 * EncoderNetwork.batchSize)
    let vectors = network.vectors(of: [[], long, [1, -5, 2], samples[0].ids, [1, .max, 2]])
    #expect(vectors[0] == ContiguousArray(repeating: 0, count: EncoderNetwork.dimension))
    #expect(!vectors[1].contains { !$0.isFinite })
    #expect(vectors[2] == network.vectors(of: [[1, 0, 2]])[0])
    #expect(vectors[2] == vectors[4])
    #expect(vectors[3] == network.vectors(of: [samples[0].ids])[0])
    #expect(network.vectors(of: []).isEmpty)
  }

  @Test func `A weights file in which one byte differs is refused`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "weights.safetensors")
    var data = try Data(contentsOf: weights)
    data[data.count - 100_000] ^= 1
    try data.write(to: file)
    let error = #expect(throws: EncoderError.self) { _ = try EncoderNetwork(weights: file) }
    #expect(error?.code == .alteredFile)
  }
}
