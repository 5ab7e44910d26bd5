package import Linguistics

/// What a web page says, without what surrounds it.
package struct Page: Sendable, Equatable, Codable {
  package let title: String
  package let description: String?
  /// Nil where it is neither English nor Chinese.
  package let language: LanguageTag?
  /// ISO 8601 date of the last change that the page states.
  package let date: String?
  /// Absolute; what the page says that its own address is.
  package let canonical: String?
  /// The addresses of its translations, as far as the page names them.
  package let translations: [LanguageTag: String]
  package let passages: [Passage]
}
