import Content
import Foundation
import Linguistics
import PageReading
import Testing

/// Articles that grow old, and translations that drift apart.
struct ArticleCareTests {
  private static let english = "Knowledge/en/program.html"
  private static let chinese = "Knowledge/zh-Hans/program.html"

  // MARK: Parity

  private func differences(_ english: String, _ chinese: String) -> [String] {
    func article(_ language: LanguageTag, _ text: String) -> Article {
      Article(
        id: "visit", language: language, title: "Visit", source: .init(title: "Handbook"),
        passages: [Passage(heading: [], anchor: "p", text: text)])
    }
    return ArticleParity.differences(
      among: [article(.en, english), article(.zhHans, chinese)]
    ).map(\.message)
  }

  @Test(arguments: [
    ("Call (310) 555-0100.", "请致电 +1 310 555 0100。"),
    ("Call +86 21 5555 0100.", "电话：＋86 21 5555 0100。"),
    ("The deposit is $5,000.", "押金为 5000 美元。"),
    ("It costs US$12,000 in all.", "共计1.2万美元。"),
    ("It costs RMB 300.", "费用为 300 元人民币。"),
    ("From March 3, 2026 on.", "自2026年3月3日起。"),
    ("On 3 March.", "3月3日。"),
    ("In September 2025.", "2025年9月。"),
    ("Write to Office@Example.org.", "邮箱：office@example.org。"),
    ("See https://www.example.org/visit/.", "见 www.example.org/visit。"),
    ("It is at 123 Sample Blvd.", "地址：样例大道123号。"),
    ("We have 3 doctors and 12 rooms.", "我们有三位医生，十二个房间。"),
  ])
  func `The same fact, written as each language writes it, is no difference`(
    _ english: String, _ chinese: String
  ) {
    #expect(differences(english, chinese) == [])
  }

  @Test(arguments: [
    ("Call (310) 555-0100.", "请致电 310 555 0101。", "phone number"),
    ("The deposit is $5,000.", "押金为 500 美元。", "price"),
    ("The deposit is $5,000.", "押金为 5000 元。", "price"),
    ("From March 3, 2026 on.", "自2026年3月13日起。", "date"),
    ("Write to office@example.org.", "邮箱：offlce@example.org。", "e-mail address"),
    ("See https://www.example.org/visit.", "见 www.example.com/visit。", "web address"),
    ("It is at 123 Sample Blvd.", "地址：样例大道132号。", "street address"),
    ("Ask us.", "请致电 310 555 0101。", "phone number"),
    ("Call 310 555 0101.", "请联系我们。", "phone number"),
  ])
  func `A fact that differs is named with its kind`(
    _ english: String, _ chinese: String, _ kind: String
  ) {
    let found = differences(english, chinese)
    #expect(found.count == 1)
    #expect(found.first?.contains(kind) == true, "\(found)")
  }

  @Test func `The content check reports a difference at the translation`() throws {
    let fixture = try ContentFixture()
    try fixture.edit(Self.english, "We treat patients.</p>", "Call (310) 555-0100.</p>")
    try fixture.edit(Self.chinese, "我们治疗患者。</p>", "请致电 (310) 555-0111。</p>")
    let report = fixture.report()
    #expect(report.contains { $0.hasPrefix("\(Self.chinese): warning: The phone number") })
  }

  // MARK: Freshness

  private func date(_ daysFromToday: Int) -> String {
    ContentFixture.today.addingTimeInterval(Double(daysFromToday) * 86_400)
      .formatted(.iso8601.year().month().day())
  }

  private func report(_ old: String, _ new: String) throws -> [String] {
    let fixture = try ContentFixture()
    try fixture.edit(Self.english, old, new)
    return fixture.report()
  }

  @Test func `The end of an article's validity is told ahead of time`() throws {
    let tags = "name=\"tags\" content=\"care, program\""
    func until(_ days: Int) throws -> [String] {
      try report(tags, "name=\"valid-until\" content=\"\(date(days))\"")
    }
    #expect(try until(32) == [])
    #expect(try until(20).first?.contains("This article is valid for") == true)
    #expect(try until(-2).first?.contains("isn't answered from any more") == true)
  }

  @Test func `A review that is too long ago is told, and one that is yet to come`() throws {
    #expect(try report("2026-11-01", date(-360)) == [])
    #expect(try report("2026-11-01", date(-370)).first?.contains("Nobody has held") == true)
    #expect(try report("2026-11-01", date(40)).first?.contains("yet to come") == true)
  }

  @Test func `How far ahead is a setting of the site`() throws {
    let fixture = try ContentFixture()
    try fixture.edit("site.yaml", "embed:", "knowledge:\n  reviewDays: 10\nembed:")
    #expect(fixture.report().count { $0.contains("Nobody has held this article") } == 3)
  }
}
