import ArgumentParser
import ChatService
import Content
import Foundation
import IntentMatching
import KnowledgeBase
import Linguistics
import SentenceEncoder

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure a classifier, the whole router, or retrieval.",
    discussion: """
      Files are JSON Lines: {"text": …, "intent": …, "lang": …, "style": …}. With --train, a \
      classifier is trained on that file alone; labels are any strings, and every row of --oos is \
      out of scope. With --content, the whole router of that content folder is measured; a label \
      is an intent's id, none, emergency or distress. With --faq and --queries, retrieval alone is measured: \
      {"id": …, "question": …, "answer": …, "lang": …} and {"query": …, "relevant": [ids], \
      "lang": …}.
      """)

  @Option(help: "Train a classifier on this file.")
  var train: String?
  @Option(help: "Measure the whole router of this content folder.")
  var content: String?
  @Option(help: "The messages to measure on; with --train and --content.")
  var test: String?
  @Option(help: "Measure retrieval from this file of questions and answers.")
  var faq: String?
  @Option(help: "What is asked; with --faq.")
  var queries: String?
  @Option(help: "Messages that are out of scope; with --train.")
  var oos: String?
  @Option(help: "Write the rows that went wrong to this file; with --content and --faq.")
  var errors: String?
  @Flag(help: "Print one JSON object.")
  var json = false
  @OptionGroup var encoder: EncoderOption

  func validate() throws {
    guard [train, content, faq].count(where: { $0 != nil }) == 1 else {
      throw ValidationError("Give one of --train, --content and --faq.")
    }
    guard (test == nil) == (faq != nil) else {
      throw ValidationError("--test goes with --train or --content, and they need it.")
    }
    guard (queries == nil) == (faq == nil) else {
      throw ValidationError("--faq and --queries go together.")
    }
    guard oos == nil || train != nil else { throw ValidationError("--oos goes with --train.") }
    guard errors == nil || train == nil else {
      throw ValidationError("--errors goes with --content or --faq.")
    }
  }

  func run() async throws {
    do {
      if let train, let test {
        try evaluateClassifier(trainedOn: train, on: test)
      } else if let content, let test {
        try evaluateRouter(of: URL(filePath: content, directoryHint: .isDirectory), on: test)
      } else if let faq, let queries {
        try evaluateRetrieval(from: faq, of: queries)
      }
    } catch let error as RetrievalEvaluation.InvalidRow {
      throw fail(error.description)
    } catch let error as ContentFaults {
      throw fail(error.description)
    } catch let error as IntentMatchingError {
      throw fail(error.description)
    }
  }
}

extension Evaluate {
  private func evaluateClassifier(trainedOn train: String, on test: String) throws {
    let report = try ClassifierEvaluation.run(
      train: try JSONLines.read(URL(filePath: train)),
      test: try JSONLines.read(URL(filePath: test)),
      outOfScope: try oos.map { try JSONLines.read(URL(filePath: $0)) } ?? [],
      analyzer: try TextAnalyzer(), encoder: sentenceEncoder(home: URL(filePath: ".")))
    if json { return try printJSON(report) }
    print("accuracy          \(percent(report.accuracy))")
    for (language, share) in report.accuracyByLanguage.sorted(by: { $0.key < $1.key }) {
      print("  \(language)".padding(to: 18) + percent(share))
    }
    if let auroc = report.oosAUROC {
      print("out-of-scope AUROC \(auroc.formatted(.number.precision(.fractionLength(3))))")
    }
    print(
      "training          \(report.trainSeconds.formatted(.number.precision(.fractionLength(1)))) s")
    print("decision          \(millis(report.decisionMillis))")
  }

  private func sentenceEncoder(home: URL) -> (any SentenceEncoding)? {
    let (loaded, warning) = encoder.load(home: home)
    if let warning { warn(warning) }
    return loaded
  }

  private func evaluateRouter(of folder: URL, on test: String) throws {
    let trainer = try encoder.trainer(home: folder)
    let (bundle, diagnostics) = ContentPublisher.load(folder, analyzer: trainer.analyzer)
    guard let bundle else { throw ContentFaults(diagnostics: diagnostics) }
    let router = try trainer.router(for: bundle)
    let (report, misses) = RouterEvaluation.run(
      router: router, intents: bundle.intents,
      rows: try JSONLines.read(URL(filePath: test)))
    if let errors { try write(misses, to: URL(filePath: errors)) }
    if json { return try printJSON(report) }
    show("all", report.all)
    for (name, scores) in report.byLanguage.sorted(by: { $0.key < $1.key }) { show(name, scores) }
    for (name, scores) in report.byStyle.sorted(by: { $0.key < $1.key }) { show(name, scores) }
  }

  private func evaluateRetrieval(from faq: String, of queries: String) throws {
    let (report, misses) = try RetrievalEvaluation.run(
      entries: try JSONLines.read(URL(filePath: faq)),
      queries: try JSONLines.read(URL(filePath: queries)),
      analyzer: try TextAnalyzer(), encoder: sentenceEncoder(home: URL(filePath: ".")))
    if let errors { try write(misses, to: URL(filePath: errors)) }
    if json { return try printJSON(report) }
    print("queries           \(report.queries), \(report.answerable) with an answer")
    print("precision at 1    \(percent(report.precisionAt1))")
    print("recall at 5       \(percent(report.recallAt5))")
    let format = FloatingPointFormatStyle<Double>.number.precision(.fractionLength(3))
    print("MRR               \(report.mrr.formatted(format))")
    if let auroc = report.abstainAUROC { print("abstain AUROC     \(auroc.formatted(format))") }
  }

  private func show(_ name: String, _ scores: RouterEvaluation.Scores) {
    print("\(name) (\(scores.rows) rows)")
    let lines: [(String, Double?)] = [
      ("top1", scores.top1), ("answered right", scores.answeredRight),
      ("answered wrong", scores.answeredWrong), ("clarified right", scores.clarifiedRight),
      ("clarified wrong", scores.clarifiedWrong), ("passage", scores.passage),
      ("handed over", scores.handedOver), ("unanswered", scores.unanswered),
      ("none kept", scores.noneKept), ("none clarified", scores.noneClarified),
      ("emergency recall", scores.emergencyRecall),
      ("emergency noticed", scores.emergencyNoticed),
      ("distress noticed", scores.distressNoticed), ("false alarms", scores.falseAlarms),
      ("false notices", scores.falseNotices),
    ]
    for case (let label, let value?) in lines {
      print("  \(label)".padding(to: 20) + percent(value))
    }
    if let times = scores.decisionMillis { print("  decision".padding(to: 20) + millis(times)) }
  }

  private func write(_ misses: [some Encodable], to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = Data()
    for miss in misses {
      data += try encoder.encode(miss)
      data.append(UInt8(ascii: "\n"))
    }
    do {
      try data.write(to: file)
    } catch {
      throw fail("\(file.path) cannot be written: \(error.localizedDescription)")
    }
  }

  private func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  private func percent(_ share: Double) -> String {
    "\((share * 100).formatted(.number.precision(.fractionLength(1)))) %"
  }

  private func millis(_ times: ClassifierEvaluation.Milliseconds) -> String {
    let format = FloatingPointFormatStyle<Double>.number.precision(.fractionLength(2))
    return "p50 \(times.p50.formatted(format)) ms, p99 \(times.p99.formatted(format)) ms"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self + " "
  }
}
