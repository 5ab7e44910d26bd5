package import Accounts
import Content
package import Conversation
package import Foundation
import Linguistics
package import Persistence

/// What staff does with the conversations that need a person.
package struct DeskService: Sendable {
  private let database: ChatDatabase
  private let content: ContentStore
  private let announcer: Announcer
  private let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, announcer: Announcer,
    now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.content = content
    self.announcer = announcer
    self.now = now
  }

  /// One conversation with all that the desk shows of it.
  package struct Detail: Sendable {
    package let record: ConversationRecord
    package let summary: ConversationSummary
    package let messages: [Message]
    package let notes: [Note]
    package let decisions: [StoredDecision]
  }

  package func queue() async throws -> [ConversationSummary] {
    try await database.queue().map { ConversationSummary($0) }
  }

  package func detail(_ id: String) async throws -> Detail {
    guard let entry = try await database.queueEntry(id) else {
      throw ConflictError.noSuchConversation
    }
    return Detail(
      record: entry.conversation, summary: ConversationSummary(entry),
      messages: try await database.messages(in: id), notes: try await database.notes(in: id),
      decisions: try await database.decisions(in: id))
  }

  package func claim(_ id: String, by member: StaffMember) async throws -> ConversationSummary {
    let record = try await existing(id)
    let notice = content.current.composer.notice(
      .staffJoined, situation(record), values: ["name": member.displayName])
    return try await announced(
      try await database.claim(id, by: member.id, at: now(), systemMessage: notice))
  }

  package func release(_ id: String, by member: StaffMember) async throws -> ConversationSummary {
    let record = try await existing(id)
    let notice = content.current.composer.notice(.staffReleased, situation(record))
    return try await announced(
      try await database.release(id, by: member.id, at: now(), systemMessage: notice))
  }

  package func transfer(
    _ id: String, by member: StaffMember, to name: String
  ) async throws -> ConversationSummary {
    let record = try await existing(id)
    guard let colleague = try await database.staff(named: name)?.member, !colleague.isDisabled
    else {
      throw ServiceError(.invalidInput, "There is no active member of staff with the name in `to`.")
    }
    let notice = content.current.composer.notice(
      .staffJoined, situation(record), values: ["name": colleague.displayName])
    return try await announced(
      try await database.transfer(
        id, by: member.id, to: colleague.name, at: now(), systemMessage: notice))
  }

  package func resolve(_ id: String, by member: StaffMember) async throws -> ConversationSummary {
    let record = try await existing(id)
    let notice = content.current.composer.notice(.resolved, situation(record))
    return try await announced(
      try await database.resolve(id, by: member.id, at: now(), systemMessage: notice))
  }

  /// A message by the member of staff who has the conversation.
  package func send(
    _ text: String, clientId: String, in id: String, by member: StaffMember
  ) async throws -> StaffMessageResult {
    try ConversationService.check(clientId: clientId)
    let record = try await existing(id)
    let text = try checked(text)
    let language =
      content.current.router.analyzer.analyse(text, hint: record.state.language).language
      ?? record.state.language
    let sent = try await database.staffMessage(
      in: id, by: member.id, clientId: clientId,
      draft: MessageDraft(author: .staff, text: text, lang: language, name: member.displayName),
      at: now())
    if !sent.isReplay { await announcer.announce([sent.message], in: id) }
    return sent
  }

  package func addNote(_ text: String, to id: String, by member: StaffMember) async throws -> Note {
    _ = try await existing(id)
    return try await database.addNote(
      in: id, by: member.id, text: try checked(text), at: now())
  }

  package func staffTypes(in id: String, by member: StaffMember) async throws {
    let record = try await existing(id)
    if record.claimedBy?.id == member.id { announcer.announceTyping(by: .staff, in: id) }
  }

  package func colleagues() async throws -> [StaffMember] {
    try await database.staffList().filter { !$0.isDisabled }
  }

  private func existing(_ id: String) async throws -> ConversationRecord {
    guard let record = try await database.conversation(id) else {
      throw ConflictError.noSuchConversation
    }
    return record
  }

  private func announced(_ change: DeskResult) async throws -> ConversationSummary {
    let messages = change.message.map { [$0] } ?? []
    guard let summary = await announcer.announce(messages, in: change.conversation.id) else {
      throw ConflictError.noSuchConversation
    }
    return summary
  }

  private func situation(_ record: ConversationRecord) -> ReplyComposer.Situation {
    ReplyComposer.Situation(
      language: record.state.language, timeZone: record.timezone, now: now())
  }

  private func checked(_ text: String) throws(ServiceError) -> String {
    let limit = content.current.bundle.site.limits.messageCharacters
    guard text.contains(where: { !$0.isWhitespace }), !text.unicodeScalars.contains("\0") else {
      throw ServiceError(.invalidInput, "`text` is empty or contains a NUL character.")
    }
    guard text.count <= limit, text.unicodeScalars.count <= limit * 4 else {
      throw ServiceError(.invalidInput, "`text` is too long; the limit is \(limit) characters.")
    }
    return text
  }
}
