import Content
import Foundation
import Linguistics
import PageReading
import Testing

/// What is kept of the markup of an article.
struct ArticleTextTests {
  private func passages(_ body: String, language: String = "en") throws -> [Passage] {
    let fixture = try ContentFixture()
    try fixture.write(
      "Knowledge/\(language)/page.html",
      """
      <!doctype html><html lang="\(language)"><head><title>T</title>
      <meta name="source" content="S"><meta name="description" content="D"></head>
      <body>\(body)</body></html>
      """)
    let content = try #require(fixture.load().bundle, "\(fixture.report())")
    return try #require(content.articles.first { $0.id == "page" }).passages
  }

  @Test func `Passages are split at headings and know the headings above them`() throws {
    let found = try passages(
      """
      <main><h1>T</h1><p>Intro.</p><h2 id="a">A</h2><p>One.</p><h3>A, more!</h3><p>Two.</p>
      <h4>Deep</h4><p>Three.</p><h2>B</h2><h3 id="c">C</h3><p>Four.</p></main>
      """)
    #expect(
      found == [
        Passage(heading: [], anchor: "", text: "Intro."),
        Passage(heading: ["A"], anchor: "a", text: "One."),
        Passage(heading: ["A", "A, more!"], anchor: "a-more", text: "Two.\nDeep\nThree."),
        Passage(heading: ["B", "C"], anchor: "c", text: "Four."),
      ])
  }

  @Test func `Lists and tables become lines`() throws {
    let found = try passages(
      """
      <ul><li>One <b>bold</b></li><li><p>Two</p></li></ul><ol start="3"><li>Three<li>Four</ol>
      <table><tr><th>Day</th><th>Time</th></tr><tr><td>Mon</td><td>9</td></tr></table>
      <p>a<br>b</p>
      """)
    #expect(
      found.first?.text == "• One bold\n• Two\n3. Three\n4. Four\nDay | Time\nMon | 9\na\nb")
  }

  @Test func `Chinese lines that the source breaks are joined without a space`() throws {
    let found = try passages(
      "<p>我们治疗\n      所有患者，\n  包括 COVID-19\n  患者。</p><p>  a \n b&nbsp;c </p>",
      language: "zh-Hans")
    #expect(found.first?.text == "我们治疗所有患者，包括 COVID-19 患者。\na b c")
  }

  @Test func `Navigation, scripts and what is outside of main are left out`() throws {
    let found = try passages(
      """
      <p>Outside</p><main><nav>Menu</nav><script>x()</script><style>p{}</style>
      <!-- note --><p>Inside &amp; &lt;safe&gt;</p></main>
      """)
    #expect(found.map(\.text) == ["Inside & <safe>"])
  }

  @Test func `Chinese headings give anchors`() throws {
    let found = try passages("<h2>谁可以 就诊？</h2><p>所有人。</p>", language: "zh-Hans")
    #expect(found.map(\.anchor) == ["谁可以-就诊"])
  }

  @Test func `An external entity and a doctype with entities load nothing`() throws {
    let fixture = try ContentFixture()
    try fixture.write(
      "Knowledge/en/page.html",
      """
      <!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>
      <html lang="en"><head><title>T</title><meta name="source" content="S">
      <meta name="description" content="D"></head><body><p>Start &x; end</p></body></html>
      """)
    let text = fixture.load().bundle?.articles.first { $0.id == "page" }?.passages.first?.text
    #expect(text?.contains("&x;") ?? true)
  }

  @Test func `The last valid day still counts everywhere on Earth`() throws {
    let article = Article(
      id: "a", language: .en, title: "T", source: .init(title: "S"), validUntil: "2026-11-23",
      passages: [])
    #expect(!article.isExpired(at: try Date("2026-11-24T11:59:59Z", strategy: .iso8601)))
    #expect(article.isExpired(at: try Date("2026-11-24T12:00:00Z", strategy: .iso8601)))
  }
}
