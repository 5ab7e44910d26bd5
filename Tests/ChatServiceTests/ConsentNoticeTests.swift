import ChatService
import Content
import Linguistics
import Support
import Testing

@Suite struct ConsentNoticeTests {
  private func notices(days: Int) async throws -> [LanguageTag: ConsentNotice] {
    var privacy = SiteSettings.Privacy()
    privacy.retentionDays = days
    let published = try await ShippedContent.published(hours: [:], privacy: privacy)
    return ConsentNotice.all(of: published.content.bundle)
  }

  @Test func `Every language has all of it, with the days and the numbers filled in`() async throws
  {
    let notices = try await notices(days: 77)
    #expect(Set(notices.keys) == Set(LanguageTag.allCases))
    for (language, notice) in notices {
      #expect(notice.language == language)
      #expect(notice.points.count == ConsentNotice.keys.count - 1)
      #expect(notice.text.contains("77"))
      #expect(!notice.text.contains("{"))
    }
  }

  @Test func `Languages share a version, and other words have another`() async throws {
    let first = try await notices(days: 77)
    #expect(Set(first.values.map(\.version)).count == 1)
    #expect(try await notices(days: 77) == first)
    #expect(try await notices(days: 78)[.en]?.version != first[.en]?.version)
  }
}
