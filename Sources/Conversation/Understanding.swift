package import Linguistics

/// What the router made of a patient's message, or what the patient chose: the input of the state
/// machine.
package enum Understanding: Sendable, Equatable {
  /// Danger or despair; decided before anything else.
  case alarm(SafetyText)
  /// A word that may be a cry for help and may be nothing.
  case plea
  case intent(id: String, Plan)
  /// Intents of which one is probably meant, best first, and a passage that may be.
  case ambiguous([String], article: PassagePlace? = nil)
  /// A passage of an article answers.
  case passage(Quotation)
  /// Passages of articles that may help, best first.
  case articles([PassagePlace])
  case nothing(Unanswered)
  /// The patient asked for a person by a choice.
  case personChosen
  /// The patient refused every choice offered.
  case noneOfTheseChosen
  case languageChosen(LanguageTag)
  /// Another language is wished for, but it isn't clear which.
  case languageWanted(reply: String)
  case articleChosen(PassagePlace)
  case contact(Contact)
  /// What the patient said of an answer.
  case feedback(AnswerFeedback)

  package var isAlarm: Bool {
    if case .alarm = self { true } else { false }
  }

  /// What an intent does, in this order: reply, then article or hand-over.
  package struct Plan: Sendable, Equatable {
    package var reply: String?
    package var article: String?
    /// What of the article answers; nil gives its summary.
    package var quotation: Quotation?
    package var handOver: Priority?
    package var offersPerson: Bool

    package init(
      reply: String? = nil, article: String? = nil, quotation: Quotation? = nil,
      handOver: Priority? = nil, offersPerson: Bool = false
    ) {
      self.reply = reply
      self.article = article
      self.quotation = quotation
      self.handOver = handOver
      self.offersPerson = offersPerson
    }
  }

  /// Why there is no answer.
  package enum Unanswered: String, Sendable, Codable, Equatable {
    /// Nothing close enough.
    case unknown
    /// Written in a language that isn't served.
    case otherLanguage
    /// No word in it: an emoji, digits, punctuation.
    case noWords
  }
}

/// A passage of an article, or the article as a whole.
package struct PassagePlace: Sendable, Equatable {
  package let article: String
  /// Of the passage, empty for the text before all headings; nil for the article as a whole.
  package let anchor: String?

  package init(article: String, anchor: String? = nil) {
    self.article = article
    self.anchor = anchor
  }
}

/// A part of an article, as it stands there.
package struct Quotation: Sendable, Equatable {
  package let place: PassagePlace
  package let text: String

  package init(place: PassagePlace, text: String) {
    self.place = place
    self.text = text
  }
}

/// Whether an answer from an article was what the patient needed.
package struct AnswerFeedback: Sendable, Equatable {
  package let place: PassagePlace
  package let hasHelped: Bool

  package init(place: PassagePlace, hasHelped: Bool) {
    self.place = place
    self.hasHelped = hasHelped
  }
}

/// What has to be done, in order.
package enum Effect: Sendable, Equatable {
  case say(Utterance, offersPerson: Bool)
  case handOver(reason: String, Priority)
  case saveContact(Contact)
  case saveFeedback(AnswerFeedback)
}

/// What the bot says; the wording is the locale's.
package enum Utterance: Sendable, Equatable {
  case safety(SafetyText)
  case reply(String)
  case article(PassagePlace)
  case passage(Quotation)
  case clarify([String], article: PassagePlace? = nil)
  case offerArticles([PassagePlace])
  case nothing(Understanding.Unanswered)
  /// The second message in a row without an answer.
  case nothingAgain
  case noneOfThese
  case languageChanged
  case chooseLanguage(reply: String)
  case handOver
  case contactSaved
  case hasHelped
  case hasNotHelped
}
