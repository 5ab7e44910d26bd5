import Content
package import Conversation
package import Foundation
package import Linguistics
package import Persistence

/// Puts a turn together: the only place where a patient's message meets its replies.
package struct TurnHandler: Sendable {
  private let database: ChatDatabase
  private let content: ContentStore
  private let announcer: Announcer
  private let longTexts: FairQueue
  private let now: @Sendable () -> Date

  /// In bytes of UTF-8: understanding a longer text takes its turn among the long ones.
  static let longText = 600

  /// - Parameter longTexts: where long texts are understood.
  package init(
    database: ChatDatabase, content: ContentStore, announcer: Announcer, longTexts: FairQueue,
    now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.content = content
    self.announcer = announcer
    self.longTexts = longTexts
    self.now = now
  }

  /// Understands the input, stores it with every reply in one transaction, then tells who listens.
  ///
  /// The same client id with the same content again gives the stored result.
  /// - Parameter sender: who shares in the work on long texts, such as a network address.
  /// - Throws: `ServiceError`; nothing is stored then.
  package func handle(
    _ input: PatientInput, clientId: String, in conversation: ConversationRecord,
    from sender: String
  ) async throws -> TurnResult {
    let published = content.current
    let understood = try await understandChoice(
      input, in: conversation, from: sender, on: published)
    let at = now()
    let explanation = try JSONEncoder().encode(understood.explanation)
    let result = try await database.turn(
      in: conversation.id, clientId: clientId, fingerprint: input.fingerprint, at: at
    ) { record in
      let (state, effects) = record.state.next(
        understood.understanding, beside: understood.notice,
        saysAllIsWell: understood.saysAllIsWell, language: understood.language)
      let situation = ReplyComposer.Situation(
        language: state.language, timeZone: record.timezone, now: at,
        isOtherLanguage: understood.isOtherLanguage)
      return TurnDraft(
        state: state,
        patient: MessageDraft(
          author: .patient, text: understood.text,
          lang: understood.language ?? record.state.language),
        replies: published.composer.replies(
          to: effects, situation, messageLanguage: understood.language),
        contact: effects.contact,
        feedback: effects.feedback.flatMap { feedback in
          published.router.article(feedback.place.article, prefer: state.language).map {
            FeedbackDraft(answer: feedback, language: $0.language)
          }
        },
        decision: explanation,
        outcome: TurnOutcome(understood.understanding, effects: effects),
        revision: published.revision)
    }
    if !result.isReplay {
      await announcer.announce(result.messages, in: conversation.id)
    }
    return result
  }

  private struct Understood {
    var text: String
    var language: LanguageTag?
    var understanding: Understanding
    var notice: SafetyText?
    var saysAllIsWell = false
    var isOtherLanguage = false
    var explanation: Explanation

    var isAlarm: Bool {
      if case .alarm(let text) = understanding { text.isAlarm } else { false }
    }
  }

  /// The same as `understand`, but a choice of the last message may be typed as well.
  private func understandChoice(
    _ input: PatientInput, in conversation: ConversationRecord, from sender: String,
    on published: PublishedContent
  ) async throws -> Understood {
    let before = try await messagesJustBefore(input, in: conversation)
    var understood =
      input.size > Self.longText
      ? try await longTexts.run(for: sender) {
        try understand(input, after: before, in: conversation, on: published)
      } : try understand(input, after: before, in: conversation, on: published)
    // What sounds like an emergency is one, whatever was asked.
    guard case .text(let text) = input, text.count <= TypedChoice.longest,
      !understood.isAlarm,
      let choice = TypedChoice.choice(
        typed: text, among: try await database.openChoices(in: conversation.id)),
      let meant = understanding(of: choice, on: published.router)
    else { return understood }
    // “yes” in a conversation in Chinese doesn't ask for English.
    understood.language = nil
    understood.understanding = meant
    understood.notice = nil
    understood.saysAllIsWell = false
    understood.explanation = Explanation(outcome: .choice, rule: "typed-choice")
    understood.explanation.revision = published.revision
    return understood
  }

  /// Pieces of a sentence that is sent word by word: short messages of the last minutes, in order,
  /// where this one is short too. None while an alarm is open: what came before has been answered.
  private func messagesJustBefore(
    _ input: PatientInput, in conversation: ConversationRecord
  ) async throws -> [String] {
    guard case .text(let text) = input, Self.isPiece(text), conversation.lastSeq > 0,
      !conversation.state.isAlarmed
    else { return [] }
    let since = now().addingTimeInterval(-Self.piecesWithin)
    let messages = try await database.messages(
      in: conversation.id, before: conversation.lastSeq + 1, limit: Self.mostLookedAt)
    let pieces = messages.filter { $0.author == .patient && $0.at >= since }
      .reversed().prefix { Self.isPiece($0.text) }
    return pieces.prefix(Self.mostPieces).reversed().map(\.text)
  }

  private static func isPiece(_ text: String) -> Bool { text.utf8.count <= longestPiece }

  /// In bytes: some twenty words of English, forty characters of Chinese.
  private static let longestPiece = 120
  /// In seconds.
  private static let piecesWithin = 180.0
  private static let mostPieces = 5
  /// With the replies between them.
  private static let mostLookedAt = 16

  private func understand(
    _ input: PatientInput, after before: [String], in conversation: ConversationRecord,
    on published: PublishedContent
  ) throws(ServiceError) -> Understood {
    let hint = conversation.state.language
    let situation = ReplyComposer.Situation(
      language: hint, timeZone: conversation.timezone, now: now())
    switch input {
    case .text(let text):
      let text = try checked(text, limit: published.bundle.site.limits.messageCharacters)
      let route = published.router.route(text, hint: hint, after: before)
      var explanation = route.explanation
      explanation.revision = published.revision
      return Understood(
        text: text, language: route.isOtherLanguage ? nil : route.analysis.language,
        understanding: route.understanding,
        notice: route.notice, saysAllIsWell: route.saysAllIsWell,
        isOtherLanguage: route.isOtherLanguage, explanation: explanation)

    case .choice(let id):
      guard let choice = ChoiceID(id), let label = published.composer.label(of: choice, situation),
        let understanding = understanding(of: choice, on: published.router)
      else {
        throw ServiceError(
          .invalidInput, "`choice` must be the id of a choice that a message offered.")
      }
      var explanation = Explanation(outcome: .choice, rule: "choice")
      if case .intent(let intent) = choice { explanation.intents = [intent] }
      explanation.revision = published.revision
      return Understood(
        text: label, language: nil, understanding: understanding, explanation: explanation)

    case .form(let id, let values):
      guard id == "contact" else {
        throw ServiceError(
          .invalidInput, "There is no form with this id; `contact` is the only one.")
      }
      let contact = try Contact(
        form: values, refusal: published.composer.string(.contactInvalid, situation))
      var explanation = Explanation(outcome: .choice, rule: "contact")
      explanation.revision = published.revision
      return Understood(
        text: published.composer.summary(of: contact, situation), language: nil,
        understanding: .contact(contact), explanation: explanation)
    }
  }

  private func understanding(of choice: ChoiceID, on router: MessageRouter) -> Understanding? {
    switch choice {
    case .person: .personChosen
    case .nothing: .noneOfTheseChosen
    case .language(let tag): .languageChosen(tag)
    case .intent(let id): router.chosen(intent: id)
    case .article(let place): .articleChosen(place)
    case .feedback(let feedback): .feedback(feedback)
    }
  }

  /// - Parameter limit: in characters.
  private func checked(_ text: String, limit: Int) throws(ServiceError) -> String {
    guard !text.unicodeScalars.contains("\0") else {
      throw ServiceError(.invalidInput, "`text` contains a NUL character; leave it out.")
    }
    let visible = text.unicodeScalars.contains { scalar in
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        && ![.control, .format].contains(scalar.properties.generalCategory)
    }
    guard visible else {
      throw ServiceError(.invalidInput, "`text` is empty; write at least one character.")
    }
    // Scalars bound the work: a single character can hold any number of them.
    guard text.count <= limit, text.unicodeScalars.count <= limit * 4 else {
      throw ServiceError(
        .invalidInput, "`text` is too long; the limit is \(limit) characters.")
    }
    return text
  }
}

