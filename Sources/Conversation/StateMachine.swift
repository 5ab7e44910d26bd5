package import Linguistics

extension DialogueState {
  /// The next state and what to do, from what was understood. Pure.
  ///
  /// - Parameter language: the language that the message is written in, where it can be told.
  package func next(
    _ understanding: Understanding, language messageLanguage: LanguageTag?
  ) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    // A chosen language stays; else the reply is in the language and script of the message.
    if !state.languageChosen, let messageLanguage { state.language = messageLanguage }

    if case .emergency(let kind) = understanding {
      // The one reply that the bot gives in every state, in the language the patient writes in.
      return state.raiseEmergency(kind: kind)
    }
    switch phase {
    case .waiting, .staff:
      return state.whilePersonIsAsked(understanding)
    case .closed:
      // A message to a closed conversation opens it again.
      state.phase = .bot
      state.unresolved = 0
      state.priority = nil
      state.reason = nil
      return state.answer(understanding)
    case .bot:
      return state.answer(understanding)
    }
  }

  private func raiseEmergency(kind: String) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    state.unresolved = 0
    state.priority = .emergency
    state.reason = "emergency"
    if state.phase != .staff { state.phase = .waiting }
    return (
      state,
      [
        .say(.emergency(kind: kind), offersPerson: false),
        .handOver(reason: "emergency", .emergency),
      ]
    )
  }

  /// The bot is silent while a person is asked for or has the conversation.
  private func whilePersonIsAsked(
    _ understanding: Understanding
  ) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    switch understanding {
    case .contact(let contact):
      return (state, [.saveContact(contact), .say(.contactSaved, offersPerson: false)])
    case .languageChosen(let tag):
      state.choose(tag)
      return (state, [])
    case .feedback(let feedback):
      return (state, [.saveFeedback(feedback)])
    default:
      return (state, [])
    }
  }

  private func answer(_ understanding: Understanding) -> (state: DialogueState, effects: [Effect]) {
    var state = self
    switch understanding {
    case .emergency(let kind):
      return raiseEmergency(kind: kind)

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
