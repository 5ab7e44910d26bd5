import Foundation
import Synchronization

/// What the log does on its queue.
final class Writer: Sendable {
  private static let interval: TimeInterval = 60
  /// Lines of one source that are written before they are only counted.
  private static let linesEach = 20
  /// Sources of floods that are counted apart.
  private static let mostRepeats = 1_000

  private struct Repeat {
    var event: SecurityEvent
    var lines = 0
    /// Since the last line.
    var count = 0
    var writtenAt: Date
  }

  private struct State {
    var repeats: [String: Repeat] = [:]
    var failedAt = Date.distantPast
  }

  private let file: URL?
  private let rotation: SecurityLog.Rotation
  private let onFailure: @Sendable (String) -> Void
  private let state = Mutex(State())

  init(
    file: URL?, rotation: SecurityLog.Rotation,
    onFailure: @escaping @Sendable (String) -> Void
  ) {
    self.file = file
    self.rotation = rotation
    self.onFailure = onFailure
  }

  func writeDue(at now: Date) {
    guard file != nil else { return }
    writeRepeats(before: now.addingTimeInterval(-Self.interval), at: now)
  }

  func take(_ event: SecurityEvent, at now: Date) {
    guard file != nil else { return }
    writeDue(at: now)
    guard event.kind.isFlood else { return write(event, count: 1, at: now) }
    let key = [event.kind.rawValue, event.from ?? "", event.who ?? ""].joined(separator: "\n")
    let isLine = state.withLock { state in
      // Beyond so many sources, floods from everywhere count as one.
      let isKnown = state.repeats[key] != nil || state.repeats.count < Self.mostRepeats
      let key = isKnown ? key : event.kind.rawValue
      var repeated = state.repeats[key] ?? Repeat(event: event, writtenAt: now)
      defer { state.repeats[key] = repeated }
      guard repeated.lines < Self.linesEach else {
        repeated.count += 1
        return false
      }
      repeated.lines += 1
      return true
    }
    if isLine { write(event, count: 1, at: now) }
  }

  func writePending(at now: Date) {
    guard file != nil else { return }
    writeRepeats(before: .distantFuture, at: now)
  }

  /// Writes the counts that have been gathered for long enough, and forgets what has ended.
  private func writeRepeats(before limit: Date, at now: Date) {
    let due = state.withLock { state in
      let due = state.repeats.filter { $0.value.writtenAt <= limit }
      for key in due.keys { state.repeats[key] = nil }
      return due.values.filter { $0.count > 0 }
    }
    for repeated in due { write(repeated.event, count: repeated.count, at: now) }
  }

  private struct Line: Encodable {
    let at: String
    let event: SecurityEvent.Kind
    let who: String?
    let from: String?
    let what: String?
    /// How often, where it is more than once.
    let count: Int?
  }

  private func write(_ event: SecurityEvent, count: Int, at: Date) {
    guard let file else { return }
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let line = Line(
        at: at.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)),
        event: event.kind, who: event.who, from: event.from, what: event.what,
        count: count > 1 ? count : nil)
      try LogFile(file, rotation).append(try encoder.encode(line) + [UInt8(ascii: "\n")])
    } catch {
      let isNews = state.withLock { state in
        guard at.timeIntervalSince(state.failedAt) >= Self.interval else { return false }
        state.failedAt = at
        return true
      }
      if isNews { onFailure("\(error)") }
    }
  }
}
