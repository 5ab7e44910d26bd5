import Foundation
import Hostility
import Linguistics
import PageReading
import Testing

/// Whatever a page or a feed says is read in time that grows in proportion to its length.
struct LinearityTests {
  private let reader: PageReader

  init() throws { reader = PageReader(analyzer: try TextAnalyzer()) }

  private static let markup = [
    "<div>", "<table><tr><td>", "<tr><td> ", "<td> </td>", "<li>", "<ul><li>", "<p>a", "<br>",
    "<a href=x>a</a>", "<a href=\"#a\">", "<h1>a", "<h2 id=a>a</h2><p>b</p>", "<h2><span>",
    "<dl><dt>a<dd>b", "<b>a</b>", "<p><b>a</b></p>", "<button aria-controls=a>q</button>",
    "<div class=\"nav menu\">", "<div hidden>", "<template>", "<font size=4>", "&nbsp;", "&copy ",
    "<![CDATA[", "<?xml ", "<!doctype ", "<p>updated 2026-11-24</p>", "<p>更新 2026 年</p>",
    "charset=", "charset= \"", "<meta name=a content=b>", "<link rel=alternate hreflang=en href=x>",
    "<script>", "<base href=\"http://a/\">", "</p>", "</b>", "<a href=../>x</a>", "<p id=a>a</p>",
    "<b></b>&#769;&#803;", "<a ", "a='b' ", "<svg><path>", "<select><option>",
  ]

  private static let documents: [HostileText.Shape] = [
    .init("a row of blank cells") { "<table><tr>" + String(repeating: "<td> ", count: $0 / 5) },
    .init("blank paragraphs in cells of data") {
      "<table><tr><td>x<td>y<tr>" + String(repeating: "<td><p> <p>", count: $0 / 11)
    },
    .init("an address of steps") {
      "<p>a<a href=\"" + String(repeating: "../", count: $0 / 3) + "\">b</a>"
    },
    .init("a title of parts") {
      "<title>" + String(repeating: "a | ", count: $0 / 4) + "</title><p>x"
    },
    .init("a long base for many links") {
      "<base href=\"http://a/" + String(repeating: "a", count: $0 / 2) + "\">"
        + String(repeating: "<a href=x>a</a>", count: $0 / 30)
    },
  ]

  /// A refusal is as good an answer as a page.
  private func read(_ text: String, contentType: String? = nil) {
    do {
      _ = try reader.read(
        Data(text.utf8), contentType: contentType, address: "https://a.example/b")
    } catch {}
  }

  private func readXML(_ text: String) {
    do { _ = try reader.feed(Data(text.utf8)) } catch {}
    do { _ = try reader.sitemap(Data(text.utf8)) } catch {}
  }

  /// More than one passage holds: a text that is parted takes more than one that isn't.
  private static let length = 5_000

  @Test func `a page is read in proportion to its length`() {
    let excess = Growth.excess(
      of: HostileText.shapes + Self.documents, from: Self.length, words: Self.markup
    ) { read("<p>Some text, and more of it.</p><div>" + $0 + "</div>") }
    #expect(excess == [])
  }

  @Test func `what is no page at all is read in proportion to its length`() {
    let excess = Growth.excess(of: Self.documents, from: Self.length, words: Self.markup) {
      read($0)
    }
    #expect(excess == [])
  }

  @Test func `an old page is decoded in proportion to its length`() {
    let excess = Growth.excess(from: Self.length, words: ["charset=", "charset \"", "é"]) { text in
      var bytes = Data(text.utf8)
      bytes.append(contentsOf: [0xE9, 0xE8, 0xB0, 0xA1])
      do { _ = try reader.read(bytes, contentType: text, address: "https://a.example/b") } catch {}
    }
    #expect(excess == [])
  }

  @Test func `a feed and a sitemap are read in proportion to their length`() {
    let words = [
      "<item>", "<item><title>a</title></item>", "<entry><title>&lt;b</title></entry>", "<!--",
      "<url><loc>http://a/</loc></url>", "<!-- a -- b", "&nbsp;", "&bull;", "<![CDATA[", "<?a ",
      "<item><title>a</title><pubDate>1 Nov 2020</pubDate></item>", "<a b='c' ", "c='d' ", "</a>",
    ]
    let attributes = HostileText.Shape("an element of many attributes") { length in
      "<a " + (0..<length / 8).map { "a\($0)='' " }.joined() + "/>"
    }
    let excess = Growth.excess(
      of: HostileText.shapes + [attributes], from: 500, words: words
    ) { text in
      readXML(text)
      readXML("<rss><channel>" + text + "</channel></rss>")
      readXML(
        "<rss><channel><item><title>a</title><description>" + text
          + "</description></item></channel></rss>")
      readXML("<urlset>" + text + "</urlset>")
      _ = DocumentKind.of(Data(text.utf8))
    }
    #expect(excess == [])
  }

  @Test func `text that looks like markup in a feed is text`() throws {
    let xml = """
      <?xml version="1.0"?><!-- a comment <a b="c"> -->
      <rss><channel><title>News &middot; &amp; more&hellip;</title><item><title>A &unknown; B</title>
      <pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate>
      <description><![CDATA[<!-- x -- y --><p a='b'>One</p>]]></description></item></channel></rss>
      """
    let feed = try reader.feed(Data(xml.utf8))
    #expect(feed.title == "News · & more…")
    #expect(feed.entries.first?.title == "A &unknown; B")
    #expect(feed.entries.first?.date == "2026-11-24")
    #expect(feed.entries.first?.summary == "One")
  }
}
