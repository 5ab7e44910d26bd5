import Linguistics

/// One row of an evaluation file (JSON Lines), `{"text", "intent", "lang", "style"?}`.
package struct LabelledText: Sendable, Codable, Equatable {
  package let text: String
  package let intent: String
  /// A BCP 47 tag, as it stands in the file.
  package let lang: String
  package let style: String?

  package init(text: String, intent: String, lang: String, style: String? = nil) {
    self.text = text
    self.intent = intent
    self.lang = lang
    self.style = style
  }

  package var example: TrainingExample {
    TrainingExample(text: text, label: intent, language: LanguageTag(bcp47: lang)?.family)
  }
}
