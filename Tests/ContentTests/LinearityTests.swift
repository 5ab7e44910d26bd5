import Content
import Hostility
import Linguistics
import PageReading
import Testing

struct LinearityTests {
  @Test func `placeholders are found and filled in proportion to the length`() {
    let excess = Growth.excess(from: 1_000, words: ["{a.b", "{a}}", "{1}", "{a b}"]) { text in
      _ = Placeholders.names(in: text)
      _ = Placeholders.fill(text) { _ in "value" }
    }
    #expect(excess == [])
  }

  /// An import may bring both versions.
  @Test func `the facts of two versions are compared in proportion to their length`() {
    let words = ["1 Ave ", "$1 ", "www.a ", "1-", "(1", "Nov 1, ", "10月", "人民路1号", "a@b.", "元"]
    let shapes = HostileText.shapes.filter { !$0.name.hasPrefix("\\u{F") }
    let excess = Growth.excess(of: shapes, from: 100, words: words) { text in
      let versions = [LanguageTag.en, .zhHans].map { language in
        Article(
          id: "a", language: language, title: "a", source: .init(title: "a"),
          // As the readers of pages and articles leave it.
          passages: [Passage(heading: [], anchor: "a", text: HTMLWhiteSpace.collapsed(text))])
      }
      _ = ArticleParity.differences(among: versions)
    }
    #expect(excess == [])
  }

  @Test(arguments: [
    ("Dear {name}, {{site.a-b_1}}", ["name", "site.a-b_1"]), ("{1a} {} {a b} {ä} {a", []),
    ("{{a}", ["a"]), ("{a}{b}}", ["a", "b"]), ("{a\u{301}}", []),
  ])
  func `a placeholder is a name in braces`(text: String, names: [String]) {
    #expect(Placeholders.names(in: text) == names)
    #expect(Placeholders.fill(text) { _ in nil } == text)
    #expect(Placeholders.fill("<{a}>") { _ in "{a}" } == "<{a}>")
  }
}
