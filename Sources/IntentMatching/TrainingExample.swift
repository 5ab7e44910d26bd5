package import Linguistics

/// One phrase and the intent that it stands for.
package struct TrainingExample: Sendable, Equatable {
  package let text: String
  package let label: String
  /// The language under which the phrase was written; `nil` where the source does not say.
  package let language: LanguageFamily?

  /// The label of phrases that no intent answers: where it is best, the outcome is `none`.
  package static let outOfScopeLabel = "none"

  package init(text: String, label: String, language: LanguageFamily?) {
    self.text = text
    self.label = label
    self.language = language
  }
}
