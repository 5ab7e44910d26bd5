import Foundation
import Linguistics
import PageReading
import Testing

/// Pages as they are found on the web, each with its main text as a careful person would give it.
struct PageFilesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Pages", directoryHint: .isDirectory)

  private static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func `There are twenty pages or more`() { #expect(Self.names.count >= 20) }

  @Test(arguments: names)
  func `A page gives its main text and nothing else`(_ name: String) throws {
    let expected = try String(
      contentsOf: Self.folder.appending(path: "\(name).txt"), encoding: .utf8)
    let (head, body) = Self.split(expected)
    let bytes = try Data(contentsOf: Self.folder.appending(path: "\(name).html"))
    let page = try PageReader(analyzer: TextAnalyzer()).read(
      bytes, contentType: head["content-type"], address: "https://www.example.org/\(name).html")
    #expect(page.title == head["title"])
    #expect(page.language?.rawValue == head["language"])
    if let description = head["description"] { #expect(page.description == description) }
    if let date = head["date"] { #expect(page.date == date) }
    if let canonical = head["canonical"] { #expect(page.canonical == canonical) }
    #expect(Self.text(of: page) == body)
    #expect(Set(page.passages.map(\.anchor)).count == page.passages.count)
  }

  /// `# heading path`, then the lines; parts of one section stand together.
  private static func text(of page: Page) -> [String] {
    var lines: [String] = []
    var last: String?
    for passage in page.passages {
      let heading = ("# " + passage.heading.joined(separator: " › ")).trimmingCharacters(
        in: .whitespaces)
      if heading != last { lines.append(heading) }
      last = heading
      lines += passage.text.split(separator: "\n").map(String.init)
    }
    return lines
  }

  private static func split(_ text: String) -> (head: [String: String], body: [String]) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).replacing(/\s+$/, with: "")
    }
    let end = lines.firstIndex(of: "") ?? lines.endIndex
    let head = lines[..<end].compactMap { line in
      line.firstMatch(of: /^([a-z\-]+): (.*)$/).map { (String($0.1), String($0.2)) }
    }
    return (
      Dictionary(head, uniquingKeysWith: { $1 }), lines[end...].filter { !$0.isEmpty }
    )
  }
}
