import ChatService
import Content
import Conversation
import Foundation
import Linguistics
import Persistence
import Support
import Testing

@Suite struct SafetyReplyTests {
  private func text(
    _ text: SafetyText, _ language: LanguageTag, _ zone: String?, isOtherLanguage: Bool = false
  ) async throws -> String {
    let composer = try await ShippedContent.published().content.composer
    let messages = composer.messages(
      for: .safety(text), offersPerson: false,
      ReplyComposer.Situation(
        language: language, timeZone: zone, now: Date(timeIntervalSince1970: 1_795_435_200),
        isOtherLanguage: isOtherLanguage))
    #expect(messages.count == 1)
    return try #require(messages.first).text
  }

  @Test(arguments: SafetyText.allCases, LanguageTag.allCases)
  func `every answer is whole in every language`(
    _ answer: SafetyText, _ language: LanguageTag
  ) async throws {
    let text = try await text(answer, language, "Asia/Shanghai")
    #expect(!text.contains("{"))
    #expect(text.contains("120"))
    let isCrisis = [
      .crisis, .crisisOther, .distress, .distressOther, .allWellAfterCrisis,
    ].contains(answer)
    #expect(text.contains("12356") == isCrisis)
  }

  @Test(arguments: [
    ("Asia/Singapore", "995"), ("Asia/Calcutta", "112"), ("Asia/Saigon", "115"), ("PRC", "120"),
    ("Australia/Perth", "000"), ("America/Indiana/Knox", "911"), ("Asia/Dubai", "998"),
    ("Asia/Hong_Kong", "999"), ("America/Toronto", "911"),
  ])
  func `every country that the site sets is shown to those who are there`(
    _ zone: String, _ number: String
  ) async throws {
    let text = try await text(.emergency, .en, zone)
    let first = try #require(text.firstMatch(of: /: (\d{3,4})\n/))
    #expect(String(first.1) == number)
  }

  @Test(arguments: [
    ("Asia/Taipei", ["1925", "1995"]), ("Asia/Hong_Kong", ["18111", "2896 0000"]),
    ("Asia/Macau", ["2852 5222"]), ("America/Chicago", ["988"]),
  ])
  func `a crisis gets the lines of its place and no other's`(
    _ zone: String, _ lines: [String]
  ) async throws {
    let all = ["12356", "1925", "1995", "18111", "2896 0000", "2852 5222", "988"]
    let text = try await text(.crisis, .zhHant, zone)
    #expect(all.filter(text.contains) == all.filter(lines.contains))
    #expect(text.contains("befrienders.org"))
  }

  @Test func `somewhere without a line of its own there is the directory`() async throws {
    let text = try await text(.crisis, .en, "Europe/Paris")
    #expect(text.contains("befrienders.org"))
    #expect(!text.contains("988"))
  }

  @Test func `who reads neither language for sure gets both`() async throws {
    let text = try await text(.emergency, .en, "Asia/Tokyo", isOtherLanguage: true)
    #expect(text.contains("119"))
    #expect(text.contains("急救电话"))
    #expect(text.contains("Please call now"))
  }

  @Test func `the notice before the first message names each number's place`() async throws {
    let bundle = try await ShippedContent.published().content.bundle
    let notices = ConsentNotice.all(of: bundle)
    #expect(notices[.zhHans]?.text.contains("中国内地 120") == true)
    #expect(notices[.zhHant]?.text.contains("台灣 119") == true)
    #expect(notices[.en]?.text.contains("911 (United States)") == true)
  }
}
