import Content
import Conversation
import Foundation
package import Linguistics
package import Persistence

/// What a patient is told at once whose message sounds like an emergency and can't be taken.
package struct EmergencyNotice: Sendable, Encodable {
  package let text: String
  package let lang: LanguageTag

  /// Why the message isn't taken: the keys of what is said of it.
  package enum Reason: String, Sendable, CaseIterable {
    case notStored, notTaken, tooLong
  }
}

extension ConversationService {
  /// The emergency reply for a message that was refused or could not be stored; it says that nobody
  /// has seen it. Needs no storage.
  ///
  /// - Parameters:
  ///   - record: the conversation, where there is one already.
  ///   - language: of the page.
  ///   - sender: who shares in the work on long texts.
  /// - Returns: nil where the message doesn't sound like an emergency.
  package func emergencyNotice(
    for text: String, _ reason: EmergencyNotice.Reason, in record: ConversationRecord?,
    language: LanguageTag, timeZone: String? = nil, from sender: String
  ) async -> EmergencyNotice? {
    let published = content.current
    let hint = record?.state.language ?? language
    let zone = record?.timezone ?? timeZone
    let at = now()
    let look: @Sendable (String) -> EmergencyNotice? = { text in
      published.router.alarm(in: text, hint: hint).map {
        safety, language in
        let situation = ReplyComposer.Situation(
          language: language ?? hint, timeZone: zone, now: at, isOtherLanguage: language == nil)
        return EmergencyNotice(
          text: SafetyComposer(content: published.bundle).text(safety, reason, situation),
          lang: situation.language)
      }
    }
    // As much as could have been a message; nobody writes more before the danger.
    let most = published.bundle.site.limits.messageCharacters * 4
    let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(most)))
    guard beginning.utf8.count > TurnHandler.longText else { return look(beginning) }
    do {
      return try await longTexts.run(for: sender) { look(beginning) }
    } catch {
      // Too much of this sender's is waiting: what it begins with is looked at all the same.
      return look(String(beginning.prefix(TurnHandler.longText / 4)))
    }
  }
}
