import Content
import Crypto
import Foundation
import Linguistics
import PageReading

/// A document before it is read.
struct ImportDocument: Sendable {
  /// What was asked to be imported.
  let source: String
  /// Its own: a web address, or the path in a folder.
  let address: String
  let bytes: Data
  let contentType: String?
  /// What its links are relative to: the address after all redirects.
  let base: String

  init(
    source: String, address: String, bytes: Data, contentType: String? = nil, base: String? = nil
  ) {
    self.source = source
    self.address = address
    self.bytes = bytes
    self.contentType = contentType
    self.base = base ?? address
  }
}

/// Makes articles of pages and feeds.
struct ImportedArticles {
  /// Parts of an address that name a language, not a subject.
  private static let languageParts: Set<String> = [
    "en", "en-us", "en-gb", "english", "zh", "zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant", "cn",
    "tw", "hk", "sc", "tc", "chs", "cht", "chinese", "gb", "big5", "zh-sg", "zh-mo",
  ]

  /// Taken for every page; nil goes by the page itself.
  let language: LanguageTag?
  /// ISO 8601 date.
  let today: String

  /// - Parameter content: what was read in the document.
  func article(
    of content: WebDocument, from document: ImportDocument
  ) throws(ImportFailure) -> Article {
    switch content {
    case .page(let page): return try article(of: page, document)
    case .sitemap:
      throw ImportFailure(
        "sitemap-file",
        "This is a sitemap; import it by its web address, so that its pages are fetched.")
    }
  }

  private func article(
    of page: Page, _ document: ImportDocument
  ) throws(ImportFailure) -> Article {
    guard let language = language ?? page.language else {
      throw ImportFailure(
        "other-language",
        "The page is neither in English nor in Chinese; name the language if it is.")
    }
    // Translations have one id, that of the address of the first of them. Sites that name their
    // home page for every page don't mean it.
    let own = Self.id(of: document.address)
    let isMeant = { (address: String) in own == Self.home || Self.id(of: address) != Self.home }
    let address = page.canonical.flatMap { isMeant($0) ? $0 : nil } ?? document.address
    let first =
      LanguageTag.allCases.lazy.compactMap { page.translations[$0] }.first(where: isMeant)
      ?? address
    return article(
      id: Self.id(of: first), language, title: page.title,
      summary: page.description ?? "", passages: page.passages, date: page.date,
      url: Self.webAddress(address), document)
  }

  private func article(
    id: String, _ language: LanguageTag, title: String, summary: String, passages: [Passage],
    date: String?, url: String?, _ document: ImportDocument
  ) -> Article {
    let host = url.flatMap { URL(string: $0)?.host() }
    return Article(
      id: id, language: language, title: title,
      // Of a file, only its page has a name; where it lay says nothing to a patient.
      source: Article.Source(title: host ?? "", url: url), summary: summary,
      passages: passages,
      imported: Article.Import(
        source: document.source, address: document.address, date: date, importedOn: today))
  }

  private static func webAddress(_ address: String) -> String? {
    address.hasPrefix("http://") || address.hasPrefix("https://") ? address : nil
  }

  private static let home = "home"

  /// The path in lower case, without its language and its ending.
  static func id(of address: String) -> String {
    let path = URL(string: address)?.path(percentEncoded: false) ?? address
    let parts = path.split(separator: "/").map { $0.lowercased() }
      .filter { !languageParts.contains($0.replacingOccurrences(of: "_", with: "-")) }
    var words = parts.joined(separator: "-")
      .replacing(/(?:-?index|-?default)?\.(?:html?|xhtml|xml|php|aspx?|jsp|shtml)$/, with: "")
    // visit.zh-hant.html and visit_en.html are languages too.
    for part in languageParts where part.count > 2 || part == "en" || part == "zh" {
      for separator in [".", "_", "-"] where words.hasSuffix(separator + part) {
        words.removeLast(part.count + 1)
      }
    }
    let query = URL(string: address)?.query(percentEncoded: false) ?? ""
    let name = (words + (query.isEmpty ? "" : "-" + query.lowercased()))
    let slug = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    guard name.allSatisfy(\.isASCII) else {
      // Names in Chinese have no place in an id; what they say is kept apart all the same.
      let digest = SHA256.hash(data: Data(name.utf8)).prefix(4).map { String(format: "%02x", $0) }
      return ([slug].filter { !$0.isEmpty } + [digest.joined()]).joined(separator: "-")
    }
    return slug.isEmpty ? home : String(slug.prefix(100))
  }
}
