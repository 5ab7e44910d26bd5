import Content
import Conversation
import Foundation
import Linguistics

/// Puts into words what somebody in danger or despair is told, with the numbers of where they are.
struct SafetyComposer {
  static let section = "safety"
  static let keys =
    SafetyText.allCases.map(\.rawValue) + ["told", "numberLine", "crisisLine", "crisisLineNote"]
    + ["country.other", "countryNumber", "separator"]
    + EmergencyNotice.Reason.allCases.map(\.rawValue)

  let content: ContentBundle

  typealias Situation = ReplyComposer.Situation

  /// In English and Chinese for a patient who may read only one of them.
  func text(_ text: SafetyText, _ situation: Situation) -> String {
    self.text(text, ending: "told", situation)
  }

  /// What is said where nobody else will learn of it.
  func text(
    _ text: SafetyText, _ reason: EmergencyNotice.Reason, _ situation: Situation
  ) -> String {
    self.text(text, ending: reason.rawValue, situation)
  }

  /// The numbers that the notice before the first message names: the office's own country's, and
  /// those of where the language is written.
  func numbersBeforehand(in language: LanguageTag) -> String {
    let codes = Places.likely(site: content.site, timeZone: nil, language: language)
    return codes.compactMap { code in
      content.site.emergencyNumbers[code].map { number in
        fill("countryNumber", language) { $0 == "country" ? name(of: code, language) : number }
      }
    }.joined(separator: string("separator", language))
  }

  private func text(_ text: SafetyText, ending: String, _ situation: Situation) -> String {
    let languages = situation.isOtherLanguage ? [.en, .zhHans] : [situation.language]
    return languages.map { language in
      Placeholders.fill(template(text, situation, in: language)) { name in
        switch name {
        case "numbers": numbers(situation, in: language)
        case "number": shortNumbers(situation, in: language)
        case "lines": lines(situation, in: language)
        case "told": string(ending, language)
        default: nil
        }
      }
    }.joined(separator: "\n\n")
  }

  /// Without the lead-in to crisis lines where there are none.
  private func template(
    _ text: SafetyText, _ situation: Situation, in language: LanguageTag
  ) -> String {
    let text = string(text.rawValue, language)
    guard lines(situation, in: language).isEmpty else { return text }
    var kept: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "{lines}" { _ = kept.popLast() } else { kept.append(line) }
    }
    return kept.joined(separator: "\n")
  }

  private func numbers(_ situation: Situation, in language: LanguageTag) -> String {
    EmergencyNumbers.likely(
      site: content.site, timeZone: situation.timeZone, language: language
    ).map { entry in
      fill("numberLine", language) { name in
        switch name {
        case "country": self.name(of: entry.country, language)
        case "number": entry.number
        default: nil
        }
      }
    }.joined(separator: "\n")
  }

  /// Those of the patient's own country, or the likeliest, in one line.
  private func shortNumbers(_ situation: Situation, in language: LanguageTag) -> String {
    let entries = EmergencyNumbers.likely(
      site: content.site, timeZone: situation.timeZone, language: language)
    let country = situation.timeZone.flatMap(TimeZoneCountries.country)
    return (country != nil ? Array(entries.prefix(1)) : entries).map { entry in
      fill("countryNumber", language) {
        $0 == "country" ? name(of: entry.country, language) : entry.number
      }
    }.joined(separator: string("separator", language))
  }

  private func lines(_ situation: Situation, in language: LanguageTag) -> String {
    CrisisLines.likely(site: content.site, timeZone: situation.timeZone, language: language)
      .map { country, line in
        let note = line.note?[language]
        return fill(note == nil ? "crisisLine" : "crisisLineNote", language) { name in
          switch name {
          case "country": self.name(of: country, language)
          case "name": line.name[language]
          case "contact": line.contact
          case "note": note
          default: nil
          }
        }
      }.joined(separator: "\n")
  }

  /// The locale's own name for a country, or the usual one.
  private func name(of country: String?, _ language: LanguageTag) -> String {
    guard let country else { return string("country.other", language) }
    if let name = content.locales[language]?.string(Self.section, "country.\(country)") {
      return name
    }
    let locale = Locale(
      identifier: language == .en ? "en" : language == .zhHans ? "zh_Hans" : "zh_Hant")
    return locale.localizedString(forRegionCode: country) ?? country
  }

  private func fill(
    _ key: String, _ language: LanguageTag, _ value: (String) -> String?
  ) -> String {
    Placeholders.fill(string(key, language), value: value)
  }

  private func string(_ key: String, _ language: LanguageTag) -> String {
    content.locales[language]?.sections[Self.section]?[key] ?? ""
  }
}
