import Foundation
import Synchronization

/// Work that holds a processor, shared out fairly: done on threads of its own that yield to all
/// others, the senders taking turns. Whoever sends much waits longer, and nobody else does.
package final class FairQueue: Sendable {
  /// How much may wait.
  package struct Capacity: Sendable {
    package var perSender: Int
    package var inAll: Int

    package init(perSender: Int, inAll: Int) {
      self.perSender = perSender
      self.inAll = inAll
    }
  }

  private struct Line {
    /// Senders with work waiting, in the order of their turns.
    var senders: [String] = []
    var work: [String: [@Sendable () -> Void]] = [:]
    var waiting = 0
    var hasThread = false

    mutating func next() -> (@Sendable () -> Void)? {
      guard let sender = senders.first else { return nil }
      senders.removeFirst()
      waiting -= 1
      var own = work[sender] ?? []
      let next = own.removeFirst()
      work[sender] = own.isEmpty ? nil : own
      if !own.isEmpty { senders.append(sender) }
      return next
    }
  }

  private let name: String
  private let capacity: Capacity
  private let line = Mutex(Line())

  package init(name: String, capacity: Capacity) {
    self.name = name
    self.capacity = capacity
  }

  /// Of all senders.
  package var waiting: Int { line.withLock { $0.waiting } }

  /// Does the work when its turn comes.
  ///
  /// - Throws: what the work throws, or `ServiceError` where too much is waiting.
  package func run<Value: Sendable>(
    for sender: String, _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = line.withLock { line in
        let own = line.work[sender]?.count ?? 0
        guard own < capacity.perSender, line.waiting < capacity.inAll else { return false }
        if own == 0 { line.senders.append(sender) }
        line.work[sender, default: []].append { continuation.resume(with: Result { try work() }) }
        line.waiting += 1
        startThreadIfNeeded(&line)
        return true
      }
      if !isTaken { continuation.resume(throwing: ServiceError.tooManyRequests(seconds: 5)) }
    }
  }

  private func startThreadIfNeeded(_ line: inout Line) {
    guard !line.hasThread else { return }
    line.hasThread = true
    let thread = Thread { [self] in
      // On Linux, this is of the calling thread alone.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
      while let work = next() { work() }
    }
    thread.name = name
    thread.stackSize = 4 << 20
    thread.start()
  }

  private func next() -> (@Sendable () -> Void)? {
    line.withLock { line in
      let next = line.next()
      // A thread with nothing to do ends; a new one costs little beside the work.
      if next == nil { line.hasThread = false }
      return next
    }
  }

  private static let niceness: Int32 = 10
}
