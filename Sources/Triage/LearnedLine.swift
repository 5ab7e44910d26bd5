package import Content
import IntentMatching
package import Linguistics
package import SentenceEncoder

/// The second line of triage: what was learnt from messages of people in danger or despair, and as
/// many that only sound like it. It catches what the rules miss, and tells where they are wrong.
package struct LearnedLine: Sendable {
  private typealias Label = TriageContent.Label
  /// Those that are told apart: what is ordinary is harmless.
  private static let classes = Label.allCases.filter { $0 != .ordinary }
  private static let labels = classes.map(\.rawValue)
  private static func number(_ label: Label) -> Int {
    classes.firstIndex(of: label == .ordinary ? .harmless : label) ?? 0
  }

  private static let alarming: Set<Int> = [
    number(.emergency), number(.crisis), number(.crisisOther),
  ]
  private static let notable = alarming.union([number(.distress), number(.distressOther)])

  /// Odds, as logarithms, from which on a message is taken for danger or despair.
  package struct Points: Sendable, Codable, Equatable {
    /// Where the rules say nothing, and where they flag it.
    package struct Pair: Sendable, Codable, Equatable {
      package var alone: Double
      package var withRules: Double
    }

    /// From here on it is an alarm …
    package var alarm: Pair
    /// … and from here on worth a notice.
    package var notice: Pair
  }

  /// Chinese and other messages differ in how sure what was learnt is of them.
  package struct ScriptPoints: Sendable, Codable, Equatable {
    package var han: Points
    package var other: Points
  }

  package let points: ScriptPoints
  private let classifier: MessageClassifier

  /// What it makes of one text.
  struct Reading {
    let alarmOdds: Double
    let noticeOdds: Double
    /// Of danger or despair, 0…1.
    let probability: Double
    fileprivate let scores: MessageClassifier.Scores

    private func probability(_ label: TriageContent.Label) -> Float {
      scores.probabilities[LearnedLine.number(label)]
    }

    /// The likeliest of danger, crisis and despair, and whether it is somebody else's.
    var likeliest: (level: Alarm.Level, isAboutOther: Bool) {
      let crisis = probability(.crisis) + probability(.crisisOther)
      let distress = probability(.distress) + probability(.distressOther)
      if distress > max(crisis, probability(.emergency)) {
        return (.distress, probability(.distressOther) > probability(.distress))
      }
      return crisis > probability(.emergency)
        ? (.crisis, isCrisisAboutOther) : (.emergency, false)
    }

    var isCrisis: Bool {
      probability(.crisis) + probability(.crisisOther) > probability(.emergency)
    }

    var isCrisisAboutOther: Bool { probability(.crisisOther) > probability(.crisis) }
  }

  func points(for text: TextAnalysis) -> Points { text.isMostlyHan ? points.han : points.other }

  /// - Parameter vector: the encoder's of `text.plain`; nil without an encoder.
  func reading(of text: TextAnalysis, vector: ContiguousArray<Float>?) -> Reading {
    let scores = classifier.scores(of: text, vector: vector)
    return Reading(
      alarmOdds: scores.odds(of: Self.alarming), noticeOdds: scores.odds(of: Self.notable),
      probability: Double(1 - scores.probabilities[Self.number(.harmless)]), scores: scores)
  }

  /// The logarithms of the odds of danger, and of danger or despair.
  package func odds(
    of text: TextAnalysis, vector: ContiguousArray<Float>?
  ) -> (alarm: Double, notice: Double) {
    let reading = reading(of: text, vector: vector)
    return (reading.alarmOdds, reading.noticeOdds)
  }

  /// The words that spoke for danger or despair, weightiest first.
  func words(in text: TextAnalysis, _ reading: Reading) -> [String] {
    let best = Self.notable.max {
      reading.scores.probabilities[$0] < reading.scores.probabilities[$1]
    }
    return classifier.words(
      for: best ?? 0, against: Self.number(.harmless), in: text, scores: reading.scores)
  }
}

// MARK: - Training

extension LearnedLine {
  /// The shares of the look-alikes that may be taken for danger, or be given a notice, by whether the
  /// rules flag them. The points are chosen by it on held-out messages, for recall;
  /// `liaison-benchmark triage-curve` draws the curve.
  package struct Budget: Sendable {
    package var alarms = Points.Pair(alone: 0.03, withRules: 0.012)
    package var notices = Points.Pair(alone: 0.06, withRules: 0.024)
    /// Of what is ordinary, in any script: there is too little of it for each.
    package var ordinaryAlarms = 0.006
    package var ordinaryNotices = 0.014

    package init() {}
  }

