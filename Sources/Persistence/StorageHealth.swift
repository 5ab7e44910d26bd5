import Foundation
import Synchronization

/// Whether changes get stored at the moment, and how long it is worth waiting for it. One patience
/// for all: where somebody has waited in vain, the next ones are told at once.
final class StorageHealth: Sendable {
  /// Of all writers together, while another process holds the database.
  private static let patience = Duration.seconds(5)
  /// Of a write behind others.
  private static let longestInLine = Duration.seconds(10)
  private static let mostInLine = 2_000
  /// Of a write that makes room, which can be done later.
  private static let shortPatience = Duration.milliseconds(100)
  /// Between two looks whether the lock is free.
  private static let nap = Duration.milliseconds(1)
  /// A try after so long begins a new wait.
  private static let pause = Duration.seconds(2)
  /// Of what is known of the last write.
  private static let freshness = Duration.seconds(1)
  /// Without any write getting done.
  private static let stall = Duration.seconds(2)

  private struct State {
    var inLine = 0
    var progressAt = ContinuousClock.now
    var lastOutcome: (error: StorageError?, at: ContinuousClock.Instant)?
    var contention: (slept: Duration, last: ContinuousClock.Instant)?
    var isTidying = false
  }

  private let state = Mutex(State())

  /// Asked by the engine while another process holds the lock; returns after a moment.
  func mayWaitForLock() -> Bool {
    let now = ContinuousClock.now
    let waits = state.withLock { state in
      let isNew = state.contention.map { $0.last.duration(to: now) > Self.pause } ?? true
      // What was slept, not what has passed: a busy machine is no reason to give up.
      let slept = isNew ? .zero : state.contention?.slept ?? .zero
      state.contention = (slept + Self.nap, now)
      return slept < (state.isTidying ? Self.shortPatience : Self.patience)
    }
    if waits { usleep(1_000) }
    return waits
  }

  /// Counts a write until `leave`.
  ///
  /// - Throws: `StorageError` where the line is too long.
  func enter() throws(StorageError) {
    let isFull = state.withLock { state in
      if state.inLine >= Self.mostInLine { return true }
      if state.inLine == 0 { state.progressAt = .now }
      state.inLine += 1
      return false
    }
    if isFull { throw Self.overloaded }
  }

  /// - Throws: `StorageError` where the write has waited for too long behind others.
  func checkWait(since begin: ContinuousClock.Instant) throws(StorageError) {
    if begin.duration(to: .now) > Self.longestInLine { throw Self.overloaded }
  }

  /// - Parameter error: of the engine; nil where it did its work.
  func leave(_ error: StorageError?) {
    state.withLock { state in
      state.inLine -= 1
      state.progressAt = .now
      let outage = error.flatMap { $0.isOutage ? $0 : nil }
      state.lastOutcome = (outage, .now)
      if outage == nil { state.contention = nil }
    }
  }

  /// Runs what makes room, which waits for nobody for long.
  func tidying<Result>(_ body: () throws -> Result) rethrows -> Result {
    // Others' patience isn't begun anew by what waits for nobody.
    let before = state.withLock { state in
      state.isTidying = true
      return state.contention
    }
    defer {
      state.withLock { state in
        state.isTidying = false
        state.contention = before
      }
    }
    return try body()
  }

  enum Verdict {
    case fine
    case failing(StorageError)
    /// Nothing was written lately.
    case unknown
  }

  var verdict: Verdict {
    state.withLock { state in
      let now = ContinuousClock.now
      if state.inLine > 0, state.progressAt.duration(to: now) > Self.stall {
        return .failing(Self.overloaded)
      }
      guard let last = state.lastOutcome, last.at.duration(to: now) < Self.freshness else {
        return .unknown
      }
      return last.error.map(Verdict.failing) ?? .fine
    }
  }

  private static let overloaded = StorageError(
    .locked, "The database doesn't keep up. Try again in a moment.")
}
