import Content
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
