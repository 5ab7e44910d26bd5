import ArgumentParser
import ChatService
import Content
import Foundation
import IntentMatching
import Linguistics
import SentenceEncoder
import Triage

/// How much of danger and despair the learned line of triage catches at which share of false alarms:
/// on messages that training held out, and on labelled files that it has never seen.
struct TriageCurve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the curve of the learned line of triage, apart from the rules.")

  @Option(help: "The content folder.")
  var content = "."
  @Option(help: "The folder of the sentence encoder; none goes by words alone.")
  var encoder = "Models/usem3"
  @Option(help: "JSON Lines of text, intent (emergency, distress, or anything else) and lang.")
  var test: [String] = []

  /// Shares of the harmless messages that are taken for danger, or noticed.
  private static let shares = [0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1]

  private enum Kind { case danger, distress, harmless }

  private struct Sample {
    let kind: Kind
    let alarm: Double
    let notice: Double
  }

  private struct Step: Encodable {
    let falseShare: Double
    let dangerAlarmed: Double
    let dangerNoticed: Double
    let distressNoticed: Double
  }

  private struct Curve: Encodable {
    let samples: Int
    /// The area under the curve: danger against the harmless, and danger or despair against them.
    let alarmAUC: Double
    let noticeAUC: Double
    let steps: [Step]

    init(_ samples: [Sample]) {
      func odds(_ kind: Kind, _ value: (Sample) -> Double) -> [Double] {
        samples.filter { $0.kind == kind }.map(value)
      }
      let danger = (alarm: odds(.danger, \.alarm), notice: odds(.danger, \.notice))
      let harmless = (alarm: odds(.harmless, \.alarm), notice: odds(.harmless, \.notice))
      let distress = odds(.distress, \.notice)
      self.samples = samples.count
      alarmAUC = ClassifierEvaluation.auroc(higher: danger.alarm, lower: harmless.alarm)
      noticeAUC = ClassifierEvaluation.auroc(
        higher: danger.notice + distress, lower: harmless.notice)
      func share(_ odds: [Double], above harmless: [Double], at share: Double) -> Double {
        let sorted = harmless.sorted(by: >)
        let point = sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
        return Double(odds.count { $0 > point }) / Double(max(1, odds.count))
      }
      steps = shares.map { part in
        Step(
          falseShare: part,
          dangerAlarmed: share(danger.alarm, above: harmless.alarm, at: part),
          dangerNoticed: share(danger.notice, above: harmless.notice, at: part),
          distressNoticed: share(distress, above: harmless.notice, at: part))
      }
    }
  }

  private struct Report: Encodable {
    let messages: Int
    let trainSeconds: Double
    let points: LearnedLine.ScriptPoints
    let heldOut: Curve
    let tests: [String: Curve]
  }

  func run() throws {
    let analyzer = try TextAnalyzer()
    let folder = URL(filePath: content, directoryHint: .isDirectory)
    let (bundle, diagnostics) = ContentPublisher.load(folder, analyzer: analyzer)
    guard let bundle else { throw ContentFaults(diagnostics: diagnostics) }
    let sentences =
      encoder == "none" ? nil : try UniversalSentenceEncoder(folder: URL(filePath: encoder))
    var found: (line: LearnedLine, cases: [LearnedLine.Case])?
    let time = milliseconds {
      found = LearnedLine.trainWithCases(
        on: bundle.triage ?? TriageContent(), analyzer: analyzer, encoder: sentences)
    }
    guard let (line, cases) = found else {
      throw ValidationError("The content has no messages for triage.")
    }
    let heldOut = cases.map { found in
      let kind: Kind =
        switch found.label {
        case .emergency, .crisis, .crisisOther: .danger
        case .distress, .distressOther: .distress
        case .harmless, .ordinary: .harmless
        }
      return Sample(kind: kind, alarm: found.alarmOdds, notice: found.noticeOdds)
    }
    var tests: [String: Curve] = [:]
    for file in test {
      let decoder = JSONDecoder()
      tests[file] = Curve(
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { row in
          let row = try decoder.decode(LabelledText.self, from: Data(row.utf8))
          let text = analyzer.analyse(row.text)
          let odds = line.odds(of: text, vector: sentences?.vector(of: text.plain))
          let kind: Kind =
            row.intent == "emergency" ? .danger : row.intent == "distress" ? .distress : .harmless
          return Sample(kind: kind, alarm: odds.alarm, notice: odds.notice)
        })
    }
    try printJSON(
      Report(
        messages: bundle.triage?.messages.count ?? 0, trainSeconds: time / 1e3, points: line.points,
        heldOut: Curve(heldOut), tests: tests))
  }
}
