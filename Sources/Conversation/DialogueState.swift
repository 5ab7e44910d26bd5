package import Linguistics

/// Who has the conversation.
package enum Phase: String, Sendable, Codable, Hashable {
  case bot, waiting, staff, closed
}

/// Place in the human queue. `emergency` comes first.
package enum Priority: String, Sendable, Codable, Hashable, Comparable, CaseIterable {
  case emergency, high, normal

  /// 0 for the most urgent.
  package var rank: Int {
    switch self {
    case .emergency: 0
    case .high: 1
    case .normal: 2
    }
  }

  package static func < (left: Priority, right: Priority) -> Bool { left.rank < right.rank }
}

/// What the state machine remembers of a conversation between two turns.
package struct DialogueState: Sendable, Codable, Equatable {
  package var phase: Phase
  /// The language of the interface and of the last reply.
  package var language: LanguageTag
  /// True once the patient chose the language by the switch or in words: replies then stay in it.
  package var languageChosen: Bool
  /// Messages in a row that got no answer.
  package var unresolved: Int
  package var priority: Priority?
  /// Why a person is wanted: `emergency`, `crisis`, `allWell` after an emergency, `requested`,
  /// `unanswered`, or an intent's id.
  package var reason: String?

  package init(
    phase: Phase = .bot, language: LanguageTag, languageChosen: Bool = false, unresolved: Int = 0,
    priority: Priority? = nil, reason: String? = nil
  ) {
    self.phase = phase
    self.language = language
    self.languageChosen = languageChosen
    self.unresolved = unresolved
    self.priority = priority
    self.reason = reason
  }

  /// Whether an alarm has called a person who has not resolved the conversation yet.
  package var isAlarmed: Bool {
    (phase == .waiting || phase == .staff) && (reason == "emergency" || reason == "crisis")
  }
}
