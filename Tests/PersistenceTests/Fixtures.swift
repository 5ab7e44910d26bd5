import Accounts
import Conversation
import Foundation
import Linguistics
import Persistence

/// A folder that is gone with the last reference to it.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "liaison-\(RandomIdentifier.make())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }
}

/// Seconds after a fixed moment.
func time(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_770_000_000 + seconds) }

extension MessageDraft {
  static func patient(_ text: String) -> MessageDraft {
    MessageDraft(author: .patient, text: text, lang: .en)
  }

  static func bot(_ text: String) -> MessageDraft {
    MessageDraft(author: .bot, text: text, lang: .en)
  }

  static func system(_ text: String) -> MessageDraft {
    MessageDraft(author: .system, text: text, lang: .en)
  }

  static func staff(_ text: String) -> MessageDraft {
    MessageDraft(author: .staff, text: text, lang: .en)
  }
}

extension ChatDatabase {
  /// A new conversation with one greeting.
  @discardableResult
  func begin(
    _ id: String, clientId: String? = nil, at: Date = time(0)
  ) async throws -> CreatedConversation {
    try await createConversation(
      NewConversation(
        id: id, clientId: clientId, state: DialogueState(language: .en), at: at, revision: 1),
      greeting: [.bot("Hello")])
  }

  /// A turn with one reply, after which the state is as `change` leaves it.
  @discardableResult
  func say(
    _ text: String, in id: String, clientId: String = RandomIdentifier.make(),
    outcome: TurnOutcome = .answered, at: Date = time(10),
    change: @escaping @Sendable (inout DialogueState) -> Void = { _ in }
  ) async throws -> TurnResult {
    try await turn(in: id, clientId: clientId, fingerprint: text, at: at) { conversation in
      var state = conversation.state
      change(&state)
      return TurnDraft(
        state: state, patient: .patient(text), replies: [.bot("Reply to \(text)")],
        decision: Data("decision on \(text)".utf8), outcome: outcome, revision: 1)
    }
  }

  /// Puts the conversation into the queue.
  @discardableResult
  func askForPerson(
    in id: String, priority: Priority = .normal, at: Date
  ) async throws -> TurnResult {
    try await say("A person, please", in: id, outcome: .handedOver, at: at) { state in
      state.phase = .waiting
      state.priority = priority
      state.reason = "requested"
    }
  }

  @discardableResult
  func hire(_ name: String, role: Role = .agent) async throws -> StaffMember {
    try await addStaff(
      name: name, displayName: name.capitalized, role: role, passwordHash: .decoy, at: time(0))
  }

  func record(_ id: String) async throws -> ConversationRecord {
    guard let record = try await conversation(id) else { throw ConflictError.noSuchConversation }
    return record
  }
}
