package import Linguistics
package import PageReading

/// A page of program information in one language; its translations have the same id.
package struct Article: Sendable, Codable, Equatable {
  package struct Source: Sendable, Codable, Equatable {
    package let title: String
    package let url: String?

    package init(title: String, url: String? = nil) {
      self.title = title
      self.url = url
    }
  }

  /// The name of the file without `.html`.
  package let id: String
  package let language: LanguageTag
  package let title: String
  /// Where the information comes from.
  package let source: Source
  /// ISO 8601 date (`2026-11-23`) on which a person last held it against the source.
  package let reviewedOn: String?
  /// ISO 8601 date of the last day on which it may be used.
  package let validUntil: String?
  package let owner: String?
  package let tags: [String]
  /// The short answer in one or two sentences.
  package let summary: String
  package let passages: [Passage]
  /// Where it was imported from; nil for an article of the content folder.
  package let imported: Import?

  /// An import by which an article came.
  package struct Import: Sendable, Codable, Equatable {
    /// What was imported: a page, a folder, a sitemap. Importing it again replaces the article.
    package let source: String
    /// The page's own.
    package let address: String
    /// ISO 8601 date that the page states.
    package let date: String?
    /// ISO 8601 date.
    package let importedOn: String

    package init(source: String, address: String, date: String?, importedOn: String) {
      self.source = source
      self.address = address
      self.date = date
      self.importedOn = importedOn
    }
  }

  /// The same, held against its source again.
  ///
  /// - Parameter date: ISO 8601.
  package func imported(on date: String) -> Article {
    Article(
      id: id, language: language, title: title, source: source, reviewedOn: reviewedOn,
      validUntil: validUntil, owner: owner, tags: tags, summary: summary, passages: passages,
      imported: imported.map {
        Import(source: $0.source, address: $0.address, date: $0.date, importedOn: date)
      })
  }

  package init(
    id: String, language: LanguageTag, title: String, source: Source, reviewedOn: String? = nil,
    validUntil: String? = nil, owner: String? = nil, tags: [String] = [], summary: String = "",
    passages: [Passage], imported: Import? = nil
  ) {
    self.id = id
    self.language = language
    self.title = title
    self.source = source
    self.reviewedOn = reviewedOn
    self.validUntil = validUntil
    self.owner = owner
    self.tags = tags
    self.summary = summary
    self.passages = passages
    self.imported = imported
  }
}
