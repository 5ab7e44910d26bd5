import ChatService
import Foundation
import Synchronization
import Testing

@Suite struct FairQueueTests {
  private let queue = FairQueue(
    name: "test", capacity: FairQueue.Capacity(perSender: 50, inAll: 60))

  /// Keeps the queue's thread until it is opened.
  private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let isReached = Mutex(false)

    /// On the queue's own thread.
    func hold() {
      isReached.withLock { $0 = true }
      semaphore.wait()
    }

    func open() { semaphore.signal() }

    /// Returns when the thread stands before it.
    func reached() async {
      while !isReached.withLock({ $0 }) { await Task.yield() }
    }
  }

  private final class Order: Sendable {
    private let list = Mutex<[String]>([])
    var senders: [String] { list.withLock { $0 } }
    func add(_ sender: String) { list.withLock { $0.append(sender) } }
  }

  @Test func `senders take turns, however much one of them sends`() async throws {
    let order = Order()
    let gate = Gate()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [queue] in
        try await queue.run(for: "first") { gate.hold() }
      }
      await gate.reached()
      for sender in Array(repeating: "much", count: 20) + ["little"] {
        group.addTask { [queue] in
          try await queue.run(for: sender) { order.add(sender) }
        }
      }
      while queue.waiting < 21 { await Task.yield() }
      gate.open()
      try await group.waitForAll()
    }
    let done = order.senders
    #expect(done.count == 21)
    #expect(done.prefix(2).contains("little"))
  }

  @Test func `a sender with too much waiting is refused, and nobody else`() async throws {
    let gate = Gate()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask { [queue] in
        try await queue.run(for: "much") { gate.hold() }
        return true
      }
      await gate.reached()
      for _ in 0..<55 {
        group.addTask { [queue] in
          do {
            try await queue.run(for: "much") {}
            return true
          } catch let error as ServiceError {
            #expect(error.code == .tooManyRequests && error.retryAfter != nil)
            return false
          }
        }
      }
      group.addTask { [queue] in
        try await queue.run(for: "little") {}
        return true
      }
      while queue.waiting < 51 { await Task.yield() }
      gate.open()
      var results: [Bool] = []
      for try await isDone in group { results.append(isDone) }
      #expect(results.count { !$0 } == 5)
    }
  }

  @Test func `what the work throws arrives`() async throws {
    struct Fault: Error {}
    await #expect(throws: Fault.self) { try await queue.run(for: "a") { throw Fault() } }
    #expect(try await queue.run(for: "a") { 3 } == 3)
  }
}
