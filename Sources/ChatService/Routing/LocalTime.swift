import Foundation
import Linguistics

/// Times as a patient reads them.
enum LocalTime {
  /// A day and time in the patient's zone, in the language of the situation.
  static func text(_ date: Date, _ situation: ReplyComposer.Situation) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: localeIdentifier(situation.language))
    formatter.timeZone = situation.timeZone.flatMap(TimeZone.init(identifier:)) ?? .gmt
    formatter.setLocalizedDateFormatFromTemplate(
      situation.timeZone == nil ? "EEEMMMdHHmmz" : "EEEMMMdHHmm")
    return formatter.string(from: date)
  }

  private static func localeIdentifier(_ tag: LanguageTag) -> String {
    switch tag {
    case .en: "en_US"
    case .zhHans: "zh_Hans_CN"
    case .zhHant: "zh_Hant_TW"
    }
  }
}
