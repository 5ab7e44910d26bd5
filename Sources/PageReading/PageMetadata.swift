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

  /// In bytes; what is longer is no address for people. Each link repeats that of its page.
  private static let longestAddress = 2_000

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
      root.elements(named: ["base"]).lazy.compactMap { $0.attribute("href") }
      .first { $0.utf8.count <= Self.longestAddress }
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
    for line in lines where line.utf8.count < 4 * longestLine && line.count < longestLine {
      let text = line.lowercased()
      guard datingWords.contains(where: { text.contains($0) }) else { continue }
      let scalars = line.unicodeScalars
      let found = scalars.indices.lazy
      if let date = found.compactMap({ DateReader(scalars[$0...]).date(["-", "/", "."]) }).first {
        return isoDate(date)
      }
      if let date = found.compactMap({ DateReader(scalars[$0...]).chineseDate }).first {
        return isoDate(date)
      }
    }
    return nil
  }

  private static let longestLine = 120
  private static let datingWords = [
    "发布", "發布", "发表", "更新", "修改", "审核", "審核", "last modified", "last reviewed", "updated",
    "published",
  ]

  /// The address of a link, for people: nil for one within the page or for a script.
  func link(_ address: String) -> String? {
    address.hasPrefix("#") ? nil : Self.absolute(address, base, schemes: ["mailto", "tel"])
  }

  private static func absolute(
    _ address: String, _ base: URL?, schemes: Set<String> = []
  ) -> String? {
    guard address.utf8.count <= longestAddress else { return nil }
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
    DateReader(text.unicodeScalars[...]).date(["-", "/", "."]).flatMap(isoDate)
  }

  private static func isoDate(_ date: DateReader.Numbers) -> String? {
    guard (1900...2200).contains(date.year), (1...12).contains(date.month),
      (1...31).contains(date.day)
    else { return nil }
    return String(format: "%04d-%02d-%02d", date.year, date.month, date.day)
  }
}

/// Reads a date at the beginning of a text.
private struct DateReader {
  typealias Numbers = (year: Int, month: Int, day: Int)

  private var rest: Substring.UnicodeScalarView

  init(_ text: Substring.UnicodeScalarView) { rest = text }

  /// Such as 2026-11-24.
  func date(_ separators: Set<Unicode.Scalar>) -> Numbers? {
    var reader = self
    guard let year = reader.number(4...4), reader.skip(separators),
      let month = reader.number(1...2), reader.skip(separators), let day = reader.number(1...2)
    else { return nil }
    return (year, month, day)
  }

  /// Such as 2026 年 11 月 24 日.
  var chineseDate: Numbers? {
    var reader = self
    guard let year = reader.number(4...4), reader.skip(["年"], spaced: true),
      let month = reader.number(1...2), reader.skip(["月"], spaced: true),
      let day = reader.number(1...2)
    else { return nil }
    return (year, month, day)
  }

  private mutating func number(_ length: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(length.upperBound).prefix { ("0"..."9").contains($0) }
    guard digits.count >= length.lowerBound else { return nil }
    rest = rest[digits.endIndex...]
    return Int(String(digits))
  }

  private mutating func skip(_ scalars: Set<Unicode.Scalar>, spaced: Bool = false) -> Bool {
    if spaced { rest = rest.drop(while: \.properties.isWhitespace) }
    guard let scalar = rest.popFirst(), scalars.contains(scalar) else { return false }
    if spaced { rest = rest.drop(while: \.properties.isWhitespace) }
    return true
  }
}
