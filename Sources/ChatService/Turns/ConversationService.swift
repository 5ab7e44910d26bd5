package import Accounts
import Content
package import Conversation
package import Foundation
package import Linguistics
package import Persistence

/// What a patient can do with a conversation, besides sending a message.
package struct ConversationService: Sendable {
  package let turns: TurnHandler
  let database: ChatDatabase
  let content: ContentStore
  private let announcer: Announcer
  let tokenKeys: TokenKeys
  let longTexts: FairQueue
  let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, announcer: Announcer, tokenKeys: TokenKeys,
    longTexts: FairQueue, now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.content = content
    self.announcer = announcer
    self.tokenKeys = tokenKeys
    self.longTexts = longTexts
    self.now = now
    turns = TurnHandler(
      database: database, content: content, announcer: announcer, longTexts: longTexts, now: now)
  }

  /// What a page says of itself when it opens a conversation.
  package struct Opening: Sendable {
    package var clientId: String?
    package var locale: LanguageTag
    package var timezone: String?
    package var page: String?
    package var consentVersion: String?

    package init(
      clientId: String?, locale: LanguageTag, timezone: String?, page: String?,
      consentVersion: String?
    ) {
      self.clientId = clientId
      self.locale = locale
      self.timezone = timezone
      self.page = page
      self.consentVersion = consentVersion
    }
  }

  package struct Opened: Sendable {
    package let conversation: ConversationRecord
    package let token: String
    package let messages: [Message]
    package let isReplay: Bool
  }

  /// Opens a conversation with the greeting in it.
  ///
  /// A client id that is long enough to be nobody else's makes a repeated request harmless: until
  /// the patient writes, it gives the same conversation.
  package func open(_ opening: Opening) async throws -> Opened {
    // What a browser says that doesn't know its own.
    let timezone = opening.timezone == "Etc/Unknown" ? nil : opening.timezone
    if let zone = timezone, TimeZone(identifier: zone) == nil {
      throw ServiceError(
        .invalidInput, "`timezone` must be an IANA name such as `Asia/Shanghai`, or be left out.")
    }
    if let id = opening.clientId { try Self.check(clientId: id) }
    let published = content.current
    let consent = try opening.consentVersion.map { try Self.consent(to: $0, published) }
    let repeatable = opening.clientId.flatMap {
      $0.count >= Self.unguessableLength ? $0 : nil
    }
    let at = now()
    let situation = ReplyComposer.Situation(
      language: opening.locale, timeZone: timezone, now: at)
    let creation = try await database.createConversation(
      NewConversation(
        id: RandomIdentifier.make(), clientId: repeatable,
        state: DialogueState(language: opening.locale), timezone: timezone,
        page: opening.page.map(Self.withoutQuery), consent: consent, at: at,
        revision: published.revision),
      greeting: [published.composer.greeting(situation)])
    return Opened(
      conversation: creation.conversation,
      token: tokenKeys.token(for: creation.conversation.id),
      messages: creation.messages,
      isReplay: creation.isReplay)
  }

  /// The conversation that a token opens.
  ///
  /// An unknown conversation and a wrong token look the same from outside.
  package func authenticate(id: String, token: String?) async throws -> ConversationRecord {
    guard let token,
      tokenKeys.isValid(token, forConversation: id),
      let record = try await database.conversation(id)
    else {
      throw ServiceError(
        .unauthorized,
        "This conversation doesn't exist, or the bearer token isn't its own. Open a new one.")
    }
    return record
  }

  package func messages(of id: String, after seq: Int, limit: Int) async throws -> [Message] {
    try await database.messages(in: id, after: seq, limit: limit)
  }

  /// The last ones before a message, in order.
  package func messages(of id: String, before seq: Int, limit: Int) async throws -> [Message] {
    try await database.messages(in: id, before: seq, limit: limit)
  }

  package func record(_ id: String) async throws -> ConversationRecord? {
    try await database.conversation(id)
  }

  /// When a person will answer, in the patient's language; nil while nobody is asked.
  package func expectation(for record: ConversationRecord) -> String? {
    guard record.state.phase == .waiting else { return nil }
    return content.current.composer.expectation(
      ReplyComposer.Situation(
        language: record.state.language, timeZone: record.timezone, now: now()))
  }

  package func update(
    _ record: ConversationRecord, locale: LanguageTag?, contact: [String: String]?,
    consentVersion: String?
  ) async throws -> ConversationRecord {
    var updated = record
    let consent = try consentVersion.map { try Self.consent(to: $0, content.current) }
    if let contact {
      let situation = ReplyComposer.Situation(
        language: record.state.language, timeZone: record.timezone, now: now())
      let checked = try Contact(
        form: contact, refusal: content.current.composer.string(.contactInvalid, situation))
      updated = try await database.saveContact(checked, in: record.id)
    }
    if let locale {
      updated = try await database.setLanguage(in: record.id, to: locale)
    }
    // After the language, which is the one that the words are kept in.
    if let consent {
      updated = try await database.saveConsent(consent, in: record.id, at: now())
    }
    await announcer.announce([], in: record.id)
    return updated
  }

  /// The words that the patient agreed to, where they are known.
  package func consentText(of record: ConversationRecord) async throws -> String? {
    guard let consent = record.consent else { return nil }
    return try await database.consentText(
      version: consent.version, preferring: record.state.language)
  }

  package func markSeen(_ record: ConversationRecord, seq: Int) async throws {
    guard (0...record.lastSeq).contains(seq) else {
      throw ServiceError(.invalidInput, "`seq` must be the number of a message that exists.")
    }
    guard seq > record.patientSeenSeq else { return }
    _ = try await database.markSeen(in: record.id, seq: seq)
  }

  package func patientTypes(in record: ConversationRecord) {
    announcer.announceTyping(by: .patient, in: record.id)
  }

  /// Erases the conversation with everything in it.
  package func erase(_ record: ConversationRecord) async throws {
    _ = try await database.erase(record.id)
    announcer.announceErasure(of: record.id)
  }

  /// With the words of the notice where the version is the one in force: a page may have been open
  /// since before, or claim what never was.
  private static func consent(
    to version: String, _ published: PublishedContent
  ) throws(ServiceError) -> ConsentDraft {
    guard (1...64).contains(version.utf8.count) else {
      throw ServiceError(.invalidInput, "`consent.version` must be 1 to 64 bytes.")
    }
    let notices = ConsentNotice.all(of: published.bundle).filter { $1.version == version }
    return ConsentDraft(version: version, texts: notices.mapValues(\.text))
  }

  /// Below this a client id may be somebody else's, too.
  private static let unguessableLength = 16

  package static func check(clientId: String) throws(ServiceError) {
    let allowed = clientId.unicodeScalars.allSatisfy {
      $0.isASCII && $0.value > 0x20 && $0.value < 0x7F
    }
    guard (1...128).contains(clientId.count), allowed else {
      throw ServiceError(
        .invalidInput, "`clientId` must be 1 to 128 visible ASCII characters; a UUID is best.")
    }
  }

  /// The path only: queries and fragments may carry what isn't ours to keep.
  private static func withoutQuery(_ page: String) -> String {
    String(
      String.UnicodeScalarView(page.unicodeScalars.prefix { $0 != "?" && $0 != "#" }.prefix(500)))
  }
}
