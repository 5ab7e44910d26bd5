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
  /// Whether the page says that it is in a language that isn't served.
  let isInOtherLanguage: Bool
  let date: String?
  let canonical: String?
  let translations: [LanguageTag: String]
  private let titleElement: String
  private let openGraphTitle: String?
  private let siteName: String?
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
    siteName = values["og:site_name"]
    description = values["description"] ?? values["og:description"]
    let tag = root.attribute("lang") ?? root.attribute("xml:lang") ?? values["content-language"]
    let language = (tag ?? values["og:locale"]).flatMap { LanguageTag(bcp47: $0) }
    self.language = language
    isInOtherLanguage = language == nil && tag?.isEmpty == false
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

  /// - Parameters:
  ///   - heading: the first of the main content.
  ///   - logo: the first of the page; outside of the main content it names the site.
  func title(heading: String?, logo: String?) -> String {
    if let heading, !heading.isEmpty { return heading }
    let title = openGraphTitle ?? titleElement
    let site = Set([siteName, logo].compactMap(\.self))
    for separator in Self.separators {
      let parts = title.components(separatedBy: separator).filter { !$0.isEmpty }
      guard parts.count > 1 else { continue }
      return parts.first { !site.contains($0) } ?? parts[0]
    }
    return title.isEmpty ? logo ?? "" : title
  }

  /// The day that a line of the page says it was published or changed on.
  static func statedDate(in lines: [String]) -> String? {
    let words =
      /(?i:发布|發布|发表|更新|修改|审核|審核|last updated|last modified|last reviewed|updated|published)/
    for line in lines where line.count < 120 && line.contains(words) {
      if let match = line.firstMatch(of: /[0-9]{4}[\-\/.][0-9]{1,2}[\-\/.][0-9]{1,2}/) {
        return isoDate(String(match.0))
      }
      if let match = line.firstMatch(of: /([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})/) {
        return isoDate("\(match.1)-\(match.2)-\(match.3)")
      }
    }
    return nil
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
