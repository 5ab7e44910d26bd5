import Foundation
import Linguistics
import PageReading
import Testing

struct PageReaderTests {
  private let reader: PageReader

  init() throws { reader = PageReader(analyzer: try TextAnalyzer()) }

  private func read(_ html: String, contentType: String? = nil) throws -> Page {
    try reader.read(
      Data(html.utf8), contentType: contentType, address: "https://www.example.org/visit/page.html")
  }

  private func error(_ bytes: Data, _ reader: PageReader? = nil) -> PageError? {
    do {
      _ = try (reader ?? self.reader).read(bytes, address: "https://www.example.org/")
      return nil
    } catch { return error }
  }

  @Test func `What isn't a page gets a clear error`() throws {
    #expect(error(Data("%PDF-1.7 x".utf8)) == .notAPage(kind: "a PDF"))
    #expect(
      error(Data([0x50, 0x4B, 3, 4, 1])) == .notAPage(kind: "a ZIP archive or an office document"))
    #expect(error(Data([0x41, 0, 0x42])) == .notAPage(kind: "a binary file"))
    #expect(error(Data()) == .noText)
    #expect(error(Data("<html><body><script>x</script></body></html>".utf8)) == .noText)
    let small = PageReader(analyzer: try TextAnalyzer(), limits: .init(bytes: 10))
    #expect(error(Data("<p>Hello, you</p>".utf8), small) == .tooLarge(limit: 10))
  }

  @Test func `Elements nested a hundred thousand deep are refused at once`() {
    for tag in ["div", "b", "table", "ul"] {
      let bytes = Data(String(repeating: "<\(tag)>", count: 100_000).utf8) + Data("text".utf8)
      let found = error(bytes)
      #expect(found == .tooDeep(limit: 200) || found == .noText, "\(tag)")
    }
  }

  @Test func `Five megabytes of markup are read`() throws {
    let row = "<div class=a><p>Some <b>words</b> of <a href=/x>a page</a>.</p></div>\n"
    let bytes = Data(String(repeating: row, count: 4_900_000 / row.utf8.count).utf8)
    let page = try reader.read(bytes, address: "https://www.example.org/")
    #expect(page.passages.count > 1_000)
  }

  @Test func `Long sections are parted at paragraphs, and nothing is lost or doubled`() throws {
    let paragraphs = (1...12).map { number in
      "Paragraph \(number) " + String(repeating: "goes on with words ", count: 12) + "to its end."
    }
    let page = try read(
      "<main><h1>T</h1><h2 id=s>Long</h2><p>\(paragraphs.joined(separator: "</p><p>"))</p></main>")
    #expect(page.passages.flatMap { $0.text.split(separator: "\n").map(String.init) } == paragraphs)
    #expect(page.passages.map(\.anchor) == ["s"] + (2...page.passages.count).map { "s~\($0)" })
    #expect(page.passages.allSatisfy { $0.fragment == "s" && $0.heading == ["Long"] })
    for passage in page.passages {
      #expect((80...200).contains(passage.text.split(separator: " ").count))
    }
  }

  @Test func `A paragraph without an end is parted between sentences`() throws {
    let text = (1...40).map { "第\($0)句话说明患者需要准备的一项材料以及注意事项。" }.joined()
    let page = try read("<main><h1>标题</h1><p>\(text)</p></main>")
    #expect(page.passages.map(\.text).joined() == text)
    #expect(page.passages.count >= 3)
    #expect(page.passages.allSatisfy { $0.text.count <= 400 && $0.text.hasSuffix("。") })
  }

  @Test func `A list counts as far as it can, and from one where it can't`() throws {
    func items(_ start: String, value: String) throws -> String? {
      try read("<main><h1>T</h1><ol start=\(start)><li>a<li>b<li value=\(value)>c<li>d</ol>")
        .passages.first?.text
    }
    #expect(try items("2147483647", value: "-5") == "2147483647. a\n2147483648. b\n-5. c\n-4. d")
    #expect(
      try items("9223372036854775807", value: "9223372036854775807")
        == "1. a\n2. b\n3. c\n4. d")
  }

  @Test func `A link around blocks stays with them, and the heading of an item has no bullet`()
    throws
  {
    let page = try read(
      """
      <main><h1>T</h1><ul><li><h2>Heart</h2><a href=/heart><div>Valves and rhythm.</div></a></li>
      <li><h2>Bones</h2><p>New hips.</p></li></ul>
      """)
    #expect(page.passages.map(\.heading) == [["Heart"], ["Bones"]])
    #expect(page.passages.map { $0.links.map(\.url) } == [["https://www.example.org/heart"], []])
  }

  @Test func `Cells of a row without an end are read in one go`() throws {
    // White space in every cell: each once looked through all before it.
    func work(_ count: Int) throws -> Duration {
      let cells = String(repeating: "<td> ", count: count)
      let bytes = Data("<main><h1>T</h1><table><tr><th>a<th>b<tr>\(cells)x</table>".utf8)
      return try (0..<5).map { _ in
        try ContinuousClock().measure {
          _ = try reader.read(bytes, address: "https://www.example.org/")
        }
      }.min() ?? .zero
    }
    #expect(try work(16_000) / work(1_000) < 24)
  }

  @Test(arguments: [
    "<p>A card</p> <a href=x><div><img></div></a>",
    "<p>A card</p>\n<a href=x><div> </div></a> <a href=y><p></p><ul><li></ul></a>",
    "<p>一张卡片 <a href=x><picture><img></picture><h3></h3></a>",
    "<dl><dt>A card <a href=x><div></div></a></dt><dd>goes on</dd></dl>",
    "<table><tr><td>A card <td> <a href=x><table><tr><td></table></a></table>",
    "<h2>A card <a href=x><h3></h3></a></h2><p>goes on",
  ]) func `A link around nothing but empty blocks is passed over`(card: String) throws {
    let page = try read("<main><h1>T</h1>\(card)<p>And the text goes on.</p></main>")
    #expect(page.passages.flatMap(\.links).isEmpty)
    let text = page.passages.flatMap { $0.heading + [$0.text] }.joined(separator: "\n")
    #expect(text.contains(card.contains("卡") ? "一张卡片" : "A card"))
    #expect(text.contains("And the text goes on."))
  }

  @Test func `Links are kept with absolute addresses, and no scripts`() throws {
    let page = try read(
      """
      <main><h1>T</h1><p>See <a href="../map.html">the map</a>, <a href="mailto:a@example.org">write</a>,
      <a href="javascript:alert(1)">click</a> or <a href="#top">go up</a>.</p></main>
      """)
    #expect(
      page.passages.flatMap(\.links) == [
        PassageLink(text: "the map", url: "https://www.example.org/map.html"),
        PassageLink(text: "write", url: "mailto:a@example.org"),
      ])
  }

  @Test func `Anchors are unique and come from ids and names`() throws {
    let page = try read(
      """
      <main><h1>T</h1><h2 id="a b">One</h2><p>1</p><a name=n></a><h2>Two</h2><p>2</p>
      <h2 id="a b">Three</h2><p>3</p></main>
      """)
    #expect(page.passages.map(\.anchor) == ["a-b", "n", "a-b-2"])
  }

  @Test(arguments: [
    ("<html lang=en><body><p>请先预约再来医院就诊，谢谢您的配合。</p>", LanguageTag.zhHans),
    ("<html lang=zh-CN><body><p>請先預約再來醫院就診，謝謝您的配合。</p>", .zhHant),
    ("<html lang=zh-HK><body><p>中文</p>", .zhHant),
    ("<html lang=zh><body><p>Please make an appointment before you come.</p>", .en),
  ])
  func `The text says its language better than the template`(_ html: String, _ tag: LanguageTag)
    throws
  {
    #expect(try read(html).language == tag)
  }

  @Test func `A passage that was stored without links can still be read`() throws {
    let passage = try JSONDecoder().decode(
      Passage.self, from: Data(#"{"heading": ["A"], "anchor": "a", "text": "T"}"#.utf8))
    #expect(passage == Passage(heading: ["A"], anchor: "a", text: "T"))
  }

  // MARK: XML

  @Test func `A sitemap and an index of sitemaps list addresses`() throws {
    let map = try reader.sitemap(
      Data(
        """
        <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc> https://www.example.org/a </loc><lastmod>2026-01-02T03:04:05Z</lastmod></url>
        <url><loc>https://www.example.org/b?x=1&amp;y=2</loc></url><url></url></urlset>
        """.utf8))
    #expect(
      map.pages.map(\.address) == [
        "https://www.example.org/a", "https://www.example.org/b?x=1&y=2",
      ])
    #expect(map.pages.map(\.changedOn) == ["2026-01-02", nil])
    let index = try reader.sitemap(
      Data(
        "<sitemapindex><sitemap><loc>https://www.example.org/s.xml</loc></sitemap></sitemapindex>"
          .utf8))
    #expect(index.sitemaps.map(\.address) == ["https://www.example.org/s.xml"])
  }

  @Test func `RSS and Atom give titles, links, dates and plain summaries`() throws {
    let rss = try reader.feed(
      Data(
        """
        <rss version="2.0"><channel><title>News</title><item><title>A webinar</title>
        <link>https://www.example.org/w</link><pubDate>Tue, 08 Sep 2026 10:00:00 GMT</pubDate>
        <description>&lt;p&gt;About &lt;b&gt;health&lt;/b&gt;.&lt;/p&gt;</description></item></channel></rss>
        """.utf8))
    #expect(
      rss.title == "News"
        && rss.entries == [
          FeedEntry(
            title: "A webinar", address: "https://www.example.org/w", date: "2026-09-08",
            summary: "About health.")
        ])
    let atom = try reader.feed(
      Data(
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>线上研讨会</title>
        <link rel="self" href="https://www.example.org/s"/><link href="https://www.example.org/y"/>
        <updated>2026-10-01T00:00:00Z</updated><summary>介绍</summary></entry></feed>
        """.utf8))
    #expect(
      atom.entries == [
        FeedEntry(
          title: "线上研讨会", address: "https://www.example.org/y", date: "2026-10-01", summary: "介绍")
      ])
  }

  @Test func `Entities, broken XML, and empty or endless lists get a clear error each`() throws {
    func sitemap(_ xml: String, _ reader: PageReader) -> PageError? {
      do {
        _ = try reader.sitemap(Data(xml.utf8))
        return nil
      } catch { return error }
    }
    let bomb =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><urlset><url><loc>&b;</loc></url></urlset>"
    #expect(sitemap(bomb, reader) == .entities)
    #expect(sitemap("<urlset><url>", reader) == .malformed)
    #expect(sitemap("<urlset></urlset>", reader) == .empty)
    #expect(sitemap("<rss/>", reader) == .unknownKind)
    let few = PageReader(analyzer: try TextAnalyzer(), limits: .init(entries: 3))
    let many = String(repeating: "<url><loc>https://www.example.org/</loc></url>", count: 4)
    #expect(sitemap("<urlset>\(many)</urlset>", few) == .tooManyEntries(limit: 3))
    let million = String(repeating: "<url><loc>https://e.org/</loc></url>", count: 100_000)
    #expect(sitemap("<urlset>\(million)</urlset>", reader) == .tooManyEntries(limit: 50_000))
  }

  @Test func `A document is known by how it begins`() {
    #expect(DocumentKind.of(Data("<?xml version='1.0'?><urlset xmlns='x'>".utf8)) == .sitemap)
    #expect(DocumentKind.of(Data("<rss version='2.0'>".utf8)) == .feed)
    #expect(DocumentKind.of(Data("<?xml version='1.0'?><html xmlns='x'>".utf8)) == .page)
    #expect(DocumentKind.of(Data("hello".utf8)) == .page)
  }

  // MARK: What would take forever

  @Test func `A sentence without an end is parted by its words`() throws {
    for text in [
      String(repeating: "word – ", count: 20_000), String(repeating: "1. ", count: 60_000),
      String(repeating: "字", count: 20_000), String(repeating: "x", count: 200_000),
    ] {
      let page = try read("<h1>Long</h1><p>Words to tell the language. \(text)</p>")
      #expect(page.passages.count > 10)
      #expect(page.passages.allSatisfy { $0.text.count < 6_000 })
    }
  }

  @Test func `A hundred thousand headings of one name have each their anchor`() throws {
    let page = try read(String(repeating: "<h2>Same words</h2><p>text", count: 50_000))
    #expect(Set(page.passages.map(\.anchor)).count == 50_000)
  }

  @Test func `An element with thousands of attributes is refused`() {
    let attributes = (0..<50_000).map { "a\($0)=1" }.joined(separator: " ")
    #expect(throws: PageError.tooManyAttributes(limit: 500)) {
      try read("<p \(attributes)>Some words of text.</p>")
    }
    #expect(throws: Never.self) {
      try read("<p title='\(attributes)'>Some words of text, and if a < b then more.</p>")
    }
  }

  @Test func `Text within two hundred elements is measured once`() throws {
    let open = String(repeating: "<div>", count: 190)
    let page = try read(open + String(repeating: "<p>Some words of text.</p>", count: 50_000))
    #expect(page.passages.count > 100)
  }
}
