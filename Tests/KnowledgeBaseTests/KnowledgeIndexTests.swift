import Content
import Foundation
import KnowledgeBase
import Linguistics
import PageReading
import Testing

struct KnowledgeIndexTests {
  private let analyzer: TextAnalyzer
  private let index: KnowledgeIndex

  init() throws {
    analyzer = try TextAnalyzer()
    index = Self.index(of: Self.articles, analyzer, at: Self.today)
  }

  private static let today = Date(timeIntervalSince1970: 1_795_500_000)  // 2026-11-24

  /// Goes by words alone.
  private static func index(
    of articles: [Article], _ analyzer: TextAnalyzer, at date: Date
  ) -> KnowledgeIndex {
    var store = PassageVectorStore()
    return KnowledgeIndex(
      articles: articles, analyzer: analyzer, encoder: nil, store: &store, now: { date })
  }

  private static func article(
    _ id: String, _ language: LanguageTag, _ title: String, tags: [String] = [],
    validUntil: String? = nil, _ passages: (String, String)...
  ) -> Article {
    Article(
      id: id, language: language, title: title, source: .init(title: "Handbook"),
      validUntil: validUntil, tags: tags,
      passages: passages.enumerated().map { number, passage in
        Passage(heading: [passage.0], anchor: "p\(number)", text: passage.1)
      })
  }

  private static let articles = [
    article(
      "parking", .en, "Parking at the hospital", tags: ["car", "garage"],
      ("Where can I park?", "The garage stands east of the main building. Drivers enter there."),
      ("What does it cost?", "Each hour is charged; patients show their ticket at the desk.")),
    article(
      "parking", .zhHans, "医院停车", tags: ["汽车"],
      ("在哪里停车？", "车库在主楼东面，司机由那里进入。"), ("费用是多少？", "按小时收费，患者在前台出示停车票。")),
    article(
      "parking", .zhHant, "醫院停車", tags: ["汽車"],
      ("在哪裡停車？", "車庫在主樓東面，司機由那裡進入。"), ("費用是多少？", "按小時收費，病人在櫃台出示停車票。")),
    article(
      "meals", .zhHans, "病房膳食", ("几点开饭？", "病房每天供应三餐，素食请提前一天告诉护士。"),
      ("可以自己带饭吗？", "可以，但请先询问营养师。")),
    article(
      "library", .en, "The patients' library",
      ("When is it open?", "Books are lent every weekday. Nurses bring novels to the ward."),
      ("Can I donate novels?", "Donations of used novels are collected at the entrance.")),
    article(
      "flu", .en, "Flu shots", validUntil: "2026-11-20",
      ("When are flu shots given?", "Vaccination took place in autumn.")),
  ]

  private func lookUp(_ text: String, _ prefer: LanguageTag) -> KnowledgeIndex.LookUp {
    index.lookUp(analyzer.analyse(text, hint: prefer), prefer: prefer)
  }

  private func search(_ text: String, _ prefer: LanguageTag, limit: Int = 5)
    -> [KnowledgeIndex.Hit]
  {
    index.search(analyzer.analyse(text, hint: prefer), prefer: prefer, limit: limit)
  }

  private func answer(_ text: String, _ prefer: LanguageTag) -> KnowledgeIndex.Hit? {
    if case .answer(let hit) = lookUp(text, prefer) { hit } else { nil }
  }

  // MARK: Finding

  @Test(arguments: [
    ("车库", LanguageTag.zhHans, "parking", "p0"), ("素食", .zhHans, "meals", "p0"),
    ("带饭", .zhHans, "meals", "p1"), ("小时", .zhHans, "parking", "p1"),
  ])
  func `A word of two characters finds the passage that holds it`(
    query: String, prefer: LanguageTag, id: String, anchor: String
  ) {
    let best = search(query, prefer).first
    #expect(best?.article.id == id)
    #expect(best?.passage.anchor == anchor)
  }

  @Test func `A single character finds the passages that hold it`() {
    #expect(search("素", .zhHans).first?.article.id == "meals")
  }

  @Test func `A Traditional question finds an article that is only in Simplified`() {
    let hit = answer("請問病房幾點開飯？", .zhHant)
    #expect(hit?.article.id == "meals")
    #expect(hit?.article.language == .zhHans)
    #expect(hit?.passage.anchor == "p0")
  }

  @Test func `A question is answered from the passage under the heading that asks it`() {
    #expect(answer("Where can I park my car?", .en)?.passage.anchor == "p0")
    #expect(answer("请问我的汽车在哪里停车？", .zhHans)?.passage.anchor == "p0")
  }

