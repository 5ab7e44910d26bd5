import Content
import Linguistics

/// The emergency numbers to show a patient, the likeliest country first.
enum EmergencyNumbers {
  struct Entry: Equatable {
    /// ISO 3166 code, or `other`.
    let country: String
    let number: String
  }

  /// The countries that the locales have names for.
  static let countries = ["US", "CN", "HK", "MO", "TW"]

  /// The patient's country by time zone, those where the language is written, the office's own, and
  /// the number that works in most other countries.
  static func likely(
    site: SiteSettings, timeZone: String?, language: LanguageTag
  ) -> [Entry] {
    var codes: [String] = []
    if let country = timeZone.flatMap(country(ofTimeZone:)) { codes.append(country) }
    switch language {
    case .en: break
    case .zhHans: codes.append("CN")
    case .zhHant: codes += ["TW", "HK"]
    }
    codes.append(site.homeCountry)
    var seen: Set<String> = []
    var entries = codes.compactMap { code -> Entry? in
      guard seen.insert(code).inserted, countries.contains(code) else { return nil }
      return site.emergencyNumbers[code].map { Entry(country: code, number: $0) }
    }
    if let number = site.emergencyNumbers["default"] {
      entries.append(Entry(country: "other", number: number))
    }
    return entries
  }

  /// Every number of the site once, the office's own first and the one for all others last.
  static func all(site: SiteSettings) -> [String] {
    let others = site.emergencyNumbers.keys.filter { $0 != "default" }.sorted()
    var seen: Set<String> = []
    return ([site.homeCountry] + countries + others + ["default"])
      .compactMap { site.emergencyNumbers[$0] }.filter { seen.insert($0).inserted }
  }

  private static func country(ofTimeZone name: String) -> String? {
    switch name {
    case "Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin", "Asia/Kashgar", "PRC":
      "CN"
    case "Asia/Hong_Kong", "Hongkong": "HK"
    case "Asia/Macau", "Asia/Macao": "MO"
    case "Asia/Taipei", "ROC": "TW"
    case "America/New_York", "America/Detroit", "America/Chicago", "America/Denver",
      "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "America/Boise",
      "Pacific/Honolulu":
      "US"
    default:
      name.hasPrefix("US/") || name.hasPrefix("America/Indiana/")
        || name.hasPrefix("America/Kentucky/") || name.hasPrefix("America/North_Dakota/")
        ? "US" : nil
    }
  }
}
