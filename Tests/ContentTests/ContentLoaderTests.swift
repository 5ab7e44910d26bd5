import Content
import Foundation
import Linguistics
import PageReading
import Testing

struct ContentLoaderTests {
  @Test func `Faultless content loads without a word`() throws {
    let (bundle, diagnostics) = try ContentFixture().load()
    #expect(diagnostics.map(\.description) == [])
    let content = try #require(bundle)
    #expect(content.site.name[.zhHant] == "辦公室")
    #expect(content.site.timeZone == "America/Los_Angeles")
    #expect(content.site.limits.messageBurst == 20)
    #expect(content.site.limits.messageCharacters == 4000)
    #expect(content.site.embed.origins == ["https://www.example.org"])
    #expect(content.site.fact("office.phone", in: .zhHans) == "+1 555 0100")
    #expect(content.site.fact("office.email", in: .en) == nil)
    #expect(content.intents.map(\.id) == ["care.visit"])
    #expect(content.intents.first?.group == "care")
    #expect(content.intents.first?.action == Action(reply: "care.visit", article: "program"))
    #expect(content.intents.first?.phrases[.zh]?.last == "怎么就诊 12")
    #expect(content.outOfScope[.en]?.count == 12)
    #expect(
      content.locales[.zhHans]?.string("bot", "greeting", values: ["site": "X"]) == "就诊 X")
    #expect(content.articles.count == 3)
    let article = try #require(content.articles.first { $0.language == .en })
    #expect(article.source == Article.Source(title: "Handbook"))
    #expect(article.tags == ["care", "program"])
    #expect(
      article.passages == [
        Passage(heading: [], anchor: "", text: "We treat patients."),
        Passage(heading: ["The program 1"], anchor: "who", text: "We treat patients."),
      ])
  }

  @Test func `The same content always gives the same bytes`() throws {
    let fixture = try ContentFixture()
    let content = try #require(fixture.load().bundle)
    let bytes = try content.encoded()
    for _ in 0..<5 {
      #expect(try fixture.load().bundle?.encoded() == bytes)
      #expect(try ContentBundle(encoded: bytes) == content)
      #expect(try ContentBundle(encoded: bytes).encoded() == bytes)
    }
    try fixture.edit("Locales/en.yaml", "Visit.", "Visits.")
    #expect(try fixture.load().bundle?.encoded() != bytes)
  }

  /// One edit, and what the loader must say; each is the beginning of a line of the report.
  struct Fault: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let expected: [String]

    init(_ file: String, _ old: String, _ new: String, _ expected: String...) {
      (self.file, self.old, self.new, self.expected) = (file, old, new, expected)
    }

    var testDescription: String { expected.first ?? file }
  }

  @Test(arguments: site + intents + locales + articles)
  func `A fault is reported with its place and its mend`(fault: Fault) throws {
    let fixture = try ContentFixture()
    try fixture.edit(fault.file, fault.old, fault.new)
    let (bundle, diagnostics) = fixture.load()
    let report = diagnostics.map(\.description)
    #expect(report.count == fault.expected.count, "\(report)")
    for (line, expected) in zip(report, fault.expected) {
      #expect(line.hasPrefix(expected))
    }
    #expect((bundle == nil) == diagnostics.contains { $0.severity == .error })
  }

  @Test func `All faults are reported at once, in the order of files and lines`() throws {
    let fixture = try ContentFixture()
    try fixture.edit("site.yaml", "homeCountry: US", "homeCountry: usa")
    try fixture.edit("site.yaml", "messageBurst: 20", "messageBurst: -1")
    try fixture.edit("Intents/care.yaml", "reply: care.visit", "reply: care.visitt")
    try fixture.edit("Knowledge/en/program.html", "2026-11-01", "1 November")
    #expect(
      fixture.report().map { $0.prefix { $0 != " " } } == [
        "Intents/care.yaml:3:", "Knowledge/en/program.html:6:", "Locales/en.yaml:3:",
        "Locales/zh-Hans.yaml:3:", "Locales/zh-Hant.yaml:3:", "site.yaml:3:", "site.yaml:16:",
      ])
  }

  @Test func `Keys that the program shows must be there`() throws {
    let report = try ContentFixture().report(requiredKeys: ["bot": ["greeting", "farewell"]])
    #expect(report.count == 3)
    #expect(
      report.first
        == "Locales/en.yaml:7: error: “bot.farewell” is missing, which the program shows; add it.")
  }
}
