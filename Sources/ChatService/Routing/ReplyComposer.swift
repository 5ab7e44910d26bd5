package import Content
package import Conversation
package import Foundation
package import Linguistics
import PageReading
package import Persistence

/// Puts what the bot says into words: the locale's, with the facts of the site.
package struct ReplyComposer: Sendable {
  private let content: ContentBundle
  private let router: MessageRouter

  package init(content: ContentBundle, router: MessageRouter) {
    self.content = content
    self.router = router
  }

  /// What a reply depends on besides the content.
  package struct Situation: Sendable {
    package var language: LanguageTag
    /// IANA name of the patient's time zone.
    package var timeZone: String?
    package var now: Date

    package init(language: LanguageTag, timeZone: String? = nil, now: Date) {
      self.language = language
      self.timeZone = timeZone
      self.now = now
    }
  }

  /// The message that opens a conversation.
  package func greeting(_ situation: Situation) -> MessageDraft {
    let name = content.site.name[situation.language] ?? ""
    return draft(
      string(.greeting, situation, ["site": name]), situation, choices: [personChoice(situation)])
  }

  /// A message of the service about the conversation itself.
  package func notice(
    _ key: BotString, _ situation: Situation, values: [String: String] = [:]
  ) -> MessageDraft {
    var message = draft(string(key, situation, values), situation)
    message.author = .system
    return message
  }

  package func message(
    for utterance: Utterance, offersPerson: Bool, _ situation: Situation
  ) -> MessageDraft {
    var message = words(for: utterance, situation)
    if offersPerson {
      let offered = message.choices ?? []
      if !offered.contains(where: { $0.id == ChoiceID.person.text }) {
        message.choices = offered + [personChoice(situation)]
      }
    }
    return message
  }

  /// The label of a choice, as the patient's message shows it.
  package func label(of choice: ChoiceID, _ situation: Situation) -> String? {
    switch choice {
    case .person: string(.personChoice, situation)
    case .nothing: string(.noneOfThese, situation)
    case .language(let tag): string(.language(tag), situation)
    case .intent(let id): strings(situation).sections["intents"]?[id]
    case .article(let id): router.article(id, prefer: situation.language)?.title
    case .feedback(let feedback): string(feedback.hasHelped ? .helpful : .unhelpful, situation)
    }
  }

  /// When the patient can expect an answer by a person.
  package func expectation(_ situation: Situation) -> String {
    switch content.site.officeStatus(at: situation.now) {
    case .open:
      return string(.expectationOpen, situation)
    case .closed(let opensAt?):
      return string(
        .expectationOpensAt, situation, ["time": LocalTime.text(opensAt, situation)])
    case .closed(nil), .unknown:
      return string(.expectationUnknown, situation)
    }
  }

  /// The patient's own contact details, as the transcript shows them.
  package func summary(of contact: Contact, _ situation: Situation) -> String {
    let values = contactFields(situation).compactMap { field -> String? in
      contact[field.name].map { "\(field.label): \($0)" }
    }
    return string(.contactShared, situation, ["values": values.joined(separator: " · ")])
  }

  // MARK: - The kinds of reply

  private func words(for utterance: Utterance, _ situation: Situation) -> MessageDraft {
    switch utterance {
    case .emergency(let kind):
      return emergency(kind: kind, situation)
    case .reply(let key):
      return draft(reply(key, situation), situation)
    case .article(let id):
      return article(id, situation)
    case .passage(let quotation):
      return passage(quotation, situation)
    case .clarify(let intents):
      let choices = intents.compactMap { choice(.intent($0), situation) }
      return draft(
        string(.clarify, situation), situation,
        choices: choices + [choice(.nothing, situation)].compactMap(\.self))
    case .offerArticles(let ids):
      return draft(
        string(.offerArticles, situation), situation,
        choices: ids.compactMap { choice(.article($0), situation) })
    case .nothing(.unknown):
      return draft(string(.notUnderstood, situation), situation)
    case .nothing(.noWords):
      return draft(string(.emptyOrSymbols, situation), situation)
    case .nothing(.otherLanguage):
      return otherLanguage(situation)
    case .nothingAgain:
      return draft(string(.notUnderstoodAgain, situation), situation)
    case .noneOfThese:
      return draft(string(.choiceNothing, situation), situation)
    case .languageChanged:
      return draft(string(.languageChanged, situation), situation)
    case .chooseLanguage(let key):
      return draft(
        reply(key, situation), situation,
        choices: LanguageTag.allCases.compactMap { choice(.language($0), situation) })
    case .handOver:
      var message = draft(
        [.handOver, .contactInvite].map { string($0, situation) }
          .inserting(expectation(situation), at: 1)
          .joined(separator: "\n"), situation)
      message.form = Message.Form(id: "contact", fields: contactFields(situation))
      return message
    case .contactSaved:
      return notice(.contactSaved, situation)
    case .hasHelped:
      return draft(string(.hasHelped, situation), situation)
    case .hasNotHelped:
      return draft(string(.hasNotHelped, situation), situation)
    }
  }

  private func reply(_ key: String, _ situation: Situation) -> String {
    let facts = { (name: String) -> String? in
      content.site.fact(name, in: situation.language)
    }
    let values = ["site": content.site.name[situation.language] ?? ""]
    return strings(situation).replies[key]?.render(facts: facts, values: values) ?? ""
  }

  private func article(_ id: String, _ situation: Situation) -> MessageDraft {
    guard let article = router.article(id, prefer: situation.language) else {
      // It was valid when the content was checked and has since run out: a person knows.
      return message(for: .nothing(.unknown), offersPerson: true, situation)
    }
    let passage = article.passages.first
    let (anchor, text) =
      article.summary.isEmpty ? (passage?.anchor ?? "", passage?.text ?? "") : ("", article.summary)
    return sourced(text, from: article, anchor: anchor, situation)
  }

  private func passage(_ quotation: Quotation, _ situation: Situation) -> MessageDraft {
    guard let article = router.article(quotation.article, prefer: situation.language) else {
      return self.article(quotation.article, situation)
    }
    return sourced(
      "\(string(.passageIntro, situation))\n\(quotation.text)", from: article,
      anchor: quotation.anchor, situation)
  }

  /// An answer with where it is from, and the question whether it helps.
  private func sourced(
    _ text: String, from article: Article, anchor: String, _ situation: Situation
  ) -> MessageDraft {
    var lines = [text, string(.askHelpful, situation)]
    if article.language != situation.language {
      lines.insert(string(.otherLanguageOnly, situation), at: 0)
    }
    let choices = [true, false].map { hasHelped in
      ChoiceID.feedback(
        AnswerFeedback(article: article.id, anchor: anchor, hasHelped: hasHelped))
    }
    var message = draft(
      lines.joined(separator: "\n"), situation,
      choices: choices.compactMap { choice($0, situation) })
    let source = article.source
    message.sources = [
      Message.Source(
        title: "\(article.title) · \(source.title)", url: source.url,
        reviewedOn: article.reviewedOn)
    ]
    return message
  }

  private func emergency(kind: String, _ situation: Situation) -> MessageDraft {
    let emergency = strings(situation).sections["emergency"] ?? [:]
    let lines = EmergencyNumbers.likely(
      site: content.site, timeZone: situation.timeZone, language: situation.language
    ).map { entry in
      Placeholders.fill(emergency["numberLine"] ?? "{country}: {number}") { name in
        switch name {
        case "country": emergency["country.\(entry.country)"] ?? emergency["country.other"]
        case "number": entry.number
        default: nil
        }
      }
    }
    let template = emergency[kind] ?? emergency["reply"] ?? ""
    var message = draft(
      Placeholders.fill(template) { $0 == "numbers" ? lines.joined(separator: "\n") : nil },
      situation)
    // Whoever leaves the page to call can still be reached.
    message.form = Message.Form(id: "contact", fields: contactFields(situation))
    return message
  }

  /// For a patient who may read none of our languages, all that we have: English and Chinese.
  private func otherLanguage(_ situation: Situation) -> MessageDraft {
    let texts = [LanguageTag.en, .zhHans].map { tag in
      var other = situation
      other.language = tag
      return string(.otherLanguage, other)
    }
    return draft(texts.joined(separator: "\n"), situation)
  }

  // MARK: - Parts

  private func draft(
    _ text: String, _ situation: Situation, choices: [Message.Choice]? = nil
  ) -> MessageDraft {
    MessageDraft(author: .bot, text: text, lang: situation.language, choices: choices)
  }

  private func choice(_ id: ChoiceID, _ situation: Situation) -> Message.Choice? {
    label(of: id, situation).map { Message.Choice(id: id.text, label: $0) }
  }

  private func personChoice(_ situation: Situation) -> Message.Choice {
    Message.Choice(id: ChoiceID.person.text, label: string(.personChoice, situation))
  }

  private func contactFields(_ situation: Situation) -> [Message.Form.Field] {
    [
      Message.Form.Field(name: "email", label: string(.contactEmail, situation)),
      Message.Form.Field(name: "phone", label: string(.contactPhone, situation)),
      Message.Form.Field(name: "wechat", label: string(.contactWechat, situation)),
    ]
  }

  package func string(
    _ key: BotString, _ situation: Situation, _ values: [String: String] = [:]
  ) -> String {
    strings(situation).string("bot", key.rawValue, values: values) ?? ""
  }

  private func strings(_ situation: Situation) -> LocaleStrings {
    content.locales[situation.language]
      ?? LocaleStrings(language: situation.language, replies: [:], sections: [:])
  }
}

extension [String] {
  fileprivate func inserting(_ text: String, at index: Int) -> [String] {
    var copy = self
    copy.insert(text, at: index)
    return copy
  }
}

extension Contact {
  /// By the name of the form's field.
  subscript(name: String) -> String? {
    switch name {
    case "email": email
    case "phone": phone
    case "wechat": wechat
    default: nil
    }
  }
}