  @Test(arguments: [
    "donation of a novel", "donating novels", "I donated novels", "donations, novel",
  ])
  func `The forms of an English word find each other`(query: String) {
    #expect(search(query, .en).first?.passage.anchor == "p1")
    #expect(search(query, .en).first?.article.id == "library")
  }

  @Test func `Hits come best first, with scores and coverage in range, no more than asked for`() {
    let hits = search("novels for the ward and the garage", .en, limit: 3)
    #expect(hits.count == 3)
    #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
    #expect(hits.allSatisfy { $0.score > 0 && (0...1).contains($0.coverage) })
    #expect(search("novels", .en, limit: 0) == [])
  }

  // MARK: Deciding

  @Test(arguments: [
    "the weather in Paris tomorrow", "asdfgh qwertz", "明天天气怎么样", "比特币还会涨吗", "12345",
    "🙂🙂", "",
  ])
  func `Nonsense and what is out of scope get nothing`(query: String) {
    #expect(lookUp(query, .en) == .nothing)
    #expect(lookUp(query, .zhHans) == .nothing)
  }

  @Test(arguments: [
    "what is it?", "can I do that there", "When and where and why", "请问这个是什么", "怎么办呢",
    "有没有", "點解",
  ])
  func `Stop words alone get nothing`(query: String) {
    #expect(lookUp(query, .en) == .nothing)
    #expect(lookUp(query, .zhHans) == .nothing)
  }

  @Test func `A question of which only a part is known gets an offer, one passage an article`()
    throws
  {
    guard case .offer(let hits) = lookUp("park a helicopter", .en) else {
      Issue.record("expected an offer, not \(lookUp("park a helicopter", .en))")
      return
    }
    #expect(hits.map(\.article.id) == ["parking"])
  }

  @Test func `One word of the running text is offered, not taken for an answer`() {
    guard case .offer(let hits) = lookUp("nurses", .en) else {
      Issue.record("expected an offer, not \(lookUp("nurses", .en))")
      return
    }
    #expect(hits.map(\.article.id) == ["library"])
  }

  @Test func `The same question always gets the same answer`() throws {
    let other = Self.index(of: Self.articles.reversed(), analyzer, at: Self.today)
    for query in ["novels at the desk of the garage", "停车 收费 病房"] {
      let analysis = analyzer.analyse(query)
      #expect(other.search(analysis, prefer: .en) == index.search(analysis, prefer: .en))
    }
  }

  // MARK: Languages and dates

  @Test func `The preferred language goes first, and an article comes once`() {
    for language in LanguageTag.allCases {
      let hits = search("停车 parking 停車", language)
      #expect(Set(hits.map(\.article.id)) == ["parking"])
      #expect(hits.allSatisfy { $0.article.language == language })
    }
  }

  @Test func `An article is given in the preferred language, else in the next best`() {
    #expect(index.article("parking", prefer: .zhHant)?.language == .zhHant)
    #expect(index.article("meals", prefer: .zhHant)?.language == .zhHans)
    #expect(index.article("meals", prefer: .en)?.language == .zhHans)
    #expect(index.article("library", prefer: .zhHans)?.language == .en)
    #expect(index.article("unknown", prefer: .en) == nil)
  }

  @Test func `An expired article isn't found, offered or given`() {
    #expect(index.article("flu", prefer: .en) == nil)
    #expect(search("flu shots vaccination", .en) == [])
    let early = Self.index(
      of: Self.articles, analyzer, at: Self.today.addingTimeInterval(-5 * 86_400))
    #expect(early.article("flu", prefer: .en) != nil)
    #expect(early.search(analyzer.analyse("flu shots"), prefer: .en).first?.article.id == "flu")
  }

  @Test func `Where the preferred translation has expired, another is used`() {
    let index = Self.index(
      of: [
        Self.article("a", .en, "News", validUntil: "2026-11-01", ("Old", "Old news.")),
        Self.article("a", .zhHans, "新闻", ("新", "最新消息。")),
      ], analyzer, at: Self.today)
    #expect(index.article("a", prefer: .en)?.language == .zhHans)
  }

  @Test func `An index without articles finds nothing`() {
    let empty = Self.index(of: [], analyzer, at: Self.today)
    #expect(empty.lookUp(analyzer.analyse("parking"), prefer: .en) == .nothing)
    #expect(empty.search(analyzer.analyse("parking"), prefer: .en) == [])
  }
}
