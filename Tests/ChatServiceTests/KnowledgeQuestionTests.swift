import ChatService
import Content
import Conversation
import Foundation
import IntentMatching
import KnowledgeBase
import Linguistics
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
}
