import Content
import Linguistics

/// The bot's own sentences: keys of the section `bot` of the locales.
package enum BotString: String, Sendable, CaseIterable {
  case greeting, clarify, noneOfThese, choiceNothing, personChoice
  case notUnderstood, notUnderstoodAgain, emptyOrSymbols, otherLanguage, otherLanguageOnly
  case titleInLanguage
  case handOver, expectationOpen, expectationOpensAt, expectationUnknown
  case contactInvite, contactEmail, contactPhone, contactWechat, contactSaved, contactInvalid
  case contactShared
  case passageIntro, offerArticles, askHelpful, helpful, unhelpful, hasHelped, hasNotHelped
  case languageChanged
  case english = "language.en"
  case simplifiedChinese = "language.zh-Hans"
  case traditionalChinese = "language.zh-Hant"
  case englishName = "name.en"
  case simplifiedChineseName = "name.zh-Hans"
  case traditionalChineseName = "name.zh-Hant"
  case staffJoined, staffReleased, resolved

  static func language(_ tag: LanguageTag) -> BotString {
    switch tag {
    case .en: .english
    case .zhHans: .simplifiedChinese
    case .zhHant: .traditionalChinese
    }
  }

  /// The name of a language for a reader of another one.
  static func named(_ tag: LanguageTag) -> BotString {
    switch tag {
    case .en: .englishName
    case .zhHans: .simplifiedChineseName
    case .zhHant: .traditionalChineseName
    }
  }

  /// The keys without which the service can't speak, for the content check.
  package static let requiredKeys: [String: [String]] = [
    "bot": allCases.map(\.rawValue),
    SafetyComposer.section: SafetyComposer.keys,
    "reasons": ["emergency", "crisis", "allWell", "requested", "unanswered"],
    ConsentNotice.section: ConsentNotice.keys,
  ].merging(PageString.requiredKeys) { $0 + $1 }
}
