import Synchronization

/// Makes guessing slow and leaves everybody who knows a password in: attempts are counted by account
/// and by network, and the more there were, the longer each waits; none is refused for what others
/// did. An account that has signed in from a network before is counted there by itself.
package final class SignInThrottle: Sendable {
  fileprivate enum Key: Hashable {
    case account(String)
    case network(String)
    case known(Pair)
  }

  fileprivate struct Pair: Hashable {
    let account: String
    let network: String
  }

  private struct Attempts {
    var count = 0
    var last: ContinuousClock.Instant
  }

  private struct State {
    var attempts: [Key: Attempts] = [:]
    var known: [Pair: ContinuousClock.Instant] = [:]
    /// Attempts that have begun.
    var open: [Key: Int] = [:]
  }

  /// Attempts that cost nothing.
  private static let freeOfAccount = 5
  private static let freeOfNetwork = 20
  private static let longestWait = 8.0
  /// At once, of one account from one network, and of one network in all.
  private static let mostOpen = 8
  private static let mostOpenOfNetwork = 200
  /// After so long without an attempt, all is forgotten.
  private static let memory = Duration.seconds(15 * 60)
  private static let mostRemembered = 20_000

  private let state = Mutex(State())

  package init() {}

  /// An attempt that has begun.
  package struct Attempt: Sendable {
    /// How long to wait before the password is looked at.
    package let wait: Duration
    /// Who shares in the work of looking at passwords: all who attack one account are one.
    package let sender: String
    fileprivate let account: String
    fileprivate let network: String
    fileprivate let place: Key
  }

  /// Counts an attempt before it is made, so that many at once are no way around.
  ///
  /// - Throws: `ServiceError` where too many attempts of this network are under way.
  package func begin(
    account: String, network: String, now: ContinuousClock.Instant = .now
  ) throws(ServiceError) -> Attempt {
    let account = String(account.lowercased().prefix(100))
    let attempt: Attempt? = state.withLock { state in
      Self.prune(&state, now)
      let keys = Self.keys(account, network, state)
      let place = Key.known(Pair(account: account, network: network))
      guard state.open[place, default: 0] < Self.mostOpen,
        state.open[.network(network), default: 0] < Self.mostOpenOfNetwork || keys == [place]
      else { return nil }
      state.open[place, default: 0] += 1
      state.open[.network(network), default: 0] += 1
      var wait = Duration.zero
      var sender = "\(account) from \(network)"
      for key in keys {
        let before = state.attempts[key].flatMap {
          $0.last.duration(to: now) < Self.memory ? $0.count : nil
        }
        let count = (before ?? 0) + 1
        state.attempts[key] = Attempts(count: count, last: now)
        wait = max(wait, Self.wait(key, count))
        if case .account = key, count > Self.freeOfAccount { sender = "account \(account)" }
      }
      return Attempt(
        wait: wait, sender: sender, account: account, network: network, place: place)
    }
    guard let attempt else { throw .tooManyRequests(seconds: Self.longestWait) }
    return attempt
  }

  /// The attempt is over.
  ///
  /// - Parameter isRight: the password was right: it wasn't a guess, and the account belongs to the
  ///   network.
  package func end(_ attempt: Attempt, isRight: Bool, now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      for place in [attempt.place, .network(attempt.network)] {
        let open = state.open[place, default: 1] - 1
        state.open[place] = open > 0 ? open : nil
      }
      guard isRight else { return }
      for key in Self.keys(attempt.account, attempt.network, state) {
        guard let count = state.attempts[key]?.count else { continue }
        if count > 1 { state.attempts[key]?.count -= 1 } else { state.attempts[key] = nil }
      }
      state.known[Pair(account: attempt.account, network: attempt.network)] = now
    }
  }

  private static func keys(_ account: String, _ network: String, _ state: State) -> [Key] {
    let pair = Pair(account: account, network: network)
    return state.known[pair] == nil ? [.account(account), .network(network)] : [.known(pair)]
  }

  /// 1, 2, 4, 8 seconds.
  private static func wait(_ key: Key, _ count: Int) -> Duration {
    let free = if case .network = key { freeOfNetwork } else { freeOfAccount }
    guard count > free else { return .zero }
    return .seconds(min(longestWait, Double(1 << min(count - free - 1, 10))))
  }

  private static func prune(_ state: inout State, _ now: ContinuousClock.Instant) {
    if state.known.count > mostRemembered { state.known = [:] }
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
