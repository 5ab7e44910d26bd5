package import Content
import Crypto
import Foundation
package import Linguistics

/// What a patient is told before the first message, and agrees to.
package struct ConsentNotice: Sendable, Codable, Equatable {
  /// Twelve hexadecimal digits. It is made from the words in all languages, so that nobody can
  /// change what was agreed to and keep its version.
  package let version: String
  package let language: LanguageTag
  package let title: String
  /// One sentence or two each, in the order in which they are shown.
  package let points: [String]

  package var text: String { ([title] + points).joined(separator: "\n") }

  /// The locale's section; every key must be there.
  static let section = "privacy"
  package static let keys = ["title", "emergency", "advice", "stored", "period", "place"]

  /// The notice of this content in every language.
  package static func all(of bundle: ContentBundle) -> [LanguageTag: ConsentNotice] {
    let safety = SafetyComposer(content: bundle)
    let texts = LanguageTag.allCases.map { tag in
      let values = [
        "days": String(bundle.site.privacy.retentionDays),
        "numbers": safety.numbersBeforehand(in: tag),
      ]
      return keys.map { bundle.locales[tag]?.string(section, $0, values: values) ?? "" }
    }
    let digest = SHA256.hash(data: Data(texts.joined().joined(separator: "\n").utf8))
    let version = digest.prefix(6).map { String(format: "%02x", $0) }.joined()
    return Dictionary(
      uniqueKeysWithValues: zip(LanguageTag.allCases, texts).map { tag, texts in
        (
          tag,
          ConsentNotice(
            version: version, language: tag, title: texts[0],
            points: texts.dropFirst().filter { !$0.isEmpty })
        )
      })
  }
}
