package import Linguistics

/// Something that a patient may want: how people ask for it, and what to do then.
package struct IntentDefinition: Sendable, Codable, Equatable, Identifiable {
  /// `group.name`.
  package let id: String
  package let action: Action
  /// Training phrases; all written forms of Chinese are under `zh`.
  package let phrases: [LanguageFamily: [String]]

  package init(id: String, action: Action, phrases: [LanguageFamily: [String]]) {
    self.id = id
    self.action = action
    self.phrases = phrases
  }

  /// The part of the id before the dot, which is also the name of the file.
  package var group: String { String(id.prefix { $0 != "." }) }
}

/// What an intent does: a reply, then an article or a hand-over. At least one of the three is there.
package struct Action: Sendable, Codable, Equatable {
  package enum Priority: String, Sendable, Codable, CaseIterable {
    case normal, high
  }

  /// A key of `LocaleStrings.replies`.
  package let reply: String?
  /// The id of an article.
  package let article: String?
  package let handOver: Priority?
  /// Whether the choice of talking to a person goes with the reply.
  package let offerPerson: Bool
  /// Whether the language of the conversation is to change to the one asked for.
  package let switchesLanguage: Bool
  /// Whether the reply is given to somebody in despair too, beside the words for despair: an honest
  /// answer to the question of hope. Nil in revisions of before.
  package let meetsDespair: Bool?

  package init(
    reply: String? = nil, article: String? = nil, handOver: Priority? = nil,
    offerPerson: Bool = false, switchesLanguage: Bool = false,
    meetsDespair: Bool = false
  ) {
    self.reply = reply
    self.article = article
    self.handOver = handOver
    self.offerPerson = offerPerson
    self.switchesLanguage = switchesLanguage
    self.meetsDespair = meetsDespair
  }
}
