package import Conversation
import Foundation
import Synchronization

/// What happens in conversations, told to whoever listens at the moment.
///
/// A listener that doesn't keep up is cut off and resumes from storage; nothing is kept here.
package final class LiveFeed: Sendable {
  /// To a patient's open pages.
  package enum PatientEvent: Sendable {
    case message(Message)
    /// Read the conversation again for the state it has now.
    case stateChanged
    case typing
    /// The conversation was erased.
    case gone
  }

  /// To the desk.
  package enum DeskEvent: Sendable {
    case conversation(ConversationSummary)
    case message(conversation: String, Message)
    case typing(conversation: String, author: Author)
    case gone(conversation: String)
  }

  /// Events that one listener may be behind before it is cut off.
  private static let bufferedEvents = 256

  private struct Listeners {
    var next = 0
    var patients: [String: [Int: AsyncStream<PatientEvent>.Continuation]] = [:]
    var desk: [Int: AsyncStream<DeskEvent>.Continuation] = [:]
  }

  private let listeners = Mutex(Listeners())

  package init() {}

  /// The events of one conversation from now on; ends when the listener was too slow.
  package func events(of conversation: String) -> AsyncStream<PatientEvent> {
    let (stream, continuation) = AsyncStream<PatientEvent>.makeStream(
      bufferingPolicy: .bufferingOldest(Self.bufferedEvents))
    let key = listeners.withLock { listeners in
      listeners.next += 1
      listeners.patients[conversation, default: [:]][listeners.next] = continuation
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { listeners in
        listeners.patients[conversation]?[key] = nil
        if listeners.patients[conversation]?.isEmpty == true {
          listeners.patients[conversation] = nil
        }
      }
    }
    return stream
  }

  /// The events of all conversations from now on; ends when the listener was too slow.
  package func deskEvents() -> AsyncStream<DeskEvent> {
    let (stream, continuation) = AsyncStream<DeskEvent>.makeStream(
      bufferingPolicy: .bufferingOldest(Self.bufferedEvents))
    let key = listeners.withLock { listeners in
      listeners.next += 1
      listeners.desk[listeners.next] = continuation
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { $0.desk[key] = nil }
    }
    return stream
  }

  package func publish(_ event: PatientEvent, to conversation: String) {
    let targets = listeners.withLock { $0.patients[conversation].map { Array($0.values) } ?? [] }
    Self.send(event, to: targets)
  }

  package func publish(_ event: DeskEvent) {
    let targets = listeners.withLock { Array($0.desk.values) }
    Self.send(event, to: targets)
  }

  // Outside the lock: `finish` calls back into `onTermination`, which takes it.
  private static func send<Event: Sendable>(
    _ event: Event, to targets: [AsyncStream<Event>.Continuation]
  ) {
    for target in targets {
      if case .dropped = target.yield(event) { target.finish() }
    }
  }
}
