import Synchronization

/// How many of something are open at the moment, by key.
final class OpenCounts: Sendable {
  private let counts = Mutex<(all: Int, byKey: [String: Int])>((0, [:]))

  var all: Int { counts.withLock { $0.all } }

  /// Counts one more, unless there are enough already; whoever was counted has to `leave`.
  func enter(_ key: String, atMost limit: Int, inAll limitInAll: Int = .max) -> Bool {
    counts.withLock { counts in
      let open = counts.byKey[key, default: 0]
      guard open < limit, counts.all < limitInAll else { return false }
      counts.byKey[key] = open + 1
      counts.all += 1
      return true
    }
  }

  func leave(_ key: String) {
    counts.withLock { counts in
      guard let open = counts.byKey[key] else { return }
      counts.byKey[key] = open > 1 ? open - 1 : nil
      counts.all -= 1
    }
  }
}
