import Foundation
import Linguistics
import PageReading

/// Reads one article and notes its faults.
struct ArticleParser {
  private static let metaNames = [
    "source", "source-url", "reviewed-on", "valid-until", "owner", "tags", "description",
  ]
  /// Those that are meant for browsers.
  private static let ignoredMetaNames = ["viewport", "generator", "robots"]
  /// Elements within elements; more is an accident or an attack.
  private static let maximumDepth = 200

  let file: String
  let id: String
  let language: LanguageTag
  let today: Date
  private(set) var faults = FaultList()

  init(file: String, id: String, language: LanguageTag, today: Date) {
    self.file = file
    self.id = id
    self.language = language
    self.today = today
  }

  /// The article; nil where it has an error.
  mutating func parse(_ text: String) -> Article? {
    guard let document = HTMLDocument(parsing: text) else {
      faults.error(place(nil), "There isn't memory enough to parse this file.")
      return nil
    }
    for problem in document.problems {
      faults.warning(place(problem.line), "Faulty markup (\(problem.message)); mend it.")
    }
    let article = document.withRoot { root in root.flatMap { read($0) } }
    guard let article else {
      if !faults.hasErrors {
        faults.error(place(nil), "This article has no text; write it or delete the file.")
      }
      return nil
    }
    return faults.hasErrors ? nil : article
  }

  private func place(_ line: Int?) -> Place { Place(file: file, line: line) }

  private mutating func read(_ root: HTMLNode) -> Article? {
    guard root.depth(upTo: Self.maximumDepth) <= Self.maximumDepth else {
      faults.error(
        place(nil), "Elements are nested deeper than \(Self.maximumDepth); simplify the markup.")
      return nil
    }
    checkLanguage(of: root)
    let title = title(in: root)
    let meta = meta(in: root)
    let sourceTitle = source(in: meta)
    let passages = passages(in: root, title: title)
    return Article(
      id: id, language: language, title: title,
      source: Article.Source(title: sourceTitle, url: url(in: meta)),
      reviewedOn: date("reviewed-on", in: meta), validUntil: validUntil(in: meta),
      owner: meta["owner"]?.value, tags: tags(in: meta), summary: summary(in: meta),
      passages: passages)
  }

  // MARK: Head

  private mutating func checkLanguage(of root: HTMLNode) {
    let lang = root.attribute("lang") ?? ""
    if lang.isEmpty {
      faults.error(
        place(root.line), "The page has no language; write <html lang=\"\(language.rawValue)\">.")
    } else if lang != language.rawValue {
      faults.error(
        place(root.line),
        """
        The language “\(lang)” isn't that of the folder; write lang="\(language.rawValue)" or \
        move the file.
        """)
    }
  }

  private mutating func title(in root: HTMLNode) -> String {
    let titles = root.elements(named: ["title"])
    if titles.count > 1 {
      faults.error(place(titles[1].line), "There is a second <title>; keep one.")
    }
    let title = HTMLWhiteSpace.collapsed(titles.first?.text ?? "")
    if title.isEmpty {
      faults.error(
        place(titles.first?.line ?? root.line), "The page has no title; write one in <title>.")
    }
    return title
  }

  private mutating func meta(in root: HTMLNode) -> [String: Located<String>] {
    var meta: [String: Located<String>] = [:]
    for element in root.elements(named: ["meta"]) {
      guard let name = element.attribute("name")?.lowercased(),
        !Self.ignoredMetaNames.contains(name)
      else { continue }
      guard Self.metaNames.contains(name) else {
        faults.error(
          place(element.line),
          "Unknown <meta name=\"\(name)\">; use one of \(Self.metaNames.quotedList).")
        continue
      }
      guard meta[name] == nil else {
        faults.error(place(element.line), "There is a second <meta name=\"\(name)\">; keep one.")
        continue
      }
      let content = HTMLWhiteSpace.collapsed(element.attribute("content") ?? "")
      guard !content.isEmpty else {
        faults.error(
          place(element.line), "<meta name=\"\(name)\"> has no content; fill it or delete it.")
        continue
      }
      meta[name] = Located(value: content, place: place(element.line))
    }
    return meta
  }

  private mutating func source(in meta: [String: Located<String>]) -> String {
    if let source = meta["source"] { return source.value }
    faults.error(
      place(nil),
      "The page doesn't say where it is from; add <meta name=\"source\" content=\"…\">.")
    return ""
  }

  private mutating func url(in meta: [String: Located<String>]) -> String? {
    guard let url = meta["source-url"] else { return nil }
    guard let parts = URL(string: url.value), ["http", "https"].contains(parts.scheme),
      parts.host()?.isEmpty == false
    else {
      faults.error(url.place, "“\(url.value)” isn't an http or https address; correct it.")
      return nil
    }
    return url.value
  }

  private mutating func date(_ name: String, in meta: [String: Located<String>]) -> String? {
    guard let date = meta[name] else { return nil }
    guard ISODate.isValid(date.value) else {
      faults.error(
        date.place,
        "\(name) is “\(date.value)”; write an existing date as year-month-day: 2026-01-31.")
      return nil
    }
    return date.value
  }

  private mutating func validUntil(in meta: [String: Located<String>]) -> String? {
    guard let date = date("valid-until", in: meta), let place = meta["valid-until"]?.place else {
      return nil
    }
    if ISODate.isPast(date, at: today) {
      faults.warning(
        place,
        """
        This article was valid until \(date) and isn't answered from any more; review it and set \
        a later date.
        """)
    }
    return date
  }

  private func tags(in meta: [String: Located<String>]) -> [String] {
    (meta["tags"]?.value ?? "").split(whereSeparator: { ",，、".contains($0) })
      .map { HTMLWhiteSpace.collapsed(String($0)) }.filter { !$0.isEmpty }
  }

  private mutating func summary(in meta: [String: Located<String>]) -> String {
    if let summary = meta["description"] { return summary.value }
    faults.warning(
      place(nil),
      "The page has no short answer; add <meta name=\"description\" content=\"…\">.")
    return ""
  }

  // MARK: Body

  private mutating func passages(in root: HTMLNode, title: String) -> [Passage] {
    let body = root.elements(named: ["main"]).first ?? root.elements(named: ["body"]).first ?? root
    var splitter = PassageSplitter()
    for block in HTMLTextReader.blocks(of: body) {
      if case .heading(level: 1, _) = block.kind, block.text != title {
        faults.warning(
          place(block.line), "The heading “\(block.text)” isn't the title; make them the same.")
      }
      splitter.add(block)
    }
    let sections = splitter.finish()
    if sections.isEmpty {
      faults.error(place(body.line), "This article has no text; write it or delete the file.")
    }
    var first: [String: Place] = [:]
    for section in sections {
      let anchor = section.passage.anchor
      if anchor.contains(where: \.isWhitespace) {
        faults.error(place(section.line), "The id “\(anchor)” holds a space; use hyphens.")
      }
      if let other = first[anchor] {
        faults.error(
          place(section.line),
          """
          Duplicate anchor “\(anchor)”, also at \(other.text); give this heading an id of \
          its own.
          """)
      } else {
        first[anchor] = place(section.line)
      }
    }
    return sections.map(\.passage)
  }
}
