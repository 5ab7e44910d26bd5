package import Content
import Conversation
import Foundation
package import IntentMatching
import Linguistics

/// Measures the whole router on labelled messages, each as the first of a conversation.
package enum RouterEvaluation {
  /// The labels beside the intents' ids.
  package static let noneLabel = "none"
  package static let emergencyLabel = "emergency"
  /// Despair without clear danger.
  package static let distressLabel = "distress"

  /// One scope of the report; shares are from 0 to 1 and nil where there is no row to share in.
  package struct Scores: Sendable, Codable, Equatable {
    package var rows = 0
    /// Of the rows with an intent: the best intent is right.
    package var top1: Double?
    package var answeredRight: Double?
    package var answeredWrong: Double?
    package var clarifiedRight: Double?
    package var clarifiedWrong: Double?
    package var passage: Double?
    package var handedOver: Double?
    package var unanswered: Double?
    /// Of the rows out of scope: got no intent's answer.
    package var noneKept: Double?
    /// Of the rows out of scope: got choices.
    package var noneClarified: Double?
    /// Of the rows of danger: got the emergency or the crisis reply.
    package var emergencyRecall: Double?
    /// Of the same rows: got that, the reply for despair, or the safety line beside another answer.
    package var emergencyNoticed: Double?
    /// Of the rows of despair: got any of these.
    package var distressNoticed: Double?
    /// Of the rows that are neither: got the emergency or the crisis reply.
    package var falseAlarms: Double?
    /// Of the same rows: got any of these.
    package var falseNotices: Double?
    package var decisionMillis: ClassifierEvaluation.Milliseconds?
  }

  package struct Report: Sendable, Codable {
    package let all: Scores
    package let byLanguage: [String: Scores]
    package let byStyle: [String: Scores]
  }

  /// A row that did not go as its label wants.
  package struct Miss: Sendable, Codable {
    package let text: String
    package let intent: String
    package let lang: String
    package let style: String?
    package let outcome: String
    package let got: [String]
    package let rule: String
    package let confidence: Double?
  }

  package static func run(
    router: MessageRouter, intents: [IntentDefinition], rows: [LabelledText]
  ) -> (report: Report, misses: [Miss]) {
    let articles = Dictionary(
      uniqueKeysWithValues: intents.compactMap { intent in
        intent.action.article.map { (intent.id, $0) }
      })
    let clock = ContinuousClock()
    let results = rows.map { row in
      let hint = LanguageTag(bcp47: row.lang) ?? .en
      let start = clock.now
      let route = router.route(row.text, hint: hint)
      let millis = start.duration(to: clock.now) / .milliseconds(1)
      return Result(row: row, route: route, article: articles[row.intent], millis: millis)
    }
    func grouped(by key: (LabelledText) -> String?) -> [String: Scores] {
      Dictionary(grouping: results.filter { key($0.row) != nil }) { key($0.row) ?? "" }
        .mapValues { scores($0) }
    }
    return (
      Report(
        all: scores(results), byLanguage: grouped { $0.lang }, byStyle: grouped { $0.style }),
      results.compactMap(\.miss)
    )
  }

  private static func scores(_ results: [Result]) -> Scores {
    func share(_ part: (Result) -> Bool, of whole: [Result]) -> Double? {
      whole.isEmpty ? nil : Double(whole.count(where: part)) / Double(whole.count)
    }
    let inScope = results.filter(\.isInScope)
    let none = results.filter { $0.row.intent == noneLabel }
    let emergencies = results.filter { $0.row.intent == emergencyLabel }
    let distress = results.filter { $0.row.intent == distressLabel }
    let others = results.filter { ![emergencyLabel, distressLabel].contains($0.row.intent) }
    var scores = Scores()
    scores.rows = results.count
    scores.top1 = share({ $0.bestIntent == $0.row.intent }, of: inScope)
    scores.answeredRight = share({ $0.outcome == .answeredRight }, of: inScope)
    scores.answeredWrong = share({ $0.outcome == .answeredWrong }, of: inScope)
    scores.clarifiedRight = share({ $0.outcome == .clarifiedRight }, of: inScope)
    scores.clarifiedWrong = share({ $0.outcome == .clarifiedWrong }, of: inScope)
    scores.passage = share({ $0.outcome == .passage }, of: inScope)
    scores.handedOver = share({ $0.outcome == .handedOver }, of: inScope)
    scores.unanswered = share({ $0.outcome == .unanswered }, of: inScope)
    scores.noneKept = share({ $0.isKept }, of: none)
    scores.noneClarified = share({ $0.isClarified }, of: none)
    scores.emergencyRecall = share({ $0.outcome == .emergency }, of: emergencies)
    scores.emergencyNoticed = share({ $0.isNoticed }, of: emergencies)
    scores.distressNoticed = share({ $0.isNoticed }, of: distress)
    scores.falseAlarms = share({ $0.outcome == .emergency }, of: others)
    scores.falseNotices = share({ $0.isNoticed && !$0.isHopeAnswered }, of: others)
    scores.decisionMillis = ClassifierEvaluation.Milliseconds(samples: results.map(\.millis))
    return scores
  }

  private enum Outcome: String {
    case emergency, distress, answeredRight, answeredWrong, clarifiedRight, clarifiedWrong, passage
    case handedOver, unanswered
  }

  private struct Result {
    let row: LabelledText
    let millis: Double
    let outcome: Outcome
    let got: [String]
    let bestIntent: String?
    let rule: String
    let confidence: Double?
    private let notice: SafetyText?

    init(row: LabelledText, route: Route, article: String?, millis: Double) {
      self.row = row
      self.millis = millis
      let explanation = route.explanation
      rule = explanation.rule
      bestIntent = explanation.candidates.first?.intent
      confidence = explanation.candidates.first?.probability
      notice = route.notice
      switch route.understanding {
      case .alarm(let text):
        outcome = text.isAlarm ? .emergency : .distress
        got = [text.rawValue]
      case .intent, .languageChosen, .languageWanted:
        got = explanation.intents
        outcome = got.first == row.intent ? .answeredRight : .answeredWrong
      case .ambiguous(let ids, _):
        got = ids
        outcome = ids.contains(row.intent) ? .clarifiedRight : .clarifiedWrong
      case .passage(let quotation):
        got = [quotation.place.article]
        outcome = .passage
      case .articles(let places):
        // Titles offered as choices: right when the intent's own article is among them.
        let ids = places.map(\.article)
        got = ids
        outcome = article.map(ids.contains) == true ? .clarifiedRight : .clarifiedWrong
      case .nothing, .plea, .personChosen, .noneOfTheseChosen, .articleChosen, .contact, .feedback:
        got = []
        outcome = .unanswered
      }
    }

    var isInScope: Bool { ![noneLabel, emergencyLabel, distressLabel].contains(row.intent) }
    /// Whether anything was said to danger or despair.
    var isNoticed: Bool { outcome == .emergency || outcome == .distress || notice != nil }
    /// A question about hope, answered, with the words for despair beside it.
    var isHopeAnswered: Bool {
      outcome == .answeredRight && (notice == .distress || notice == .distressOther)
    }
    /// Got no intent's answer, and no alarm.
    var isKept: Bool { !gotIntentAnswer && outcome != .emergency }
    var gotIntentAnswer: Bool { outcome == .answeredRight || outcome == .answeredWrong }
    var isClarified: Bool { outcome == .clarifiedRight || outcome == .clarifiedWrong }

    var miss: Miss? {
      let isRight =
        switch row.intent {
        case noneLabel: isKept && !isNoticed
        case emergencyLabel: outcome == .emergency
        case distressLabel: isNoticed
        default: outcome == .answeredRight
        }
      guard !isRight else { return nil }
      return Miss(
        text: row.text, intent: row.intent, lang: row.lang, style: row.style,
        outcome: outcome.rawValue, got: got, rule: rule, confidence: confidence)
    }
  }
}
