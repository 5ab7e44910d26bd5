import Linguistics
import PageReading
import Content
import IntentMatching
import KnowledgeBase
package import Triage

/// Why a message was understood as it was: kept with the turn, shown at the desk and in the studio.
package struct Explanation: Sendable, Codable, Equatable {
  package enum Outcome: String, Sendable, Codable {
    case emergency, crisis, distress, matched, ambiguous, none
    /// A word that may be a cry for help: the bot asks back.
    case plea
    /// The patient tapped a choice or sent a form.
    case choice
  }

  package var outcome: Outcome
  /// The intent that matched, or those offered.
  package var intents: [String] = []
  /// Best first; probabilities are calibrated and from 0 to 1.
  package var candidates: [Candidate] = []
  package var nearest: [NearestPhrase] = []
  package var evidence: [Evidence] = []
  /// A stable code of the rule that decided.
  package var rule: String
  package var redFlag: String?
  /// That it sounds like danger or despair, whatever else it asks.
  package var alarm: Alarm?
  package var passages: [ConsultedPassage] = []
  /// The content revision in force.
  package var revision: Int64?

  package init(outcome: Outcome, rule: String) {
    self.outcome = outcome
    self.rule = rule
  }

  init(_ alarm: Alarm) {
    let outcome: Outcome =
      switch alarm.level {
      case .emergency: .emergency
      case .crisis: .crisis
      case .distress, .watch: .distress
      }
    self.init(outcome: outcome, rule: alarm.line.rule)
    note(alarm)
  }

  mutating func note(_ alarm: Alarm) {
    self.alarm = alarm
    redFlag = alarm.redFlag?.rawValue
  }

  init(_ decision: Decision) {
    switch decision.outcome {
    case .matched(let id):
      self.init(outcome: .matched, rule: decision.rule.rawValue)
      intents = [id]
    case .ambiguous(let ids):
      self.init(outcome: .ambiguous, rule: decision.rule.rawValue)
      intents = ids
    case .none:
      self.init(outcome: .none, rule: decision.rule.rawValue)
    }
    candidates = decision.candidates.map {
      Candidate(intent: $0.intent, probability: $0.probability)
    }
    nearest = decision.nearest.map {
      NearestPhrase(
        phrase: $0.phrase, intent: $0.intent, language: $0.language?.rawValue,
        similarity: $0.similarity)
    }
    evidence = decision.evidence.map { Evidence(feature: $0.feature, weight: $0.weight) }
  }

  /// Several sentences mean an intent each.
  mutating func ask(_ intents: [String]) {
    outcome = .ambiguous
    self.intents = intents
    rule = "several"
  }

  /// Nothing is answered, whatever the candidates; they stay for staff to see.
  mutating func refuse(rule: String) {
    outcome = .none
    intents = []
    self.rule = rule
  }

  package struct Candidate: Sendable, Codable, Equatable {
    package let intent: String
    package let probability: Double
  }

  package struct NearestPhrase: Sendable, Codable, Equatable {
    package let phrase: String
    package let intent: String
    package let language: String?
    /// Cosine, 0 to 1.
    package let similarity: Double
  }

  package struct Evidence: Sendable, Codable, Equatable {
    package let feature: String
    package let weight: Double
  }

  package struct ConsultedPassage: Sendable, Codable, Equatable {
    package let article: String
    package let language: String
    package let title: String
    package let heading: String
    package let score: Double

    init(_ hit: KnowledgeIndex.Hit) {
      article = hit.article.id
      language = hit.article.language.rawValue
      title = hit.article.title
      heading = hit.passage.heading.joined(separator: " › ")
      score = hit.score
    }
  }
}

extension Alarm.Line {
  /// The code of the rule that decided.
  fileprivate var rule: String {
    switch self {
    case .rules: "red-flag"
    case .learned: "learned"
    case .both: "red-flag-learned"
    case .cry: "cry"
    }
  }
}