  /// - Parameters:
  ///   - content: where the rules find red flags, less is asked of a message.
  ///   - encoder: without one, it goes by words alone.
  /// - Returns: nil where a label has no message.
  package static func train(
    on content: TriageContent, analyzer: TextAnalyzer, encoder: (any SentenceEncoding)?
  ) -> LearnedLine? {
    trainWithCases(on: content, analyzer: analyzer, encoder: encoder)?.line
  }

  /// A message that was held out of training, and what it looked like then.
  package struct Case: Sendable {
    package let label: TriageContent.Label
    package let isHan: Bool
    /// By the rules; told only of what is harmless.
    package let isFlagged: Bool
    package let alarmOdds: Double
    package let noticeOdds: Double
  }

  /// The same, with what the points were chosen by.
  package static func trainWithCases(
    on content: TriageContent, analyzer: TextAnalyzer, encoder: (any SentenceEncoding)?,
    budget: Budget = Budget()
  ) -> (line: LearnedLine, cases: [Case])? {
    let messages = content.messages
    let rules = EmergencyTriage(content.rules, analyzer: analyzer)
    guard Set(messages.map(\.label)).count == Label.allCases.count else { return nil }
    let texts = MessageClassifier.inParallel(messages) { analyzer.analyse($0.text) }
    let (classifier, heldOut) = MessageClassifier.train(
      texts, labelled: messages.map { labels[number($0.label)] }, labels: labels,
      vectors: encoder?.vectors(of: texts.map(\.plain)))
    let cases = MessageClassifier.inParallel(heldOut) { found in
      let label = messages[found.message].label
      return Case(
        label: label, isHan: texts[found.message].isMostlyHan,
        isFlagged: number(label) == number(.harmless)
          && rules.redFlag(in: texts[found.message]) != nil,
        alarmOdds: found.odds(of: alarming), noticeOdds: found.odds(of: notable))
    }
    let points = ScriptPoints(
      han: points(for: cases.filter { $0.isHan || $0.label == .ordinary }, budget),
      other: points(for: cases.filter { !$0.isHan || $0.label == .ordinary }, budget))
    return (LearnedLine(points: points, classifier: classifier), cases)
  }

  /// The lowest odds that keep within the budget.
  static func points(for cases: [Case], _ budget: Budget) -> Points {
    let lookAlikes = cases.filter { $0.label == .harmless }
    let (flagged, alone) = (lookAlikes.filter(\.isFlagged), lookAlikes.filter { !$0.isFlagged })
    // Those above a point are at most this share of all.
    func point(
      _ share: Double, of cases: [Case], among all: [Case], _ odds: (Case) -> Double
    ) -> Double {
      let above = cases.map(odds).sorted(by: >)
      let allowed = Int(share * Double(all.count))
      return above.indices.contains(allowed) ? above[allowed] : -.infinity
    }
    let ordinary = cases.filter { $0.label == .ordinary }
    func pair(
      _ shares: Points.Pair, ordinary share: Double, _ odds: (Case) -> Double
    ) -> Points.Pair {
      let alone = max(
        point(shares.alone, of: alone, among: lookAlikes, odds),
        point(share, of: ordinary, among: ordinary, odds))
      // A flag never asks for more than no flag does.
      return Points.Pair(
        alone: alone,
        withRules: min(alone, point(shares.withRules, of: flagged, among: lookAlikes, odds)))
    }
    return Points(
      alarm: pair(budget.alarms, ordinary: budget.ordinaryAlarms, \.alarmOdds),
      notice: pair(budget.notices, ordinary: budget.ordinaryNotices, \.noticeOdds))
  }
}

extension LearnedLine {
  /// All that training found.
  package struct Parameters: Sendable, Codable {
    fileprivate let points: ScriptPoints
    fileprivate let classifier: MessageClassifier.Parameters
  }

  package var parameters: Parameters {
    Parameters(points: points, classifier: classifier.parameters)
  }

  /// As it was trained before; nil where the parameters don't fit the encoder.
  package init?(_ parameters: Parameters, encoder: (any SentenceEncoding)?) {
    guard let classifier = MessageClassifier(parameters.classifier, encoder: encoder),
      classifier.labels == Self.labels
    else { return nil }
    self.init(points: parameters.points, classifier: classifier)
  }
}

extension TextAnalysis {
  fileprivate var isMostlyHan: Bool { tokens.count { $0.kind == .han } * 2 > tokens.count }
}
