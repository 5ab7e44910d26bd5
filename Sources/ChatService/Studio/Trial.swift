package import Conversation
package import Foundation
package import Linguistics
import Persistence

/// What a first message would be understood as and answered with.
package struct Trial: Sendable, Encodable {
  package let language: LanguageTag?
  package let folded: String
  package let redFlag: String?
  package let decision: Explanation
  package let passages: [Explanation.ConsultedPassage]
  package let replies: [Message]
  /// 0 for content that is not published.
  package let revision: Int64
}

extension PublishedContent {
  /// Nothing is stored.
  ///
  /// - Parameter language: that of the conversation, for text that doesn't show its own.
  package func tryOut(_ text: String, language: LanguageTag, at now: Date) -> Trial {
    let route = router.route(text, hint: language)
    let (state, effects) = DialogueState(language: language).next(
      route.understanding, beside: route.notice, saysAllIsWell: route.saysAllIsWell,
      language: route.analysis.language)
    let drafts = composer.replies(
      to: effects,
      ReplyComposer.Situation(
        language: state.language, now: now, isOtherLanguage: route.isOtherLanguage),
      messageLanguage: route.analysis.language)
    var decision = route.explanation
    decision.revision = revision
    return Trial(
      language: route.analysis.language, folded: route.analysis.folded,
      redFlag: decision.redFlag, decision: decision, passages: decision.passages,
      replies: drafts.enumerated().map { index, draft in
        Message(
          seq: index + 1, author: draft.author, text: draft.text, lang: draft.lang, at: now,
          choices: draft.choices, sources: draft.sources, form: draft.form)
      },
      revision: revision)
  }
}
