package import Foundation

/// What a document is, from how it begins.
package enum DocumentKind: Sendable, Equatable {
  case page, feed, sitemap

  package static func of(_ bytes: Data) -> DocumentKind {
    let head = String(decoding: bytes.prefix(2_048), as: UTF8.self)
    guard
      let match = head.firstMatch(
        of: /<(?:[a-z]+:)?(urlset|sitemapindex|rss|RDF|feed|html|HTML|body|div)[\s>]/)
    else { return .page }
    switch match.1 {
    case "urlset", "sitemapindex": return .sitemap
    case "rss", "RDF", "feed": return .feed
    default: return .page
    }
  }
}

/// The addresses that a site lists of itself.
package struct Sitemap: Sendable, Equatable, Codable {
  package struct Entry: Sendable, Equatable, Codable {
    package let address: String
    /// ISO 8601 date.
    package let changedOn: String?
  }

  /// Of pages.
  package let pages: [Entry]
  /// Of further sitemaps.
  package let sitemaps: [Entry]
}

/// News in RSS or Atom.
package struct Feed: Sendable, Equatable {
  package let title: String
  package let entries: [FeedEntry]
}

extension Feed {
  /// A heading for each entry, and what it says below it.
  ///
  /// - Parameter base: of relative links.
  package func passages(relativeTo base: URL?) -> [Passage] {
    entries.enumerated().flatMap { number, entry in
      let link = entry.address.flatMap { URL(string: $0, relativeTo: base)?.absoluteURL }
        .flatMap { ["http", "https"].contains($0.scheme?.lowercased()) ? $0.absoluteString : nil }
      let links = link.map { [PassageLink(text: entry.title, url: $0)] } ?? []
      let lines = [entry.date, entry.summary.isEmpty ? entry.title : entry.summary]
        .compactMap(\.self).flatMap { $0.split(separator: "\n").map(String.init) }
      var splitter = PassageSplitter()
      splitter.add(
        HTMLBlock(
          kind: .heading(level: 2, id: "\(number + 1)"), text: entry.title, line: nil, links: []))
      for (place, line) in lines.enumerated() {
        splitter.add(
          HTMLBlock(kind: .text, text: line, line: nil, links: place == 0 ? links : []))
      }
      return splitter.finish().map(\.passage)
    }
  }
}

/// A piece of news.
package struct FeedEntry: Sendable, Equatable {
  package let title: String
  package let address: String?
  /// ISO 8601 date.
  package let date: String?
  /// Without markup.
  package let summary: String

  package init(title: String, address: String?, date: String?, summary: String) {
    self.title = title
    self.address = address
    self.date = date
    self.summary = summary
  }
}

extension PageReader {
  /// - Throws: `PageError`, `.empty` and `.tooManyEntries` among others.
  package func sitemap(_ bytes: Data) throws(PageError) -> Sitemap {
    try withXML(bytes) { (root) throws(PageError) in
      func entries(_ name: String) throws(PageError) -> [Sitemap.Entry] {
        let elements = root.children.filter { $0.name == name }
        guard elements.count <= maximumEntries else {
          throw .tooManyEntries(limit: maximumEntries)
        }
        return elements.compactMap { element in
          element.child("loc").map { address in
            Sitemap.Entry(
              address: address,
              changedOn: element.child("lastmod").flatMap(PageMetadata.isoDate))
          }
        }
      }
      guard ["urlset", "sitemapindex"].contains(root.name) else { throw .unknownKind }
      let map = Sitemap(pages: try entries("url"), sitemaps: try entries("sitemap"))
      guard !map.pages.isEmpty || !map.sitemaps.isEmpty else { throw .empty }
      return map
    }
  }

