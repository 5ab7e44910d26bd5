import Content
import Foundation
import Linguistics

/// The emergency numbers to show a patient, the likeliest country first.
enum EmergencyNumbers {
  struct Entry: Equatable {
    /// ISO 3166 code; nil for all countries that the site doesn't set.
    let country: String?
    let number: String
  }

  /// The patient's country by time zone, those where the language is written, the office's own, and
  /// the number that works in most other countries.
  static func likely(
    site: SiteSettings, timeZone: String?, language: LanguageTag
  ) -> [Entry] {
    let entries = Places.likely(site: site, timeZone: timeZone, language: language)
      .compactMap { code in
        site.emergencyNumbers[code].map { Entry(country: code, number: $0) }
      }
    let elsewhere = site.emergencyNumbers["default"].map { [Entry(country: nil, number: $0)] } ?? []
    // Where the patient is somewhere that has no number of its own, the one for all others is it.
    let isElsewhere = timeZone.flatMap(TimeZoneCountries.country).map {
      site.emergencyNumbers[$0] == nil
    }
    return isElsewhere == true ? elsewhere + entries : entries + elsewhere
  }
}

/// The lines for people in despair to show a patient, the likeliest place first.
enum CrisisLines {
  /// Those of the patient's country where it is known, else of the countries where the language is
  /// written and of the office's; and those for everywhere.
  static func likely(
    site: SiteSettings, timeZone: String?, language: LanguageTag
  ) -> [(country: String?, line: SiteSettings.CrisisLine)] {
    let places = Places.likely(site: site, timeZone: timeZone, language: language)
    let here = timeZone.flatMap(TimeZoneCountries.country)
    let known = here.map { site.crisisLines[$0] != nil ? [$0] : [] } ?? places
    let lines = known.flatMap { code in
      (site.crisisLines[code] ?? []).map { (String?.some(code), $0) }
    }
    return lines + (site.crisisLines["default"] ?? []).map { (nil, $0) }
  }
}

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
