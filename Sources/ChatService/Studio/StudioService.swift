package import Content
package import Conversation
package import Foundation
package import Linguistics
package import Persistence

/// What admins look at: the content in force, and what it does with a message.
package struct StudioService: Sendable {
  private let database: ChatDatabase
  private let content: ContentStore
  private let diagnostics: [Diagnostic]
  private let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, diagnostics: [Diagnostic],
    now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.content = content
    self.diagnostics = diagnostics
    self.now = now
  }

  package var published: PublishedContent { content.current }

  /// What the loader said of the content in force: warnings, as errors aren't published.
  package var contentDiagnostics: [Diagnostic] { diagnostics }

  package struct Trial: Sendable {
    package let language: LanguageTag?
    package let folded: String
    package let explanation: Explanation
    package let replies: [Message]
    package let revision: Int64
  }

  /// What a patient would get for this text as a first message. Nothing is stored.
  package func tryOut(_ text: String, language: LanguageTag) -> Trial {
    let published = content.current
    let route = published.router.route(text, hint: language)
    let (state, effects) = DialogueState(language: language).next(
      route.understanding, language: route.analysis.language)
    let at = now()
    let situation = ReplyComposer.Situation(language: state.language, now: at)
    let drafts = published.composer.replies(
      to: effects, situation, messageLanguage: route.analysis.language)
    var explanation = route.explanation
    explanation.revision = published.revision
    return Trial(
      language: route.analysis.language, folded: route.analysis.folded, explanation: explanation,
      replies: drafts.enumerated().map { index, draft in
        Message(
          seq: index + 1, author: draft.author, text: draft.text, lang: draft.lang, at: at,
          choices: draft.choices, sources: draft.sources, form: draft.form)
      },
      revision: published.revision)
  }

  package func unmatched(limit: Int) async throws -> [UnmatchedMessage] {
    try await database.unmatched(limit: limit)
  }
}
