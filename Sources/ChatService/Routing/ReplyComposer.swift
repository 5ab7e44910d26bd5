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
    /// Whether the patient writes in a language that isn't served, and may read none of ours.
    package var isOtherLanguage: Bool

    package init(
      language: LanguageTag, timeZone: String? = nil, now: Date, isOtherLanguage: Bool = false
    ) {
      self.language = language
      self.timeZone = timeZone
      self.now = now
      self.isOtherLanguage = isOtherLanguage
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

  /// One message, or several where some of it is in another language.
  package func messages(
    for utterance: Utterance, offersPerson: Bool, _ situation: Situation
  ) -> [MessageDraft] {
    var messages = words(for: utterance, situation)
    if offersPerson, let last = messages.indices.last {
      let offered = messages[last].choices ?? []
      if !offered.contains(where: { $0.id == ChoiceID.person.text }) {
        messages[last].choices = offered + [personChoice(situation)]
      }
    }
    return messages
  }

  /// The label of a choice, as the patient's message shows it.
  package func label(of choice: ChoiceID, _ situation: Situation) -> String? {
    switch choice {
    case .person: string(.personChoice, situation)
    case .nothing: string(.noneOfThese, situation)
    case .language(let tag): string(.language(tag), situation)
    case .intent(let id): strings(situation).sections["intents"]?[id]
    case .article(let place): offer(of: place.article, situation)
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

  private func words(for utterance: Utterance, _ situation: Situation) -> [MessageDraft] {
    switch utterance {
    case .safety(let text): [safety(text, situation)]
    case .reply(let key): [draft(reply(key, situation), situation)]
    case .article(let place): article(place, situation)
    case .passage(let quotation): passage(quotation, situation)
    case .clarify(let intents, let article):
      [
        draft(
          string(.clarify, situation), situation,
          choices: (intents.map(ChoiceID.intent) + [article.map(ChoiceID.article), .nothing])
            .compactMap { $0.flatMap { choice($0, situation) } })
      ]
    case .offerArticles(let places):
      [
        draft(
          string(.offerArticles, situation), situation,
          choices: places.compactMap { choice(.article($0), situation) })
      ]
    case .nothing(.unknown): [draft(string(.notUnderstood, situation), situation)]
    case .nothing(.noWords): [draft(string(.emptyOrSymbols, situation), situation)]
    case .nothing(.otherLanguage): [otherLanguage(situation)]
    case .nothingAgain: [draft(string(.notUnderstoodAgain, situation), situation)]
    case .noneOfThese: [draft(string(.choiceNothing, situation), situation)]
    case .languageChanged: [draft(string(.languageChanged, situation), situation)]
    case .chooseLanguage(let key):
      [
        draft(
          reply(key, situation), situation,
          choices: LanguageTag.allCases.compactMap { choice(.language($0), situation) })
      ]
    case .handOver: [handOver(situation)]
    case .contactSaved: [notice(.contactSaved, situation)]
    case .hasHelped: [draft(string(.hasHelped, situation), situation)]
    case .hasNotHelped: [draft(string(.hasNotHelped, situation), situation)]
    }
  }

  private func handOver(_ situation: Situation) -> MessageDraft {
    let lines = [
      string(.handOver, situation), expectation(situation), string(.contactInvite, situation),
    ]
    var message = draft(lines.joined(separator: "\n"), situation)
    message.form = Message.Form(id: "contact", fields: contactFields(situation))
    return message
  }

  private func reply(_ key: String, _ situation: Situation) -> String {
    let facts = { (name: String) -> String? in
      content.site.fact(name, in: situation.language)
    }
    let values = ["site": content.site.name[situation.language] ?? ""]
    return strings(situation).replies[key]?.render(facts: facts, values: values) ?? ""
  }

  /// The title, with the language where it is another one.
  private func offer(of article: String, _ situation: Situation) -> String? {
    guard let article = router.article(article, prefer: situation.language) else { return nil }
    if article.language == situation.language { return article.title }
    return string(
      .titleInLanguage, situation,
      ["title": article.title, "language": string(.named(article.language), situation)])
  }

  private func article(_ place: PassagePlace, _ situation: Situation) -> [MessageDraft] {
    guard let article = router.article(place.article, prefer: situation.language) else {
      // It was valid when the content was checked and has since run out: a person knows.
      return messages(for: .nothing(.unknown), offersPerson: true, situation)
    }
    if let passage = article.passages.first(where: { $0.anchor == place.anchor }) {
      return sourced(passage.text, of: passage, from: article, situation)
    }
    let text = article.summary.isEmpty ? article.passages.first?.text ?? "" : article.summary
    return sourced(text, of: nil, from: article, situation)
  }

  private func passage(_ quotation: Quotation, _ situation: Situation) -> [MessageDraft] {
    let place = quotation.place
    guard let article = router.article(place.article, prefer: situation.language),
      let passage = article.passages.first(where: { $0.anchor == place.anchor })
    else { return self.article(place, situation) }
    return sourced(quotation.text, of: passage, from: article, situation)
  }

  /// An answer with where it is from, and the question whether it helps. What is in another
  /// language stands in a message of its own, so that it is read aloud as what it is.
  ///
  /// - Parameter passage: nil for the article as a whole.
  private func sourced(
    _ text: String, of passage: Passage?, from article: Article, _ situation: Situation
  ) -> [MessageDraft] {
    let place = PassagePlace(article: article.id, anchor: passage?.anchor)
    let choices = [true, false].compactMap { hasHelped in
      choice(.feedback(AnswerFeedback(place: place, hasHelped: hasHelped)), situation)
    }
    let sources = [source(of: article, fragment: passage?.fragment, situation)]
    // A passage answers what its heading asks; without it, “No” says nothing.
    let quotation = ([passage?.heading.last, text].compactMap(\.self)).joined(separator: "\n")
    let question = string(.askHelpful, situation)
    guard article.language != situation.language else {
      let intro = passage == nil ? [] : [string(.passageIntro, situation)]
      var message = draft(
        (intro + [quotation, question]).joined(separator: "\n"), situation, choices: choices)
      message.sources = sources
      return [message]
    }
    let name = string(.named(article.language), situation)
    return [
      draft(string(.otherLanguageOnly, situation, ["language": name]), situation),
      MessageDraft(author: .bot, text: quotation, lang: article.language, sources: sources),
      draft(question, situation, choices: choices),
    ]
  }

  private func source(
    of article: Article, fragment: String?, _ situation: Situation
  ) -> Message.Source {
    let origin = content.sourceName(of: article, in: situation.language)
    // Only a page that was imported has these anchors.
    let place =
      article.imported == nil
      ? nil
      : fragment?.addingPercentEncoding(
        withAllowedCharacters: .urlFragmentAllowed)
    let url = article.source.url.map { url in
      url.contains("#") ? url : [url, place].compactMap(\.self).joined(separator: "#")
    }
    return Message.Source(
      title: "\(article.title) · \(origin)", url: url, reviewedOn: article.reviewedOn)
  }

  private func safety(_ text: SafetyText, _ situation: Situation) -> MessageDraft {
    var message = draft(SafetyComposer(content: content).text(text, situation), situation)
    // Whoever leaves the page to call can still be reached.
    if text.isAlarm { message.form = Message.Form(id: "contact", fields: contactFields(situation)) }
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
