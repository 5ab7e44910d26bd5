import Foundation
package import Linguistics
import PageReading
import RegexBuilder

/// Facts that differ between the languages of one article: phone numbers, prices, dates, street
/// addresses, e-mail and web addresses.
package enum ArticleParity {
  package struct Difference: Sendable, Equatable {
    package let article: String
    package let language: LanguageTag
    /// What this version lacks or has alone, and how to mend it.
    package let message: String
  }

  enum Kind: String, CaseIterable {
    case phone = "phone number"
    case price = "price"
    case date = "date"
    case street = "street address"
    case email = "e-mail address"
    case web = "web address"
  }

  /// Each version is held against the first of its article, English where there is one.
  package static func differences(among articles: [Article]) -> [Difference] {
    let versions = Dictionary(grouping: articles, by: \.id)
    return versions.keys.sorted().flatMap { id -> [Difference] in
      let sorted = LanguageTag.allCases.compactMap { tag in
        versions[id]?.first { $0.language == tag }
      }
      guard let first = sorted.first, sorted.count > 1 else { return [] }
      let facts = Facts(of: first)
      return sorted.dropFirst().flatMap { other in
        compare(facts, Facts(of: other), first.language).map {
          Difference(article: id, language: other.language, message: $0)
        }
      }
    }
  }

  private static func compare(_ one: Facts, _ other: Facts, _ language: LanguageTag) -> [String] {
    Kind.allCases.flatMap { kind -> [String] in
      let (first, second) = (one.found[kind] ?? [:], other.found[kind] ?? [:])
      let missing = first.filter { second[$0.key] == nil }.map(\.value).sorted()
      let alone = second.filter { first[$0.key] == nil }.map(\.value).sorted()
      return missing.map { text in
        "The \(kind.rawValue) “\(text)” of the version in \(language.rawValue) isn't here"
          + (alone.isEmpty ? "" : ", but \(alone.quotedList) is") + "; make them the same."
      }
        + (missing.isEmpty
          ? alone.map { text in
            "The \(kind.rawValue) “\(text)” isn't in the version in \(language.rawValue); make "
              + "them the same."
          } : [])
    }
  }

  static func check(_ articles: [Article], faults: inout FaultList) {
    for difference in differences(among: articles) {
      let folder = "\(ArticleReader.folderName)/\(difference.language.rawValue)"
      faults.warning(Place(file: "\(folder)/\(difference.article).html"), difference.message)
    }
  }

  /// What an article states, by kind: a form that is the same in every language, and as written.
  struct Facts {
    private(set) var found: [Kind: [String: String]] = [:]

    init(of article: Article) {
      self.init(
        of: ([article.title, article.summary] + article.passages.map(\.text))
          .joined(separator: "\n"))
    }

    init(of text: String) {
      // Full-width digits and signs as the narrow ones. Below, [0-9] rather than \d, which takes 万
      // for a digit.
      var text = text.compatibilityComposed
      emails(&text)
      take(.web, /(?:https?:\/\/|www\.)[A-Za-z0-9.\-\/_?=&%#~]+[A-Za-z0-9\/]/, &text) {
        written, _ in
        written.lowercased().replacing(/^https?:\/\//, with: "").replacing(/\/$/, with: "")
      }
      dates(&text)
      prices(&text)
      take(
        .street,
        /[0-9]{1,6}\s+(?:[A-Z][A-Za-z.]*\s+){1,3}(?:St|Street|Ave|Avenue|Blvd|Boulevard|Rd|Road|Drive|Dr|Lane|Ln|Way)\b/,
        &text
      ) { written, _ in String(written.prefix { $0.isNumber }) }
      // The names of streets are translated, their numbers aren't.
      take(.street, /\p{Han}{2,8}(?:大道|[路街道巷])\s*([0-9]{1,6})\s*[号號]/, &text) { String($1.1) }
      take(.phone, /(?:\+|\(|\b)[0-9][0-9\s().\-]{5,}[0-9]/, &text) { written, _ in
        let digits = written.filter(\.isNumber)
        let isSeparated = written.contains { "+()-. ".contains($0) }
        guard digits.count >= 7, isSeparated else { return nil }
        // Abroad it is written with the code of the country.
        return digits.count == 11 && digits.hasPrefix("1") ? String(digits.dropFirst()) : digits
      }
    }

    /// Takes what matches out of the text, so that nothing counts twice.
    private mutating func take<Output>(
      _ kind: Kind, _ pattern: some RegexComponent<Output>, _ text: inout String,
      normal: (String, Output) -> String?
    ) {
      var rest = ""
      var end = text.startIndex
      for match in text.matches(of: pattern) {
        let written = String(text[match.range])
        guard let key = normal(written, match.output) else { continue }
        found[kind, default: [:]][key] = written.trimmingCharacters(in: .whitespaces)
        rest += text[end..<match.range.lowerBound] + " "
        end = match.range.upperBound
      }
      text = rest + text[end...]
    }

    /// Without a pattern, which would look for the sign from every letter of a long word.
    private mutating func emails(_ text: inout String) {
      let bytes = Array(text.utf8)
      var rest: [UInt8] = []
      var end = 0
      for sign in bytes.indices where bytes[sign] == UInt8(ascii: "@") && sign >= end {
        var start = sign
        while start > end, bytes[start - 1].isPartOfName { start -= 1 }
        guard start < sign, let close = Self.endOfHost(in: bytes, from: sign + 1) else { continue }
        let written = String(decoding: bytes[start..<close], as: UTF8.self)
        found[.email, default: [:]][written.lowercased()] = written
        rest += bytes[end..<start]
        rest.append(UInt8(ascii: " "))
        end = close
      }
      text = String(decoding: rest + bytes[end...], as: UTF8.self)
    }

    /// The last point with at least two letters after it, and all letters that follow.
    private static func endOfHost(in bytes: [UInt8], from start: Int) -> Int? {
      let host = bytes[start...].prefix(while: \.isPartOfHost)
      var end: Int?
      for point in host.indices.dropFirst() where host[point] == UInt8(ascii: ".") {
        let letters = host[(point + 1)...].prefix(while: \.isLetter)
        if letters.count >= 2 { end = letters.endIndex }
      }
      return end
    }

    private static let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static func date(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
      guard let month, (1...12).contains(month), day.map((1...31).contains) ?? true else {
        return nil
      }
      return "\(year.map(String.init) ?? "*")-\(month)-\(day.map(String.init) ?? "*")"
    }

    private mutating func dates(_ text: inout String) {
      func month(_ name: Substring) -> Int? {
        Self.months.firstIndex(of: name.prefix(3).lowercased()).map { $0 + 1 }
      }
      let number = { (part: Substring?) in part.flatMap { Int($0) } }
      take(.date, /\b([0-9]{4})[\-\/.]([0-9]{1,2})[\-\/.]([0-9]{1,2})\b/, &text) {
        Self.date(Int($1.1), Int($1.2), Int($1.3))
      }
      take(.date, /(?:([0-9]{4})\s*年\s*)?([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*[日号號])?/, &text) {
        // A month alone may as well be a length of time.
        $1.1 == nil && $1.3 == nil ? nil : Self.date(number($1.1), Int($1.2), number($1.3))
      }
      let name =
        /(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?/
      take(
        .date,
        Regex {
          name
          /\s+([0-9]{1,2})(?:st|nd|rd|th)?\b(?:,?\s+([0-9]{4}))?/
        }, &text
      ) { Self.date(number($1.3), month($1.1), Int($1.2)) }
      take(
        .date,
        Regex {
          /\b([0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?/
          name
          /(?:,?\s+([0-9]{4}))?/
        }, &text
      ) { Self.date(number($1.3), month($1.2), Int($1.1)) }
      take(
        .date,
        Regex {
          name
          /\s+([0-9]{4})\b/
        }, &text
      ) { Self.date(Int($1.2), month($1.1), nil) }
    }

    private mutating func prices(_ text: inout String) {
      let currencies: [(name: String, signs: [String])] = [
        ("USD", ["US$", "USD", "$", "美元", "美金"]),
        ("CNY", ["RMB", "CNY", "¥", "人民币", "人民幣", "块", "塊"]),
        ("EUR", ["€", "EUR", "欧元", "歐元"]), ("GBP", ["£", "GBP", "英镑", "英鎊"]),
        ("HKD", ["HK$", "HKD", "港币", "港幣", "港元"]), ("TWD", ["NT$", "TWD", "新台币", "新台幣"]),
      ]
      func normal(_ sign: Substring?, _ amount: Substring, _ unit: Substring?, _ after: Substring?)
        -> String?
      {
        guard let sign = sign ?? after,
          let currency = currencies.first(where: { $0.signs.contains(String(sign)) })
            ?? (sign == "元" ? ("CNY", []) : nil),
          let number = Double(amount.filter { $0 != "," })
        else { return nil }
        let scale: Double =
          switch unit {
          case "万", "萬": 10_000
          case "million": 1_000_000
          default: 1
          }
        return "\(currency.0) \(number * scale)"
      }
      take(
        .price,
        /(US\$|HK\$|NT\$|USD|RMB|CNY|EUR|HKD|TWD|GBP|\$|¥|€|£|人民[币幣]|新台[币幣]|港[币幣])?\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万|萬|million)?\s*(美元|美金|人民[币幣]|欧元|歐元|英[镑鎊]|港[币幣元]|新台[币幣]|元|块|塊|GBP|USD|RMB|EUR|HKD|TWD)?/,
        &text
      ) { normal($1.1, $1.2, $1.3, $1.4) }
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isPartOfHost: Bool {
    isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "-")
  }

  /// Of what stands before the sign.
  fileprivate var isPartOfName: Bool {
    isPartOfHost || self == UInt8(ascii: "_") || self == UInt8(ascii: "%")
      || self == UInt8(ascii: "+")
  }
}