  /// - Throws: `PageError`, `.empty` and `.tooManyEntries` among others.
  package func feed(_ bytes: Data) throws(PageError) -> Feed {
    try withXML(bytes) { (root) throws(PageError) in
      guard ["rss", "RDF", "feed"].contains(root.name) else { throw .unknownKind }
      let items = root.elements(named: ["item", "entry"])
      guard items.count <= maximumEntries else { throw .tooManyEntries(limit: maximumEntries) }
      let entries = items.compactMap(entry)
      guard !entries.isEmpty else { throw .empty }
      let channel = root.name == "feed" ? root : root.children.first { $0.name == "channel" }
      let title = plain(channel?.child("title") ?? "")
      return Feed(title: title.isEmpty ? entries[0].title : title, entries: entries)
    }
  }

  private func entry(_ item: HTMLNode) -> FeedEntry? {
    let title = plain(item.child("title") ?? "")
    guard !title.isEmpty else { return nil }
    let links = item.children.filter { $0.name == "link" }
    let link =
      links.first { ($0.attribute("rel") ?? "alternate") == "alternate" }?.attribute("href")
      ?? item.child("link")
    let date = ["updated", "published", "date", "pubDate"].lazy.compactMap { item.child($0) }
      .compactMap { PageMetadata.isoDate($0) ?? Self.mailDate($0) }.first
    let bodies = ["encoded", "content", "description", "summary"].lazy.compactMap { name in
      item.children.first { $0.name == name }
    }.map(body).filter { !$0.isEmpty }
    return FeedEntry(title: title, address: link, date: date, summary: bodies.first ?? "")
  }

  /// The text of an element that holds elements, or a text that may be HTML.
  private func body(of element: HTMLNode) -> String {
    let holdsElements = element.children.contains { !$0.name.isEmpty }
    guard holdsElements else { return plain(element.text) }
    return HTMLTextReader.blocks(of: element).map(\.text).joined(separator: "\n")
  }

  /// Text that may be HTML.
  private func plain(_ text: String) -> String {
    guard text.contains("<") || text.contains("&"), let document = HTMLDocument(parsing: text)
    else { return HTMLWhiteSpace.collapsed(text) }
    return document.withRoot { root in
      guard let root, root.depth(upTo: maximumDepth) <= maximumDepth else { return "" }
      return HTMLTextReader.blocks(of: root).map(\.text).joined(separator: "\n")
    }
  }

  /// The dates of RSS, such as “Tue, 24 Nov 2026 08:00:00 GMT”.
  private static func mailDate(_ text: String) -> String? {
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let words = text.split(whereSeparator: \.isWhitespace)
    for ((day, month), year) in zip(zip(words, words.dropFirst()), words.dropFirst(2)) {
      let isMonth = month.allSatisfy { $0.isASCII && $0.isLetter }
      guard isMonth, let number = months.firstIndex(of: month.prefix(3).lowercased()),
        let day = Int(day.suffix(2)) ?? Int(day.suffix(1)), let year = Int(year.prefix(4)),
        (1000...9999).contains(year)
      else { continue }
      return PageMetadata.isoDate("\(year)-\(number + 1)-\(day)")
    }
    return nil
  }

  private func withXML<Result>(
    _ bytes: Data, _ body: (HTMLNode) throws(PageError) -> Result
  ) throws(PageError) -> Result {
    let text = try text(of: bytes, contentType: nil)
    try XMLMarkup.check(text, attributes: maximumAttributes)
    // Many feeds use the names of HTML for characters, which XML doesn't know.
    guard let document = HTMLDocument(parsingXML: CharacterReferences.withoutHTML(in: text)) else {
      throw .memory
    }
    return try document.withRoot { (root) throws(PageError) in
      guard let root else { throw .malformed }
      guard root.depth(upTo: maximumDepth) <= maximumDepth else {
        throw .tooDeep(limit: maximumDepth)
      }
      return try body(root)
    }
  }
}

extension HTMLNode {
  /// The text of the first element of this name among the children; nil where it is empty.
  fileprivate func child(_ name: String) -> String? {
    let text = children.first { $0.name == name }?.text
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return text?.isEmpty == false ? text : nil
  }
}
