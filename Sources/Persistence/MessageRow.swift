import Conversation
import Foundation
import Linguistics

/// What hangs on a message, as one JSON text: it is read and written only as a whole.
private struct Attachments: Codable {
  var choices: [Message.Choice]?
  var sources: [Message.Source]?
  var form: Message.Form?

  var isEmpty: Bool { choices == nil && sources == nil && form == nil }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  init(_ draft: MessageDraft) {
    choices = draft.choices
    sources = draft.sources
    form = draft.form
  }

  init?(json: String?) throws {
    guard let json else { return nil }
    do {
      self = try JSONDecoder().decode(Attachments.self, from: Data(json.utf8))
    } catch {
      throw StorageError(
        .unexpectedValue,
        "The attachments of a message can't be read. Use the version that wrote them.")
    }
  }
}

extension Message {
  init(_ row: SQLRow) throws {
    let attachments = try Attachments(json: row.textIfAny("attachments"))
    self.init(
      seq: try row.int("seq"), clientId: try row.textIfAny("client_id"),
      author: try row.name("author", as: Author.self), text: try row.text("text"),
      lang: try row.name("lang", as: LanguageTag.self), at: try row.time("at"),
      choices: attachments?.choices, sources: attachments?.sources, form: attachments?.form,
      name: try row.textIfAny("name"))
  }
}

extension SQLConnection {
  /// Appends a message to the conversation; the caller updates the conversation's row.
  func append(
    _ draft: MessageDraft, to conversation: inout ConversationRow, clientId: String? = nil,
    staffID: String? = nil, at: Date
  ) throws -> Message {
    let seq = conversation.nextSeq(at: at)
    let attachments = Attachments(draft)
    try execute(
      """
      INSERT INTO message (conversation, seq, client_id, author, staff, name, text, lang, at,
        attachments)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(conversation.record.id), .integer(seq), .text(clientId), .name(draft.author),
        .text(staffID), .text(draft.name), .text(draft.text), .name(draft.lang), .time(at),
        .text(attachments.isEmpty ? nil : try attachments.json),
      ])
    return Message(
      seq: seq, clientId: clientId, author: draft.author, text: draft.text, lang: draft.lang,
      at: at.asStored, choices: draft.choices, sources: draft.sources, form: draft.form,
      name: draft.name)
  }

  /// The messages with `first` ≤ seq ≤ `last`, in order.
  func messages(in id: String, from first: Int, through last: Int) throws -> [Message] {
    try rows(
      "SELECT * FROM message WHERE conversation = ? AND seq >= ? AND seq <= ? ORDER BY seq",
      [.text(id), .integer(first), .integer(last)]
    ).map(Message.init)
  }
}
