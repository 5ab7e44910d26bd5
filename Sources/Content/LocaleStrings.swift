package import Linguistics

/// Every string that is shown in one language.
package struct LocaleStrings: Sendable, Codable, Equatable {
  /// The sections of plain strings, beside `replies`.
  package static let sectionNames = [
    "bot", "intents", "reasons", "safety", "privacy", "widget", "chatPage",
    "desk", "studio", "match", "demo",
  ]

  package let language: LanguageTag
  /// By reply key.
  package let replies: [String: ReplyTemplate]
  /// By section, then by key.
  package let sections: [String: [String: String]]

  package init(
    language: LanguageTag, replies: [String: ReplyTemplate],
    sections: [String: [String: String]]
  ) {
    self.language = language
    self.replies = replies
    self.sections = sections
  }

  /// The string of a section with its placeholders filled in; nil where there is no such key.
  package func string(
    _ section: String, _ key: String, values: [String: String] = [:]
  ) -> String? {
    sections[section]?[key].map { Placeholders.fill($0) { values[$0] } }
  }
}
