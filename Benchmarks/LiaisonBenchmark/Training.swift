import ArgumentParser
import ChatService
import Foundation
import Linguistics
import SentenceEncoder

/// How long the router takes to train on a content folder, and to come back from what is kept.
struct Training: ParsableCommand {
  @Option(help: "The content folder.")
  var content = "."
  @Option(help: "The folder of the sentence encoder.")
  var encoder = "Models/usem3"
  @Option(help: "How many times; medians are reported.")
  var rounds = 3

  private struct Result: Encodable {
    let phrases: Int
    let trainedMillis: Double
    let wordsAloneMillis: Double
    let restoredMillis: Double
  }

  func run() throws {
    let analyzer = try TextAnalyzer()
    let folder = URL(filePath: content, directoryHint: .isDirectory)
    let (bundle, diagnostics) = ContentPublisher.load(folder, analyzer: analyzer)
    guard let bundle else { throw ContentFaults(diagnostics: diagnostics) }
    let sentences = try UniversalSentenceEncoder(folder: URL(filePath: encoder))
    let kept = FileManager.default.temporaryDirectory.appending(path: "trained-\(UUID())")
    defer { try? FileManager.default.removeItem(at: kept) }
    let cache = TrainingCache(folder: kept) { print($0) }
    func time(_ encoder: (any SentenceEncoding)?, _ cache: TrainingCache?) throws -> Double {
      let trainer = RouterTrainer(analyzer: analyzer, encoder: encoder, cache: cache)
      return try milliseconds { _ = try trainer.router(for: bundle) }
    }
    // Fills the cache.
    _ = try time(sentences, cache)
    var (trained, wordsAlone, restored): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<rounds {
      trained.append(try time(sentences, nil))
      wordsAlone.append(try time(nil, nil))
      restored.append(try time(sentences, cache))
    }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    try printJSON(
      Result(
        phrases: bundle.trainingExamples.count, trainedMillis: median(trained),
        wordsAloneMillis: median(wordsAlone), restoredMillis: median(restored)))
  }
}
