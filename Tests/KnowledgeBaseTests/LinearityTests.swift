import Content
import Foundation
import Hostility
import KnowledgeBase
import Linguistics
import PageReading
import Testing

struct LinearityTests {
  private let analyzer: TextAnalyzer

  init() throws { analyzer = try TextAnalyzer() }

  private func index(of passages: [String]) -> KnowledgeIndex {
    var store = PassageVectorStore()
    let article = Article(
      id: "a", language: .en, title: "Chest pain 不是", source: .init(title: "Handbook"),
      passages: passages.enumerated().map { number, text in
        Passage(heading: ["Pain"], anchor: "p\(number)", text: text)
      })
    return KnowledgeIndex(
      articles: [article], analyzer: analyzer, encoder: nil, store: &store, now: { Date() })
  }

  private static let words = ["chest ", "parking ", "我不", "停车", "• ", "1. ", "a | b\n", "a. "]

  @Test func `a question is looked up in proportion to its length`() {
    let index = index(of: ["No chest pain, 我不是 a patient. Not here."])
    let excess = Growth.excess(from: 250, words: Self.words) { text in
      let query = analyzer.analyse(text)
      _ = index.lookUp(query, prefer: .en)
      _ = index.find(query, prefer: .en, limit: 5)
      _ = index.highlighted("No chest pain, 我不是不是 a patient. Not here.", by: query)
    }
    #expect(excess == [])
  }

  @Test func `a passage is indexed, quoted and marked in proportion to its length`() {
    let query = analyzer.analyse("no chest pain a b 我不 不不不不不不不a 不是不是")
    let excess = Growth.excess(from: 1_000, words: Self.words) { text in
      // As the readers of pages and articles leave it.
      let text = HTMLWhiteSpace.collapsed(text)
      let index = index(of: ["Chest pain " + text])
      _ = index.highlighted(text, by: query)
      for hit in index.search(query, prefer: .en, limit: 1) {
        _ = index.excerpt(of: hit, answering: query)
      }
    }
    #expect(excess == [])
  }
}
