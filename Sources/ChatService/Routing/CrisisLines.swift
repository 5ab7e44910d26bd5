import Content
import Linguistics

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
