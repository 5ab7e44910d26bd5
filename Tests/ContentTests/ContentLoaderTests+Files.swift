import Content
import Foundation
import Linguistics
import Testing

extension ContentLoaderTests {
  @Test func `A missing content folder is an error`() throws {
    let nowhere = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let (bundle, diagnostics) = ContentLoader.load(nowhere, analyzer: try TextAnalyzer())
    #expect(bundle == nil)
    #expect(
      diagnostics.map(\.message) == [
        "There is no such content folder; name the folder that holds site.yaml."
      ])
  }

  @Test(arguments: [
    ("site.yaml", "site.yaml: error: There is no such file; create it."),
    ("Intents", "Intents: error: There is no folder “Intents” in the content folder; create it."),
    ("Locales", "Locales: error: There is no folder “Locales” in the content folder; create it."),
    ("Locales/en.yaml", "Locales/en.yaml: error: There is no such file; create it."),
    (
      "Knowledge",
      "Knowledge: error: There is no folder “Knowledge” in the content folder; create it."
    ),
  ])
  func `What is missing is named`(path: String, message: String) throws {
    let fixture = try ContentFixture()
    try fixture.remove(path)
    #expect(fixture.report().contains(message))
    #expect(fixture.load().bundle == nil)
  }

  @Test(arguments: ["site.yaml", "Intents/care.yaml", "Knowledge/en/program.html"])
  func `A folder where a file should be can't be read`(path: String) throws {
    let fixture = try ContentFixture()
    try fixture.remove(path)
    try fixture.write("\(path)/x", "")
    #expect(
      fixture.report().contains(
        "\(path): error: This file can't be read; check that it is one and may be read."))
  }

  @Test(arguments: [
    "site.yaml", "Intents/care.yaml", "Locales/en.yaml", "Knowledge/en/program.html",
  ])
  func `Invalid UTF-8 is reported with its line`(path: String) throws {
    let fixture = try ContentFixture()
    try fixture.write(path, bytes: Data("a: b\n\n".utf8) + [0xD6, 0xD0, 0x0A])
    #expect(
      fixture.report().contains(
        "\(path):3: error: This line isn't valid UTF-8; save the file as UTF-8."))
  }

  @Test func `NUL characters, huge and empty files are reported`() throws {
    let fixture = try ContentFixture()
    try fixture.write("site.yaml", "name: a\nb: \0\n")
    try fixture.write("Intents/care.yaml", String(repeating: "# x\n", count: 600_000))
    try fixture.write("Locales/en.yaml", "# nothing\n")
    try fixture.write("Knowledge/en/program.html", "")
    let report = fixture.report()
    #expect(report.contains("site.yaml:2: error: This line holds a NUL character; delete it."))
    #expect(
      report.contains(
        "Intents/care.yaml: error: This file is bigger than 2 MB; split or shorten it.")
    )
    #expect(report.contains("Locales/en.yaml: error: This file is empty; fill it or delete it."))
    #expect(
      report.contains(
        "Knowledge/en/program.html: error: This article has no text; write it or delete the file."))
  }

  @Test(arguments: [
    "- id: [a\n", "a:\n\t- b\n", "a: \u{1}\n", "a: 'b\n", "--- a\n--- b\n", "a: *nowhere\n",
    String(repeating: "[", count: 100_000),
  ])
  func `Broken YAML is one syntax error`(text: String) throws {
    let fixture = try ContentFixture()
    try fixture.write("Intents/care.yaml", text)
    let errors = fixture.load().diagnostics.filter { $0.file == "Intents/care.yaml" }
    #expect(errors.count == 1)
    #expect(errors.first?.message.hasPrefix("YAML syntax error: ") == true)
    #expect(errors.first?.line != nil)
  }

  @Test func `Wrong shapes are reported, not skipped`() throws {
    let fixture = try ContentFixture()
    try fixture.write("Intents/care.yaml", "id: care.visit\n")
    try fixture.write("Locales/en.yaml", "- language\n")
    try fixture.write("site.yaml", "hello\n")
    let report = fixture.report()
    #expect(
      report.contains(
        "Intents/care.yaml:1: error: A file of intents must be a list; begin each of its lines with "
          + "“- ”."))
    #expect(
      report.contains(
        "Locales/en.yaml:1: error: This must be a map (a language file); write “key: value” lines.")
    )
    #expect(
      report.contains(
        "site.yaml:1: error: This must be a map (site.yaml); write “key: value” lines."))
  }
}