extension ReplyComposer {
  /// The messages of a turn's effects, in order.
  ///
  /// What is said to danger and despair is in the language that the patient writes in, even where another was
  /// chosen: it must be understood at once.
  package func replies(
    to effects: [Effect], _ situation: Situation, messageLanguage: LanguageTag?
  ) -> [MessageDraft] {
    effects.reduce(into: []) { drafts, effect in
      guard case .say(let utterance, let offersPerson) = effect else { return }
      var situation = situation
      if case .safety = utterance, let messageLanguage { situation.language = messageLanguage }
      let said = messages(for: utterance, offersPerson: offersPerson, situation)
      // Below the last answer, in the same message: the choices of an answer are those of the last.
      if utterance == .safety(.watch), let line = said.first, let last = drafts.indices.last {
        drafts[last].text += "\n\n" + line.text
      } else {
        drafts += said
      }
    }
  }
}

extension [Effect] {
  fileprivate var contact: Contact? {
    for case .saveContact(let contact) in self { return contact }
    return nil
  }

  fileprivate var thankForAllWell: Bool {
    contains { effect in
      if case .say(.safety(let text), _) = effect {
        text == .allWell || text == .allWellAfterCrisis
      } else {
        false
      }
    }
  }

  fileprivate var feedback: AnswerFeedback? {
    for case .saveFeedback(let feedback) in self { return feedback }
    return nil
  }
}

extension TurnOutcome {
  fileprivate init(_ understanding: Understanding, effects: [Effect]) {
    switch understanding {
    case .alarm(let text) where text.isAlarm: self = .emergency
    case _ where effects.isEmpty: self = .silent
    case _ where effects.thankForAllWell: self = .noted
    case .intent(_, let plan): self = plan.handOver == nil ? .answered : .handedOver
    case .passage, .languageWanted, .alarm: self = .answered
    case .ambiguous, .plea: self = .clarified
    case .articles: self = .offered
    case .nothing(.unknown): self = .unanswered
    case .personChosen: self = .handedOver
    case .nothing, .noneOfTheseChosen, .languageChosen, .articleChosen, .contact, .feedback:
      self = .noted
    }
  }
}
