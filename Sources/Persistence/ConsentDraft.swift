package import Linguistics

/// What a patient agrees to, as the client claims it.
package struct ConsentDraft: Sendable, Equatable {
  package var version: String
  /// The notice of that version by language; empty where its words aren't known.
  package var texts: [LanguageTag: String]

  package init(version: String, texts: [LanguageTag: String] = [:]) {
    self.version = version
    self.texts = texts
  }
}
