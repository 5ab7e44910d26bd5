import Content
import Foundation
import Testing

extension ContentLoaderTests {
  private static let page = "Knowledge/en/program.html"

  static let articles = [
    Fault(page, "<html lang=\"en\">", "<html>", "\(page):2: error: The page has no language"),
    Fault(
      page, "lang=\"en\"", "lang=\"en-US\"",
      "\(page):2: error: The language “en-US” isn't that of the folder; write lang=\"en\""),
    Fault(
      page, "<title>The program</title>", "<title> </title>",
      "\(page):4: error: The page has no title; write one in <title>.",
      "\(page):12: warning: The heading “The program” isn't the title"),
    Fault(
      page, "<title>The program</title>", "<title>The program</title><title>Two</title>",
      "\(page):4: error: There is a second <title>; keep one."),
    Fault(
      page, "<h1>The program</h1>", "<h1>Another</h1>",
      "\(page):12: warning: The heading “Another” isn't the title; make them the same."),
    Fault(
      page, "  <meta name=\"source\" content=\"Handbook\">\n", "",
      "\(page): error: The page doesn't say where it is from; add <meta name=\"source\""),
    Fault(
      page, "content=\"Handbook\"", "content=\" \"",
      "\(page): error: The page doesn't say where it is from",
      "\(page):5: error: <meta name=\"source\"> has no content; fill it or delete it."),
    Fault(
      page, "name=\"source\"", "name=\"sauce\"",
      "\(page): error: The page doesn't say where it is from",
      "\(page):5: error: Unknown <meta name=\"sauce\">; use one of “source”"),
    Fault(
      page, "name=\"tags\"", "name=\"source\"",
      "\(page):7: error: There is a second <meta name=\"source\">; keep one."),
    Fault(
      page, "name=\"tags\" content=\"care, program\"",
      "name=\"source-url\" content=\"javascript:1\"",
      "\(page):7: error: “javascript:1” isn't an http or https address; correct it."),
    Fault(
      page, "2026-11-01", "2026-02-30",
      "\(page):6: error: reviewed-on is “2026-02-30”; write an existing date"),
    Fault(page, "2026-11-01", "01/11/2026", "\(page):6: error: reviewed-on is “01/11/2026”"),
    Fault(
      page, "name=\"tags\" content=\"care, program\"", "name=\"valid-until\" content=\"soon\"",
      "\(page):7: error: valid-until is “soon”; write an existing date"),
    Fault(
      page, "name=\"tags\" content=\"care, program\"",
      "name=\"valid-until\" content=\"2026-11-20\"",
      "\(page):7: warning: This article was valid until 2026-11-20 and isn't answered from any more"
    ),
    Fault(
      page, "  <meta name=\"description\" content=\"We treat patients.\">\n", "",
      "\(page): warning: The page has no short answer; add <meta name=\"description\""),
    Fault(
      page, "We treat patients.</p>", "</p>",
      "\(page):11: error: This article has no text; write it or delete the file."),
    Fault(
      page, "</main>", "<h2 id=\"who\">Again</h2><p>Text.</p></main>",
      "\(page):16: error: Duplicate anchor “who”, also at \(page):14; give this heading an id"),
    Fault(
      page, "<h2 id=\"who\">", "<h2 id=\"who is\">",
      "\(page):14: error: The id “who is” holds a space; use hyphens."),
    Fault(
      page, "</h2>", "</h3>",
      "\(page):14: warning: Faulty markup (Unexpected end tag : h3); mend it."),
    Fault(
      page, "<main>", "<main>" + String(repeating: "<div>", count: 250),
      "\(page): error: Elements are nested deeper than 200; simplify the markup.",
      "\(page):16: warning: Faulty markup"),
  ]

  @Test(arguments: [1_000, 100_000])
  func `However deeply elements are nested, it is an error and no crash`(count: Int) throws {
    let fixture = try ContentFixture()
    try fixture.edit(
      Self.page, "<main>", "<main>" + String(repeating: "<div>", count: count))
    let errors = fixture.load().diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.file) == [Self.page])
  }

  @Test func `Articles that lack a translation, or sit in the wrong place, are reported`() throws {
    let fixture = try ContentFixture()
    try fixture.remove("Knowledge/zh-Hant/program.html")
    try fixture.write("Knowledge/fr/x.html", "")
    try fixture.write("Knowledge/x.html", "")
    try fixture.write("Knowledge/en/sub/x.html", "")
    let text = try String(
      contentsOf: fixture.directory.appending(path: "Knowledge/en/program.html"), encoding: .utf8)
    try fixture.write("Knowledge/en/Program.html", text)
    try fixture.write("Knowledge/en/README.md", "notes")
    #expect(
      fixture.report() == [
        "Knowledge/en/Program.html: error: The name of an article is its id: a–z, 0–9 and hyphens, "
          + "then .html; rename this one.",
        "Knowledge/en/Program.html: warning: This article has no translation for “zh-Hans”, "
          + "“zh-Hant”; add it.",
        "Knowledge/en/program.html: error: Duplicate article id “program”, also in "
          + "Knowledge/en/Program.html; rename or delete one.",
        "Knowledge/en/sub: error: Articles can't be in folders of folders; move it up.",
        "Knowledge/fr: error: Unknown language folder; use one of “en”, “zh-Hans”, “zh-Hant”.",
        "Knowledge/x.html: error: Move this article into the folder of its language.",
        "Knowledge/zh-Hans/program.html: warning: This article has no translation for “en”, "
          + "“zh-Hant”; add it.",
      ])
  }

  @Test func `An article without a translation is only a warning`() throws {
    let fixture = try ContentFixture()
    try fixture.remove("Knowledge/zh-Hant/program.html")
    let (bundle, diagnostics) = fixture.load()
    #expect(
      diagnostics.map(\.description) == [
        "Knowledge/en/program.html: warning: This article has no translation for “zh-Hant”; add it."
      ])
    #expect(bundle?.articles.count == 2)
  }
}
