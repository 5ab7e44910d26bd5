import Conversation
import Foundation
import Linguistics

/// A row of `conversation` with the rules that hold between its columns.
struct ConversationRow: Sendable {
  private(set) var record: ConversationRecord
  /// Since when the patient has wanted a person; stays while staff has the conversation.
  private(set) var askedAt: Date?

  init(_ new: NewConversation) {
    let at = new.at.asStored
    record = ConversationRecord(
      id: new.id, state: new.state, timezone: new.timezone, page: new.page,
      consent: new.consent.map { ConversationRecord.Consent(version: $0.version, at: at) },
      createdAt: at, lastMessageAt: at, lastSeq: 0, patientSeenSeq: 0, revision: new.revision)
    enter(new.state, at: at)
  }

  init(_ row: SQLRow) throws {
    let phase = try row.name("phase", as: Phase.self)
    askedAt = try row.timeIfAny("asked_at")
    let contact = Contact(
      email: try row.textIfAny("email"), phone: try row.textIfAny("phone"),
      wechat: try row.textIfAny("wechat"))
    var consent: ConversationRecord.Consent?
    if let version = try row.textIfAny("consent_version") {
      consent = ConversationRecord.Consent(version: version, at: try row.time("consent_at"))
    }
    var claimant: ConversationRecord.Claimant?
    if let id = try row.textIfAny("claimed_by") {
      claimant = ConversationRecord.Claimant(
        id: id, name: try row.text("claimant_name"),
        displayName: try row.text("claimant_display_name"))
    }
    record = ConversationRecord(
      id: try row.text("id"),
      state: DialogueState(
        phase: phase, language: try row.name("language", as: LanguageTag.self),
        languageChosen: try row.boolean("language_chosen"),
        unresolved: try row.int("unresolved"),
        priority: try row.nameIfAny("priority", as: Priority.self),
        reason: try row.textIfAny("reason")),
      timezone: try row.textIfAny("timezone"), page: try row.textIfAny("page"), consent: consent,
      contact: contact.isEmpty ? nil : contact, createdAt: try row.time("created_at"),
      lastMessageAt: try row.time("last_message_at"), lastSeq: try row.int("last_seq"),
      waitingSince: phase == .waiting ? askedAt : nil, claimedBy: claimant,
      patientSeenSeq: try row.int("patient_seen_seq"), revision: try row.integer("revision"))
  }

  /// Takes over what the state machine decided. In `staff` the claim stays as it is.
  mutating func enter(_ state: DialogueState, at: Date) {
    record.state = state
    switch state.phase {
    case .waiting:
      askedAt = askedAt ?? at.asStored
      record.claimedBy = nil
    case .staff:
      break
    case .bot, .closed:
      askedAt = nil
      record.claimedBy = nil
    }
    record.waitingSince = state.phase == .waiting ? askedAt : nil
  }

  mutating func give(to claimant: ConversationRecord.Claimant, at: Date) {
    var state = record.state
    state.phase = .staff
    state.unresolved = 0
    enter(state, at: at)
    record.claimedBy = claimant
  }

  /// Back to the queue, to its old place where it has had one.
  mutating func giveBack(at: Date) {
    var state = record.state
    state.phase = .waiting
    state.priority = state.priority ?? .normal
    enter(state, at: at)
  }

  mutating func resolve(at: Date) {
    var state = record.state
    state.phase = .closed
    state.unresolved = 0
    enter(state, at: at)
  }

  mutating func choose(_ language: LanguageTag) { record.state.choose(language) }

  /// Keeps the time at which this version was first agreed to.
  mutating func agree(to version: String, at: Date) {
    guard record.consent?.version != version else { return }
    record.consent = ConversationRecord.Consent(version: version, at: at.asStored)
  }

  mutating func merge(_ contact: Contact) {
    let merged = record.contact?.merging(contact) ?? contact
    record.contact = merged.isEmpty ? nil : merged
  }

  /// Never goes back, and never beyond the last message.
  mutating func markSeen(_ seq: Int) {
    record.patientSeenSeq = max(record.patientSeenSeq, min(seq, record.lastSeq))
  }

  /// The place of the next message.
  mutating func nextSeq(at: Date) -> Int {
    record.lastSeq += 1
    record.lastMessageAt = at.asStored
    return record.lastSeq
  }
}

extension SQLConnection {
  static var conversationColumns: String {
    """
    SELECT c.*, s.name AS claimant_name, s.display_name AS claimant_display_name
    FROM conversation c LEFT JOIN staff s ON s.id = c.claimed_by
    """
  }

  func conversation(_ id: String) throws -> ConversationRow? {
    try row("\(Self.conversationColumns) WHERE c.id = ?", [.text(id)]).map(ConversationRow.init)
  }

  func existingConversation(_ id: String) throws -> ConversationRow {
    guard let conversation = try conversation(id) else { throw ConflictError.noSuchConversation }
    return conversation
  }

  func insert(_ row: ConversationRow, clientId: String?) throws {
    let record = row.record
    try execute(
      """
      INSERT INTO conversation (id, client_id, phase, language, language_chosen, unresolved,
        timezone, page, consent_version, consent_at, created_at, last_message_at, last_seq,
        patient_seen_seq, revision)
      VALUES (?, ?, 'bot', ?, 0, 0, ?, ?, ?, ?, ?, ?, 0, 0, ?)
      """,
      [
        .text(record.id), .text(clientId), .name(record.state.language), .text(record.timezone),
        .text(record.page), .text(record.consent?.version), .time(record.consent?.at),
        .time(record.createdAt), .time(record.lastMessageAt), .integer(record.revision),
      ])
    try update(row)
  }

  func update(_ row: ConversationRow) throws {
    let record = row.record
    let state = record.state
    try execute(
      """
      UPDATE conversation SET phase = ?, language = ?, language_chosen = ?, unresolved = ?,
        priority = ?, reason = ?, email = ?, phone = ?, wechat = ?, consent_version = ?,
        consent_at = ?, last_message_at = ?, last_seq = ?, patient_seen_seq = ?, asked_at = ?,
        claimed_by = ?
      WHERE id = ?
      """,
      [
        .name(state.phase), .name(state.language), .boolean(state.languageChosen),
        .integer(state.unresolved), .name(state.priority), .text(state.reason),
        .text(record.contact?.email), .text(record.contact?.phone), .text(record.contact?.wechat),
        .text(record.consent?.version), .time(record.consent?.at), .time(record.lastMessageAt),
        .integer(record.lastSeq), .integer(record.patientSeenSeq), .time(row.askedAt),
        .text(record.claimedBy?.id), .text(record.id),
      ])
  }
}
