import Foundation
import Linguistics

/// What the head of a page says of it.
struct PageMetadata {
  private static let dateNames = [
    "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "dc.date",
    "dc.date.modified", "article:published_time", "date", "pubdate", "publishdate",
  ]
  /// What stands between the title of a page and the name of its site.
  private static let separators = [" | ", " - ", " – ", " — ", " · ", " :: ", "｜", "_", " » "]

  let description: String?
  let language: LanguageTag?
  let date: String?
  let canonical: String?
  let translations: [LanguageTag: String]
  private let titleElement: String
  private let openGraphTitle: String?
  private let base: URL?

  init(of root: HTMLNode, address: String) {
    var values: [String: String] = [:]
    for meta in root.elements(named: ["meta"]) {
      guard
        let name = meta.attribute("name") ?? meta.attribute("property")
          ?? meta.attribute("http-equiv")
      else { continue }
      let content = HTMLWhiteSpace.collapsed(meta.attribute("content") ?? "")
      if !content.isEmpty, values[name.lowercased()] == nil { values[name.lowercased()] = content }
    }
    let page = URL(string: address)
    let base =
      root.elements(named: ["base"]).lazy.compactMap { $0.attribute("href") }.first
      .flatMap { URL(string: $0, relativeTo: page) } ?? page
    self.base = base
    titleElement = HTMLWhiteSpace.collapsed(
      root.elements(named: ["title"]).first?.text ?? "")
    openGraphTitle = values["og:title"]
    description = values["description"] ?? values["og:description"]
    let tag = root.attribute("lang") ?? root.attribute("xml:lang") ?? values["content-language"]
    language = (tag ?? values["og:locale"]).flatMap { LanguageTag(bcp47: $0) }
    date =
      Self.dateNames.lazy.compactMap { values[$0] }.compactMap(Self.isoDate).first
      ?? root.elements(named: ["time"]).lazy.compactMap { $0.attribute("datetime") }
      .compactMap(Self.isoDate).first
    var canonical: String?
    var translations: [LanguageTag: String] = [:]
    for link in root.elements(named: ["link"]) {
      guard let address = link.attribute("href").flatMap({ Self.absolute($0, base) }) else {
        continue
      }
      let kinds = (link.attribute("rel") ?? "").lowercased().split(separator: " ")
      if kinds.contains("canonical"), canonical == nil { canonical = address }
      if kinds.contains("alternate"),
        let tag = link.attribute("hreflang").flatMap({ LanguageTag(bcp47: $0) })
      {
        translations[tag] = translations[tag] ?? address
      }
    }
    self.canonical = canonical
    self.translations = translations
  }

  /// - Parameter heading: the first of the page.
  func title(heading: String?) -> String {
    if let heading, !heading.isEmpty { return heading }
    let title = openGraphTitle ?? titleElement
    for separator in Self.separators {
      let parts = title.components(separatedBy: separator)
      if parts.count > 1, let first = parts.first, !first.isEmpty { return first }
    }
    return title
  }

  /// The address of a link, for people: nil for one within the page or for a script.
  func link(_ address: String) -> String? {
    address.hasPrefix("#") ? nil : Self.absolute(address, base, schemes: ["mailto", "tel"])
  }

  private static func absolute(
    _ address: String, _ base: URL?, schemes: Set<String> = []
  ) -> String? {
    let address = address.filter { !$0.isNewline }.trimmingCharacters(in: .whitespaces)
    guard let url = URL(string: address, relativeTo: base)?.absoluteURL,
      let scheme = url.scheme?.lowercased()
    else { return nil }
    if schemes.contains(scheme) { return url.absoluteString }
    let isWeb = ["http", "https"].contains(scheme) && url.host()?.isEmpty == false
    return isWeb ? url.absoluteString : nil
  }

  /// The date in front of a time; nil for any other way of writing one.
  static func isoDate(_ text: String) -> String? {
    guard let match = text.prefixMatch(of: /(\d{4})[\-\/.](\d{1,2})[\-\/.](\d{1,2})/),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
      (1900...2200).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return String(format: "%04d-%02d-%02d", year, month, day)
  }
}
