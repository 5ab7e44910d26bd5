import Content
import Linguistics

/// Where a patient may be.
enum Places {
  /// ISO 3166 codes, each once: by the time zone, by the language, and the office's own.
  static func likely(
    site: SiteSettings, timeZone: String?, language: LanguageTag
  ) -> [String] {
    var codes: [String] = []
    if let country = timeZone.flatMap(TimeZoneCountries.country) { codes.append(country) }
    codes += written(in: language) + [site.homeCountry]
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }

  /// Where most of those live who write the language, but for English.
  static func written(in language: LanguageTag) -> [String] {
    switch language {
    case .en: []
    case .zhHans: ["CN"]
    case .zhHant: ["TW", "HK"]
    }
  }
}
