package import Foundation

/// A document of any kind that an import may meet, read.
package enum WebDocument: Sendable, Equatable, Codable {
  /// A page; or a feed, with passages for each entry.
  case page(Page)
  case sitemap(Sitemap)
}

extension WebDocument {
  /// Whether it keeps what the reader promises, wherever it comes from.
  package var isSound: Bool {
    switch self {
    case .page(let page):
      !page.title.isEmpty && !page.passages.isEmpty
        && Set(page.passages.map(\.anchor)).count == page.passages.count
        && page.passages.allSatisfy(\.isSound)
        && ([page.canonical].compactMap(\.self) + page.translations.values).allSatisfy {
          Self.has($0, scheme: ["http", "https"])
        }
    case .sitemap(let map): !map.pages.isEmpty || !map.sitemaps.isEmpty
    }
  }

  fileprivate static func has(_ address: String, scheme schemes: Set<String>) -> Bool {
    guard let scheme = URL(string: address)?.scheme else { return false }
    return schemes.contains(scheme.lowercased())
  }
}

extension Passage {
  fileprivate var isSound: Bool {
    !text.isEmpty && !text.utf8.contains(0)
      && links.allSatisfy { WebDocument.has($0.url, scheme: ["http", "https", "mailto", "tel"]) }
  }
}

extension PageReader {
  /// Reads a document after a look at what it is.
  ///
  /// - Parameters:
  ///   - contentType: the header that came with it.
  ///   - address: what its links are relative to.
  package func document(
    _ bytes: Data, contentType: String? = nil, address: String
  ) throws(PageError) -> WebDocument {
    switch DocumentKind.of(bytes) {
    case .page: return .page(try read(bytes, contentType: contentType, address: address))
    case .feed: return .page(try page(of: try feed(bytes), address: address))
    case .sitemap: return .sitemap(try sitemap(bytes))
    }
  }

  /// - Parameter address: what its links are relative to.
  package func page(of feed: Feed, address: String) throws(PageError) -> Page {
    let passages = feed.passages(relativeTo: URL(string: address))
    guard !passages.isEmpty else { throw .noText }
    let sample = passages.prefix(20).map(\.text).joined(separator: "\n")
    return Page(
      title: feed.title, description: nil, language: language(of: sample),
      date: feed.entries.compactMap(\.date).max(), canonical: nil, translations: [:],
      passages: passages)
  }
}
