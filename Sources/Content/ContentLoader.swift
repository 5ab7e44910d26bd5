package import Foundation
package import Linguistics

/// Reads the content folder: `site.yaml`, `Intents/`, `Locales/` and `Knowledge/`.
package enum ContentLoader {
  /// Reads everything, and reports every fault rather than the first.
  ///
  /// - Parameters:
  ///   - directory: the content folder.
  ///   - requiredKeys: by section of the locale files (`replies` is one), the keys that the program
  ///     itself uses.
  ///   - replyValues: the placeholders that the program fills in replies, beside the site's facts.
  ///   - today: the day on which articles must still be valid.
  /// - Returns: the content, nil where there is any error, and what was found, by file and line.
  package static func load(
    _ directory: URL, analyzer: TextAnalyzer, requiredKeys: [String: [String]] = [:],
    replyValues: Set<String> = ["site"], today: Date = Date()
  ) -> (bundle: ContentBundle?, diagnostics: [Diagnostic]) {
    var faults = FaultList()
    let folder = ContentFolder(root: directory)
    guard folder.isFolder("") else {
      faults.error(
        Place(file: directory.path(percentEncoded: false)),
        "There is no such content folder; name the folder that holds site.yaml.")
      return (nil, faults.diagnostics)
    }

    let site = SiteReader.read(folder, faults: &faults)
    let intents = IntentReader.read(folder, faults: &faults)
    let triage = TriageReader.read(folder, faults: &faults)
    let locales = LocaleReader.read(folder, faults: &faults)
    let articles = ArticleReader.read(folder, today: today, faults: &faults)

    ArticleFreshness.check(
      articles.articles, at: today, settings: site?.knowledge ?? .init(), faults: &faults)
    ArticleParity.check(articles.articles, faults: &faults)
    PhraseCheck(analyzer: analyzer).check(intents, faults: &faults)
    LocaleCheck(locales: locales, requiredKeys: requiredKeys).check(faults: &faults)
    ReferenceCheck(
      site: site, intents: intents.intents, locales: locales, articles: articles,
      replyKeysInUse: Set(requiredKeys["replies"] ?? []), replyValues: replyValues
    ).check(faults: &faults)

    guard !faults.hasErrors, let site else { return (nil, faults.sorted) }
    let bundle = ContentBundle(
      site: site, intents: intents.intents.map(\.definition),
      outOfScope: intents.outOfScope.mapValues { $0.map(\.value) },
      locales: Dictionary(uniqueKeysWithValues: locales.map { ($0.language, $0.strings) }),
      articles: articles.articles, triage: triage)
    return (bundle, faults.sorted)
  }
}

/// A part of the content with its place in the files.
struct Located<Value> {
  let value: Value
  let place: Place
}
