package import Foundation
package import Linguistics

/// Everything that an office can change: what one revision of the content consists of.
package struct ContentBundle: Sendable, Codable, Equatable {
  package let site: SiteSettings
  /// In the order of their files (by name) and of their places in them.
  package let intents: [IntentDefinition]
  /// Phrases that no intent should answer.
  package let outOfScope: [LanguageFamily: [String]]
  package let locales: [LanguageTag: LocaleStrings]
  /// By id, then by language.
  package let articles: [Article]
  /// Nil where the folder has none, and in revisions of before there were any.
  package let triage: TriageContent?

  package init(
    site: SiteSettings, intents: [IntentDefinition],
    outOfScope: [LanguageFamily: [String]] = [:], locales: [LanguageTag: LocaleStrings],
    articles: [Article], triage: TriageContent? = nil
  ) {
    self.site = site
    self.intents = intents
    self.outOfScope = outOfScope
    self.locales = locales
    self.articles = articles
    self.triage = triage
  }

  /// Where an article is from, for a reader; a file that was imported is the site's own.
  package func sourceName(of article: Article, in language: LanguageTag) -> String {
    article.source.title.isEmpty ? site.name[language] ?? "" : article.source.title
  }

  /// The same content with other articles.
  package func replacing(articles: [Article]) -> ContentBundle {
    ContentBundle(
      site: site, intents: intents, outOfScope: outOfScope, locales: locales,
      articles: articles.sorted { ($0.id, $0.language.rawValue) < ($1.id, $1.language.rawValue) },
      triage: triage)
  }

  /// The same content with the triage of another where it has none: an older program may have
  /// published it.
  package func borrowingTriage(from other: ContentBundle) -> ContentBundle {
    triage != nil
      ? self
      : ContentBundle(
        site: site, intents: intents, outOfScope: outOfScope, locales: locales, articles: articles,
        triage: other.triage)
  }

  /// Reads what `encoded()` wrote.
  package init(encoded data: Data) throws {
    self = try JSONDecoder().decode(ContentBundle.self, from: data)
  }

  /// JSON with sorted keys: the same content always gives the same bytes, so that their digest
  /// identifies a revision.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
