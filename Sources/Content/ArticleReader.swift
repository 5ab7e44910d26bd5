import Foundation
import Linguistics

/// The articles with what later checks need.
struct ParsedArticles {
  /// Those without a fault, by id, then by language.
  let articles: [Article]
  /// Also of those with faults, so that a fault isn't reported again as an unknown article.
  let ids: Set<String>
  /// Whether the folder could be read at all.
  let isRead: Bool
}

/// Reads `Knowledge/<language>/<id>.html`.
enum ArticleReader {
  static let folderName = "Knowledge"

  static func read(
    _ folder: ContentFolder, today: Date, faults: inout FaultList
  ) -> ParsedArticles {
    guard let names = folder.names(in: folderName, faults: &faults) else {
      return ParsedArticles(articles: [], ids: [], isRead: false)
    }
    let languages = LanguageTag.allCases.map(\.rawValue)
    for name in names where !languages.contains(name) {
      let path = "\(folderName)/\(name)"
      if folder.isFolder(path) {
        faults.error(
          Place(file: path), "Unknown language folder; use one of \(languages.quotedList).")
      } else if name.hasSuffix(".html") {
        faults.error(Place(file: path), "Move this article into the folder of its language.")
      }
    }

    var articles: [Article] = []
    var languagesByID: [String: [LanguageTag]] = [:]
    for language in LanguageTag.allCases where names.contains(language.rawValue) {
      let path = "\(folderName)/\(language.rawValue)"
      for (id, file) in files(in: path, folder, faults: &faults) {
        languagesByID[id, default: []].append(language)
        guard let text = folder.text(of: file, faults: &faults) else { continue }
        var parser = ArticleParser(file: file, id: id, language: language, today: today)
        if let article = parser.parse(text) { articles.append(article) }
        faults.append(parser.faults)
      }
    }
    checkTranslations(languagesByID, faults: &faults)
    return ParsedArticles(
      articles: articles.sorted { ($0.id, $0.language.rawValue) < ($1.id, $1.language.rawValue) },
      ids: Set(languagesByID.keys), isRead: true)
  }

  /// The ids and paths of the articles in a folder.
  private static func files(
    in path: String, _ folder: ContentFolder, faults: inout FaultList
  ) -> [(id: String, file: String)] {
    var first: [String: String] = [:]
    var files: [(id: String, file: String)] = []
    for name in folder.names(in: path, faults: &faults) ?? [] {
      let file = "\(path)/\(name)"
      guard name.lowercased().wholeMatch(of: /.*\.html?/) != nil else {
        if folder.isFolder(file) {
          faults.error(Place(file: file), "Articles can't be in folders of folders; move it up.")
        }
        continue
      }
      let id = String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
      if let other = first[id.lowercased()] {
        faults.error(
          Place(file: file), "Duplicate article id “\(id)”, also in \(other); rename or delete one."
        )
        continue
      }
      first[id.lowercased()] = file
      if !name.hasSuffix(".html") || id.wholeMatch(of: /[a-z0-9]+([\-_.][a-z0-9]+)*/) == nil {
        faults.error(
          Place(file: file),
          "The name of an article is its id: a–z, 0–9 and hyphens, then .html; rename this one.")
      }
      files.append((id, file))
    }
    return files
  }

  private static func checkTranslations(
    _ languagesByID: [String: [LanguageTag]], faults: inout FaultList
  ) {
    for (id, languages) in languagesByID {
      guard let first = languages.first else { continue }
      let missing = LanguageTag.allCases.filter { !languages.contains($0) }.map(\.rawValue)
      if !missing.isEmpty {
        faults.warning(
          Place(file: "\(folderName)/\(first.rawValue)/\(id).html"),
          "This article has no translation for \(missing.quotedList); add it.")
      }
    }
  }
}
