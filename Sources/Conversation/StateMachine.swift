package import Linguistics

extension DialogueState {
  /// The next state and what to do, from what was understood. Pure.
  ///
  /// - Parameters:
  ///   - notice: what is said to danger or despair beside the answer to it.
  ///   - saysAllIsWell: whether the message says that a danger is over.
  ///   - language: the language that the message is written in, where it can be told.
  package func next(
    _ understanding: Understanding, beside notice: SafetyText? = nil, saysAllIsWell: Bool = false,
    language messageLanguage: LanguageTag?
  ) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    // A chosen language stays; else the reply is in the language and script of the message.
    if !state.languageChosen, let messageLanguage { state.language = messageLanguage }

    if case .alarm(let text) = understanding, text.isAlarm { return state.raise(text) }
    if saysAllIsWell, state.isAlarmed, !understanding.isAlarm { return state.calmDown() }
    switch phase {
    case .waiting:
      return state.whilePersonIsAsked(understanding, beside: notice)
    case .staff:
      return state.whilePersonIsAsked(understanding, beside: nil)
    case .closed:
      // A message to a closed conversation opens it again.
      state.phase = .bot
      state.unresolved = 0
      state.priority = nil
      state.reason = nil
      return state.answer(understanding, beside: notice)
    case .bot:
      return state.answer(understanding, beside: notice)
    }
  }

  /// The one reply that the bot gives in every state, in the language the patient writes in.
  private func raise(_ text: SafetyText) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    let reason = text == .emergency ? "emergency" : "crisis"
    // Several messages about one danger call staff once, and each gets the number; words for a
    // crisis are not shortened.
    if isAlarmed, state.reason == reason {
      let again: SafetyText = text == .emergency ? .watch : text
      return (state, [.say(.safety(again), offersPerson: false)])
    }
    state.unresolved = 0
    state.priority = .emergency
    // Whoever wanted to die and now collapses is still one who wanted to die.
    if !isAlarmed || state.reason != "crisis" { state.reason = reason }
    if state.phase != .staff { state.phase = .waiting }
    return (
      state,
      [
        .say(.safety(text), offersPerson: false),
        .handOver(reason: state.reason ?? reason, .emergency),
      ]
    )
  }

  /// A danger that is over is no longer first in the queue; whoever wished to die stays there.
  private func calmDown() -> (state: DialogueState, effects: [Effect]) {
    guard reason == "emergency" else {
      return (self, [.say(.safety(.allWellAfterCrisis), offersPerson: false)])
    }
    var state = self
    state.reason = "allWell"
    state.priority = .high
    return (state, [.say(.safety(.allWell), offersPerson: false)])
  }

  /// The bot is silent while a person is asked for or has the conversation.
  private func whilePersonIsAsked(
    _ understanding: Understanding, beside notice: SafetyText?
  ) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    let noticed: [Effect] = notice.map { [.say(.safety($0), offersPerson: false)] } ?? []
    switch understanding {
    case .alarm(let text) where phase == .waiting:
      return (state, [.say(.safety(text), offersPerson: false)])
    case .plea where phase == .waiting:
      return (state, [.say(.safety(.askBack), offersPerson: false)])
    case .contact(let contact):
      return (state, [.saveContact(contact), .say(.contactSaved, offersPerson: false)])
    case .languageChosen(let tag):
      state.choose(tag)
      return (state, [])
    case .feedback(let feedback):
      return (state, [.saveFeedback(feedback)])
    default:
      return (state, noticed)
    }
  }

  /// Despair is met before its question is answered; a line for a danger that may be stands below.
  private func answer(
    _ understanding: Understanding, beside notice: SafetyText?
  ) -> (state: DialogueState, effects: [Effect]) {
    var (state, effects) = answer(understanding)
    if let notice {
      let said: Effect = .say(.safety(notice), offersPerson: false)
      effects.insert(said, at: notice == .watch ? effects.endIndex : 0)
    }
    return (state, effects)
  }

  private func answer(_ understanding: Understanding) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    switch understanding {
    case .alarm(let text):
      // What calls a person was raised before.
      state.unresolved = 0
      return (state, [.say(.safety(text), offersPerson: true)])

    case .plea:
      return (state, [.say(.safety(.askBack), offersPerson: true)])

    case .intent(let id, let plan):
      state.unresolved = 0
      var effects: [Effect] = []
      let offers = plan.offersPerson && plan.handOver == nil
      if let reply = plan.reply {
        effects.append(.say(.reply(reply), offersPerson: offers && plan.article == nil))
      }
      if let quotation = plan.quotation {
        effects.append(.say(.passage(quotation), offersPerson: plan.handOver == nil))
      } else if let article = plan.article {
        effects.append(
          .say(.article(PassagePlace(article: article)), offersPerson: plan.handOver == nil))
      }
      if let priority = plan.handOver {
        effects += state.handOver(reason: id, priority)
      }
      return (state, effects)

    case .ambiguous(let intents, let article):
      state.unresolved += 1
      return (
        state, [.say(.clarify(intents, article: article), offersPerson: state.unresolved > 1)]
      )

    case .passage(let quotation):
      state.unresolved = 0
      return (state, [.say(.passage(quotation), offersPerson: true)])

    case .articleChosen(let place):
      state.unresolved = 0
      return (state, [.say(.article(place), offersPerson: true)])

    case .articles(let articles):
      state.unresolved += 1
      return (state, [.say(.offerArticles(articles), offersPerson: true)])

    case .nothing(let reason):
      state.unresolved += 1
      let again = state.unresolved >= 2 && reason == .unknown
      return (state, [.say(again ? .nothingAgain : .nothing(reason), offersPerson: true)])

    case .noneOfTheseChosen:
      return (state, [.say(.noneOfThese, offersPerson: true)])

    case .personChosen:
      // After questions without an answer, the desk should know that the bot failed.
      let reason = state.unresolved > 0 ? "unanswered" : "requested"
      let effects = state.handOver(reason: reason, .normal)
      return (state, effects)

    case .languageChosen(let tag):
      state.choose(tag)
      return (state, [.say(.languageChanged, offersPerson: false)])

    case .languageWanted(let reply):
      state.unresolved = 0
      return (state, [.say(.chooseLanguage(reply: reply), offersPerson: false)])

    case .contact(let contact):
      return (state, [.saveContact(contact), .say(.contactSaved, offersPerson: false)])

    case .feedback(let feedback):
      state.unresolved = feedback.hasHelped ? 0 : state.unresolved + 1
      return (
        state,
        [
          .saveFeedback(feedback),
          .say(
            feedback.hasHelped ? .hasHelped : .hasNotHelped, offersPerson: !feedback.hasHelped),
        ]
      )
    }
  }

  private mutating func handOver(reason: String, _ priority: Priority) -> [Effect] {
    phase = .waiting
    unresolved = 0
    self.priority = priority
    self.reason = reason
    return [.say(.handOver, offersPerson: false), .handOver(reason: reason, priority)]
  }

  /// The patient's own choice of language, by the switch or in words.
  package mutating func choose(_ tag: LanguageTag) {
    language = tag
    languageChosen = true
  }
}
