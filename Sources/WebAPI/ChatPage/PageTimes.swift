import Foundation
import Linguistics

/// Times as the page writes them: without scripts nobody knows the patient's zone, so they are the
/// office's, and the page says so.
struct PageTimes {
  let language: LanguageTag
  private let zone: TimeZone
  private let formatter = DateFormatter()

  /// - Parameter zone: an IANA name; UTC where there is no such zone.
  init(language: LanguageTag, zone: String) {
    self.language = language
    self.zone = TimeZone(identifier: zone) ?? .gmt
    formatter.locale = Self.locale(language)
    formatter.timeZone = self.zone
  }

  /// Such as “Pacific Time”.
  var zoneName: String {
    zone.localizedName(for: .generic, locale: Self.locale(language)) ?? zone.identifier
  }

  func moment(_ date: Date) -> String { text(date, "MMMdHHmm") }

  func fullMoment(_ date: Date) -> String { text(date, "yMMMdHHmm") }

  /// A calendar date such as `2026-03-01`, which has no zone.
  func day(_ isoDate: String) -> String {
    let parsed = try? Date(isoDate, strategy: .iso8601.year().month().day())
    guard let parsed else { return isoDate }
    let days = PageTimes(language: language, zone: "GMT")
    return days.text(parsed, "yMMMd")
  }

  private func text(_ date: Date, _ template: String) -> String {
    formatter.setLocalizedDateFormatFromTemplate(template)
    return formatter.string(from: date)
  }

  private static func locale(_ tag: LanguageTag) -> Locale {
    switch tag {
    case .en: Locale(identifier: "en_US")
    case .zhHans: Locale(identifier: "zh_Hans_CN")
    case .zhHant: Locale(identifier: "zh_Hant_TW")
    }
  }
}
