package import Conversation
package import Linguistics

/// What a tapped choice means; the text form travels in messages.
package enum ChoiceID: Sendable, Equatable {
  case person
  case nothing
  case language(LanguageTag)
  case intent(String)
  case article(PassagePlace)
  case feedback(AnswerFeedback)

  /// In bytes; looking a text up that is no id takes longer, the longer it is.
  private static let longest = 3_000

  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("person", 1): self = .person
    case ("nothing", 1): self = .nothing
    case ("language", 2):
      guard let tag = LanguageTag(rawValue: parts[1]) else { return nil }
      self = .language(tag)
    case ("intent", 2): self = .intent(parts[1])
    case ("article", 2): self = .article(PassagePlace(choice: parts[1]))
    case ("helpful", 2), ("unhelpful", 2):
      self = .feedback(
        AnswerFeedback(
          place: PassagePlace(choice: parts[1]), hasHelped: parts[0] == "helpful"))
    default: return nil
    }
  }

  package var text: String {
    switch self {
    case .person: "person"
    case .nothing: "nothing"
    case .language(let tag): "language:\(tag.rawValue)"
    case .intent(let id): "intent:\(id)"
    case .article(let place): "article:\(place.choice)"
    case .feedback(let feedback):
      (feedback.hasHelped ? "helpful:" : "unhelpful:") + feedback.place.choice
    }
  }
}

extension PassagePlace {
  /// `article` or `article#anchor`, as in the ids of choices.
  fileprivate var choice: String { anchor.map { "\(article)#\($0)" } ?? article }

  fileprivate init(choice: String) {
    let parts = choice.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    self.init(article: parts[0], anchor: parts.count > 1 ? parts[1] : nil)
  }
}
