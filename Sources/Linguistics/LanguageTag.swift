/// A language and script in which people read and write here.
package enum LanguageTag: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable, Hashable
{
  case en
  case zhHans = "zh-Hans"
  case zhHant = "zh-Hant"

  /// In bytes; RFC 5646 (section 4.4.1) asks for room for 35.
  static let longest = 100

  package var family: LanguageFamily {
    switch self {
    case .en: .en
    case .zhHans, .zhHant: .zh
    }
  }

  /// The language served for a BCP 47 tag, or nil for a language that is not served.
  ///
  /// Case does not matter and `_` stands for `-`. Chinese without a script takes that of its
  /// region, and Simplified without a region; Cantonese (`yue`) is read in Traditional.
  package init?(bcp47: String) {
    guard bcp47.utf8.count <= Self.longest else { return nil }
    let subtags = bcp47.lowercased().split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "_" })
    guard let primary = subtags.first else { return nil }
    switch primary {
    case "en": self = .en
    case "zh", "cmn", "yue": self = Self.chinese(primary: primary, rest: subtags.dropFirst())
    default: return nil
    }
  }

  private static func chinese(primary: Substring, rest: ArraySlice<Substring>) -> LanguageTag {
    if rest.contains("hans") { return .zhHans }
    if rest.contains("hant") { return .zhHant }
    if rest.contains(where: { ["cn", "sg", "my"].contains($0) }) { return .zhHans }
    if rest.contains(where: { ["tw", "hk", "mo"].contains($0) }) { return .zhHant }
    return primary == "yue" || rest.contains("yue") ? .zhHant : .zhHans
  }
}

/// A language whatever its script: the key of training phrases.
package enum LanguageFamily: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable,
  Hashable
{
  case en, zh
}
