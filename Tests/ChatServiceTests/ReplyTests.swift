import Persistence
import ChatService
import Content
import Conversation
import Foundation
import Linguistics
import PageReading
import Support
import Testing

@Suite struct ReplyTests {
  private let noon = Date(timeIntervalSince1970: 1_795_435_200)  // Monday 2026-11-23, 12:00 UTC

  private func situation(
    _ language: LanguageTag, _ zone: String? = nil
  ) -> ReplyComposer.Situation {
    ReplyComposer.Situation(language: language, timeZone: zone, now: noon)
  }

  /// The only message of a reply.
  private func message(
    _ composer: ReplyComposer, _ utterance: Utterance, _ situation: ReplyComposer.Situation,
    offersPerson: Bool = true
  ) throws -> MessageDraft {
    let messages = composer.messages(for: utterance, offersPerson: offersPerson, situation)
    return try #require(messages.count == 1 ? messages.first : nil)
  }

  @Test(arguments: [
    (LanguageTag.zhHans, "Asia/Shanghai", ["120", "911", "112"]),
    (.zhHant, "Asia/Taipei", ["119", "999", "911", "112"]),
    (.zhHant, "Asia/Hong_Kong", ["999", "119", "911", "112"]),
    (.en, "America/New_York", ["911", "112"]),
    (.en, "Europe/Paris", ["112", "911"]),
  ])
  func `emergency numbers begin with the patient's own country`(
    _ language: LanguageTag, _ zone: String, _ numbers: [String]
  ) async throws {
    let composer = try await ShippedContent.published().content.composer
    let text = try message(
      composer, .safety(.emergency), situation(language, zone), offersPerson: false
    ).text
    let found = text.matches(of: /\d{3}/).map { String($0.output) }
    #expect(found == numbers)
  }

  @Test func `a message about self-harm gets its own words`() async throws {
    let composer = try await ShippedContent.published().content.composer
    let texts = try [SafetyText.crisis, .emergency].map { text in
      try message(composer, .safety(text), situation(.en), offersPerson: false).text
    }
    #expect(texts[0] != texts[1])
    #expect(texts.allSatisfy { $0.contains("911") })
  }

  @Test func `whoever leaves the page in an emergency can still be reached`() async throws {
    let composer = try await ShippedContent.published().content.composer
    let message = try message(
      composer, .safety(.crisis), situation(.zhHans), offersPerson: false)
    #expect(message.form?.fields.map(\.name) == ["email", "phone", "wechat"])
  }

  @Test func `what to expect follows the office's hours`() async throws {
    let weekdays: [OfficeHours.Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let nineToFive = try #require(OfficeHours.Range("09:00-17:00"))
    let hours = Dictionary(uniqueKeysWithValues: weekdays.map { ($0, [nineToFive]) })
    let unknown = try await ShippedContent.published(hours: [:]).content.composer
    let closed = try await ShippedContent.published(hours: hours).content.composer
    let shanghai = situation(.en, "Asia/Shanghai")
    // 12:00 UTC is 04:00 in Los Angeles; the office opens at 17:00 UTC, 01:00 on Tuesday in Shanghai.
    #expect(unknown.expectation(shanghai) != closed.expectation(shanghai))
    #expect(closed.expectation(shanghai).contains("Tue"))
    #expect(closed.expectation(shanghai).contains("01:00"))
    var open = shanghai
    open.now = noon.addingTimeInterval(6 * 3600)
    #expect(!closed.expectation(open).contains("01:00"))
  }

  @Test(arguments: LanguageTag.allCases)
  func `every intent says something or hands over, in every language`(
    _ language: LanguageTag
  ) async throws {
    let content = try await ShippedContent.published(hours: [:]).content
    for intent in content.bundle.intents {
      guard let understanding = content.router.chosen(intent: intent.id) else {
        Issue.record("\(intent.id) is unknown to the router")
        continue
      }
      let (state, effects) = DialogueState(language: language).next(
        understanding, language: language)
      let replies = content.composer.replies(
        to: effects, situation(language), messageLanguage: language)
      #expect(!replies.isEmpty, "\(intent.id)")
      for reply in replies {
        #expect(!reply.text.isEmpty, "\(intent.id)")
        #expect(!reply.text.contains("{"), "\(intent.id): \(reply.text)")
        #expect(reply.lang == language, "\(intent.id)")
      }
      #expect((state.phase == .waiting) == (intent.action.handOver != nil), "\(intent.id)")
    }
  }

  @Test func `an article is answered with its source in each language`() async throws {
    let composer = try await ShippedContent.published().content.composer
    for language in LanguageTag.allCases {
      let message = try message(
        composer, .article(PassagePlace(article: "webinar-series")), situation(language))
      #expect(message.sources?.count == 1)
      #expect(
        message.choices?.map(\.id)
          == ["helpful:webinar-series", "unhelpful:webinar-series", "person"])
    }
  }

  @Test func `a clarifying question offers the intents, and none of them`() async throws {
    let composer = try await ShippedContent.published().content.composer
    let message = try message(
      composer, .clarify(["cost.estimate", "cost.payment"]), situation(.zhHant))
    #expect(
      message.choices?.map(\.id) == [
        "intent:cost.estimate", "intent:cost.payment", "nothing", "person",
      ])
  }

  @Test func `what is only in another language is quoted in it, said so, and a person offered`()
    async throws
  {
    let shipped = try await ShippedContent.published().content.bundle
    let bundle = shipped.replacing(
      articles: shipped.articles.filter { $0.id != "webinar-series" || $0.language == .en })
    let router = try ShippedContent.trainer().router(for: bundle)
    let composer = ReplyComposer(content: bundle, router: router)
    let route = router.route("你们那个网络研讨会系列是什么时候开始的？", hint: .zhHans)
    let (_, effects) = DialogueState(language: .zhHans).next(
      route.understanding, language: .zhHans)
    let replies = composer.replies(to: effects, situation(.zhHans), messageLanguage: .zhHans)
    #expect(replies.map(\.lang) == [.zhHans, .en, .zhHans])
    #expect(replies.first?.text.contains("英文") == true)
    #expect(replies.dropFirst().first?.text.contains("September") == true)
    #expect(replies.dropFirst().first?.sources?.count == 1)
    #expect(replies.last?.choices?.map(\.id).last == "person")
    #expect(replies.last?.choices?.count == 3)
  }

  @Test func `an article as a whole gives its summary, and its beginning what stands there`()
    async throws
  {
    let shipped = try await ShippedContent.published().content.bundle
    let article = Article(
      id: "garage", language: .en, title: "The garage", source: .init(title: "Handbook"),
      summary: "In short.",
      passages: [
        Passage(heading: [], anchor: "", text: "At the start."),
        Passage(heading: ["Hours"], anchor: "hours", text: "All day."),
      ])
    let bundle = shipped.replacing(articles: [article])
    let composer = ReplyComposer(
      content: bundle, router: try ShippedContent.trainer().router(for: bundle))
    for (anchor, text, choice) in [
      (nil, "In short.", "helpful:garage"), ("", "At the start.", "helpful:garage#"),
      ("hours", "All day.", "helpful:garage#hours"),
    ] {
      let place = PassagePlace(article: "garage", anchor: anchor)
      let message = try message(composer, .article(place), situation(.en))
      #expect(message.text.contains(text))
      #expect(message.choices?.first?.id == choice)
      #expect(ChoiceID("article:\(choice.dropFirst(8))") == .article(place))
    }
  }
}
