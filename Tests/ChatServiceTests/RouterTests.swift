import Persistence
import ChatService
import Content
import Conversation
import Foundation
import Linguistics
import Support
import Testing

@Suite struct RouterTests {
  @Test(arguments: [
    ("Can I speak Chinese with you?", LanguageTag.en, LanguageTag.zhHans),
    ("请说英文", .zhHans, .en),
    ("請用繁體中文回覆", .zhHans, .zhHant),
    ("Could you reply in Traditional Chinese please", .en, .zhHant),
  ])
  func `a wish for a language names it`(
    _ text: String, _ hint: LanguageTag, _ wanted: LanguageTag
  ) async throws {
    let router = try await ShippedContent.published().content.router
    #expect(router.route(text, hint: hint).understanding == .languageChosen(wanted))
  }

  @Test(arguments: ["I don't speak English", "我看不懂英文"])
  func `a language that isn't understood is not the one to go on in`(
    _ text: String
  ) async throws {
    let router = try await ShippedContent.published().content.router
    #expect(router.route(text, hint: .en).understanding != .languageChosen(.en))
  }

  @Test func `choosing the language intent asks which language`() async throws {
    let content = try await ShippedContent.published().content
    let understanding = try #require(content.router.chosen(intent: "smalltalk.language"))
    let (_, effects) = DialogueState(language: .en).next(understanding, language: nil)
    let reply = try #require(
      content.composer.replies(
        to: effects, ReplyComposer.Situation(language: .en, now: Date()), messageLanguage: nil
      ).first)
    #expect(reply.choices?.map(\.id) == LanguageTag.allCases.map { "language:\($0.rawValue)" })
  }

  @Test(arguments: ["", "😀", "!!!", "12345", "\u{202E}\u{200B}"])
  func `a message without words has no answer and no confidence`(_ text: String) async throws {
    let router = try await ShippedContent.published().content.router
    let route = router.route(text, hint: .en)
    #expect(route.understanding == .nothing(.noWords))
    #expect(route.explanation.candidates.isEmpty)
  }

  @Test(arguments: [
    "Здравствуйте, мне нужен врач", "病院の予約をしたいのですが、どうすればいいですか", "진료 예약을 하고 싶어요",
  ])
  func `a language that isn't served is said to be so`(_ text: String) async throws {
    let router = try await ShippedContent.published().content.router
    #expect(router.route(text, hint: .en).understanding == .nothing(.otherLanguage))
  }

  @Test func `ten thousand characters are understood without harm`() async throws {
    let router = try await ShippedContent.published().content.router
    for text in ["a", "心", "𝕏", "e\u{301}", "\u{FDFA}"] {
      _ = router.route(String(repeating: text, count: 10_000), hint: .en)
    }
  }

  @Test func `the reasons of a match are given`() async throws {
    let router = try await ShippedContent.published().content.router
    let route = router.route("请问怎么申请远程第二诊疗意见？", hint: .en)
    #expect(route.explanation.outcome == .matched)
    #expect(route.explanation.intents == ["care.second_opinion"])
    #expect(route.explanation.candidates.first?.intent == "care.second_opinion")
    #expect(route.explanation.nearest.first?.intent == "care.second_opinion")
  }
}
