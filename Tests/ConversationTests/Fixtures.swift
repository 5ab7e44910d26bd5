import Conversation
import Linguistics

extension Phase {
  static let all: [Phase] = [.bot, .waiting, .staff, .closed]
}

extension DialogueState {
  /// A state as it is after some turns; in English, chosen by nobody.
  static func inPhase(_ phase: Phase, unresolved: Int = 0) -> DialogueState {
    switch phase {
    case .bot: DialogueState(phase: .bot, language: .en, unresolved: unresolved)
    case .waiting, .staff, .closed:
      DialogueState(
        phase: phase, language: .en, unresolved: unresolved, priority: .normal,
        reason: "requested")
    }
  }

  /// The next state where the language of the message can't be told.
  func next(_ understanding: Understanding) -> (state: DialogueState, effects: [Effect]) {
    next(understanding, language: nil)
  }
}

extension Understanding {
  /// One of every kind but the emergency.
  static let harmless: [Understanding] = [
    .intent(id: "cost.estimate", Plan(reply: "cost.estimate", offersPerson: true)),
    .intent(id: "medical.advice", Plan(reply: "medical.advice", handOver: .high)),
    .ambiguous(["cost.estimate", "cost.insurance"]),
    .passage(
      Quotation(
        place: PassagePlace(article: "international-program", anchor: "services"), text: "Yes.")),
    .articles([PassagePlace(article: "international-program"), PassagePlace(article: "covid-19")]),
    .nothing(.unknown),
    .nothing(.otherLanguage),
    .nothing(.noWords),
    .personChosen,
    .noneOfTheseChosen,
    .languageChosen(.zhHans),
    .languageWanted(reply: "smalltalk.language"),
    .articleChosen(PassagePlace(article: "international-program")),
    .contact(Contact(email: "patient@example.org")),
  ]
}

extension [Effect] {
  /// What the bot says, in order.
  var said: [Utterance] {
    compactMap { effect in
      if case .say(let utterance, _) = effect { utterance } else { nil }
    }
  }

  var offersPerson: Bool {
    contains { effect in
      if case .say(_, offersPerson: true) = effect { true } else { false }
    }
  }
}
