package import Conversation
package import Foundation
package import Linguistics

/// A message before it has its place in the conversation.
package struct MessageDraft: Sendable, Equatable {
  package var author: Author
  package var text: String
  package var lang: LanguageTag
  package var choices: [Message.Choice]?
  package var sources: [Message.Source]?
  package var form: Message.Form?
  package var name: String?

  package init(
    author: Author, text: String, lang: LanguageTag, choices: [Message.Choice]? = nil,
    sources: [Message.Source]? = nil, form: Message.Form? = nil, name: String? = nil
  ) {
    self.author = author
    self.text = text
    self.lang = lang
    self.choices = choices
    self.sources = sources
    self.form = form
    self.name = name
  }
}

/// How a turn ended, for those who teach the bot.
package enum TurnOutcome: String, Sendable, Codable, Hashable, CaseIterable {
  /// An intent or a passage answered.
  case answered
  /// Intents were offered, since more than one may be meant.
  case clarified
  /// Articles were offered.
  case offered
  /// There was no answer.
  case unanswered
  /// The message asked for a person.
  case handedOver
  case emergency
  /// A choice, a form, another language: nothing that had to be understood.
  case noted
  /// The bot kept silent, since a person is asked for or has the conversation.
  case silent

  /// True where the bot didn't know what to answer.
  package var isUnmatched: Bool { Self.unmatched.contains(self) }

  static let unmatched: [TurnOutcome] = [.clarified, .offered, .unanswered]
}

/// What a turn changes: the patient's message, the replies and the state after them.
package struct TurnDraft: Sendable {
  package var state: DialogueState
  package var patient: MessageDraft
  package var replies: [MessageDraft]
  /// Merged with what the patient left before.
  package var contact: Contact?
  /// What the patient said of an answer.
  package var feedback: FeedbackDraft?
  /// Why the bot answered as it did; opaque here.
  package var decision: Data?
  package var outcome: TurnOutcome
  /// The revision of the content that answered.
  package var revision: Int64

  package init(
    state: DialogueState, patient: MessageDraft, replies: [MessageDraft], contact: Contact? = nil,
    feedback: FeedbackDraft? = nil, decision: Data? = nil, outcome: TurnOutcome, revision: Int64
  ) {
    self.state = state
    self.patient = patient
    self.replies = replies
    self.contact = contact
    self.feedback = feedback
    self.decision = decision
    self.outcome = outcome
    self.revision = revision
  }
}

/// What a patient said of an answer from an article.
package struct FeedbackDraft: Sendable, Equatable {
  package var answer: AnswerFeedback
  /// Of the version of the article that was shown.
  package var language: LanguageTag

  package init(answer: AnswerFeedback, language: LanguageTag) {
    self.answer = answer
    self.language = language
  }
}

/// What patients said of the answers from a passage of one version of an article.
package struct FeedbackCount: Sendable, Equatable {
  package var article: String
  /// Empty for the article as a whole and for its text before all headings.
  package var anchor: String
  package var language: LanguageTag
  package var helpful: Int
  package var unhelpful: Int
}

/// A stored turn.
package struct TurnResult: Sendable, Equatable {
  /// True where the turn had been stored before; nothing was changed.
  package var isReplay: Bool
  /// The patient's message and every reply, in order.
  package var messages: [Message]
  /// The phase after the turn, also where the conversation has gone on since.
  package var phase: Phase
  /// The conversation as it is now.
  package var conversation: ConversationRecord
}

/// A message that the bot didn't know how to answer.
package struct UnmatchedMessage: Sendable, Codable, Equatable {
  package var at: Date
  package var lang: LanguageTag
  package var text: String
  package var outcome: TurnOutcome
}

/// Why the bot answered a message as it did.
package struct StoredDecision: Sendable, Equatable {
  /// Of the patient's message.
  package var seq: Int
  package var data: Data
}
