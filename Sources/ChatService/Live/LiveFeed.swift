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
    /// Nothing, from time to time.
    case heartbeat
  }

  /// To the desk.
  package enum DeskEvent: Sendable {
    case conversation(ConversationSummary)
    case message(conversation: String, Message)
    case typing(conversation: String, author: Author)
    case gone(conversation: String)
    /// Read the queue again.
    case queueChanged
    /// Once a second; every so often it is also to be written.
    case tick(isHeartbeat: Bool)
  }

  /// What one listener gets from now on; ends when the listener was too slow.
  package struct Subscription<Event: Sendable>: Sendable {
    package let events: AsyncStream<Event>
    fileprivate let continuation: AsyncStream<Event>.Continuation

    package func end() { continuation.finish() }
  }

  /// Seconds from one heartbeat of a stream to its next.
  private static let heartbeat = 15
  /// Events that one listener may be behind before it is cut off.
  private static let bufferedEvents = 256

  private struct Listeners {
    var next = 0
    var ticks = 0
    var patients: [String: [Int: AsyncStream<PatientEvent>.Continuation]] = [:]
    var desk: [Int: AsyncStream<DeskEvent>.Continuation] = [:]
  }

  private let listeners = Mutex(Listeners())

  package init() {}

  /// The events of one conversation.
  package func events(of conversation: String) -> Subscription<PatientEvent> {
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
    return Subscription(events: stream, continuation: continuation)
  }

  /// The events of all conversations.
  package func deskEvents() -> Subscription<DeskEvent> {
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
    return Subscription(events: stream, continuation: continuation)
  }

  package func publish(_ event: PatientEvent, to conversation: String) {
    let targets = listeners.withLock { $0.patients[conversation].map { Array($0.values) } ?? [] }
    Self.send(event, to: targets)
  }

  /// Something has changed that can't be told by conversation: everybody looks again.
  package func publishEverywhere() {
    let patients = listeners.withLock { $0.patients.values.flatMap(\.values) }
    Self.send(.stateChanged, to: patients)
    publish(.queueChanged)
  }

  /// To be called once a second. One clock for all streams, as a timer for each costs memory; the
  /// heartbeats are spread, so that thousands don't come at once.
  package func tick() {
    let (turn, patients, desk) = listeners.withLock { listeners in
      listeners.ticks += 1
      let turn = listeners.ticks % Self.heartbeat
      let patients = listeners.patients.values.flatMap { streams in
        streams.filter { $0.key % Self.heartbeat == turn }.map(\.value)
      }
      return (turn, patients, listeners.desk)
    }
    Self.send(.heartbeat, to: patients)
    for (key, target) in desk {
      Self.send(.tick(isHeartbeat: key % Self.heartbeat == turn), to: [target])
    }
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
