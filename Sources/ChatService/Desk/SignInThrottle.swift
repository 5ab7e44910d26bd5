import Synchronization

/// Makes guessing slow and leaves everybody who knows a password in: failures are counted by account
/// and by network, and each further attempt has to wait longer. An account that has signed in from a
/// network before is counted there by itself, whatever others try.
package final class SignInThrottle: Sendable {
  private enum Key: Hashable {
    case account(String)
    case network(String)
    case known(Pair)
  }

  private struct Pair: Hashable {
    let account: String
    let network: String
  }

  private struct Attempts {
    var count = 0
    var last: ContinuousClock.Instant
    /// Before that, no further attempt is made.
    var next: ContinuousClock.Instant
  }

  private struct State {
    var attempts: [Key: Attempts] = [:]
    var known: [Pair: ContinuousClock.Instant] = [:]
  }

  /// Attempts that cost nothing, and the longest wait after them, in seconds.
  private static let ofAccount = (free: 5, longest: 30.0)
  private static let ofNetwork = (free: 20, longest: 15.0)
  /// What is waited for rather than refused.
  private static let patience = Duration.seconds(5)
  /// After so long without an attempt, all is forgotten.
  private static let memory = Duration.seconds(15 * 60)
  private static let mostRemembered = 20_000

  private let state = Mutex(State())

  package init() {}

  /// An attempt that has begun.
  package struct Attempt: Sendable {
    /// How long to wait before the password is looked at.
    package let wait: Duration
    fileprivate let account: String
    fileprivate let network: String
  }

  /// Counts an attempt before it is made, so that many at once are no way around.
  ///
  /// - Throws: `ServiceError` with the seconds to wait.
  package func begin(
    account: String, network: String, now: ContinuousClock.Instant = .now
  ) throws(ServiceError) -> Attempt {
    let account = String(account.lowercased().prefix(100))
    let refusal: Result<Duration, ServiceError> = state.withLock { state in
      Self.prune(&state, now)
      let keys = Self.keys(account, network, state)
      let wait =
        keys.map { key in
          Self.attempts(key, state, now).map { now.duration(to: $0.next) } ?? .zero
        }.max() ?? .zero
      guard wait <= Self.patience else {
        return .failure(.tooManyRequests(seconds: wait / .seconds(1)))
      }
      for key in keys {
        var attempts = Self.attempts(key, state, now) ?? Attempts(last: now, next: now)
        attempts.count += 1
        attempts.last = now
        attempts.next = max(now, attempts.next) + Self.delay(key, after: attempts.count)
        state.attempts[key] = attempts
      }
      return .success(max(wait, .zero))
    }
    return Attempt(wait: try refusal.get(), account: account, network: network)
  }

  /// The password was right: the attempt wasn't a guess, and the account belongs to the network.
  package func succeed(_ attempt: Attempt, now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      for key in Self.keys(attempt.account, attempt.network, state) {
        guard var attempts = state.attempts[key] else { continue }
        attempts.next -= Self.delay(key, after: attempts.count)
        attempts.count -= 1
        state.attempts[key] = attempts.count > 0 ? attempts : nil
      }
      state.known[Pair(account: attempt.account, network: attempt.network)] = now
    }
  }

  private static func keys(_ account: String, _ network: String, _ state: State) -> [Key] {
    let pair = Pair(account: account, network: network)
    return state.known[pair] == nil ? [.account(account), .network(network)] : [.known(pair)]
  }

  private static func attempts(
    _ key: Key, _ state: State, _ now: ContinuousClock.Instant
  ) -> Attempts? {
    state.attempts[key].flatMap { $0.last.duration(to: now) < memory ? $0 : nil }
  }

  /// 1, 2, 4, 8 … seconds.
  private static func delay(_ key: Key, after count: Int) -> Duration {
    let limits = if case .network = key { ofNetwork } else { ofAccount }
    let beyond = count - limits.free
    guard beyond > 0 else { return .zero }
    return .seconds(min(limits.longest, Double(1 << min(beyond - 1, 10))))
  }

  private static func prune(_ state: inout State, _ now: ContinuousClock.Instant) {
    guard state.attempts.count > mostRemembered else { return }
    state.attempts = state.attempts.filter { $0.value.last.duration(to: now) < memory }
    // A flood of made-up names: the oldest go.
    let excess = state.attempts.count - mostRemembered / 2
    guard excess > 0 else { return }
    for old in state.attempts.sorted(by: { $0.value.last < $1.value.last }).prefix(excess) {
      state.attempts[old.key] = nil
    }
  }
}
