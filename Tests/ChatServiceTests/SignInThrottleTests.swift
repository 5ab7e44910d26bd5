import ChatService
import Testing

@Suite struct SignInThrottleTests {
  private let throttle = SignInThrottle()
  private let start = ContinuousClock.now

  /// How long the attempt has to wait; nil where it is refused.
  private func wait(
    _ account: String, _ network: String, after seconds: Double = 0
  ) -> Duration? {
    try? throttle.begin(account: account, network: network, now: start + .seconds(seconds)).wait
  }

  @Test func `guesses at one account from many networks have to wait longer and longer`() {
    let waits = (0..<40).map { wait("mei", "192.0.2.\($0)") }
    #expect(waits.prefix(5).allSatisfy { $0 == .zero })
    #expect(waits[6] == .seconds(1) && waits[7] == .seconds(3))
    #expect(waits.dropFirst(8).allSatisfy { $0 == nil })
    #expect(wait("MEI", "198.51.100.1") == nil)
    // Slower, never shut.
    #expect(wait("mei", "198.51.100.1", after: 31) == .zero)
  }

  @Test func `ten wrong ones behind one network leave a colleague in`() {
    for number in 0..<10 { _ = wait("someone\(number % 3)", "192.0.2.1") }
    #expect(wait("mei", "192.0.2.1") == .zero)
  }

  @Test func `a network that guesses at many accounts is slowed`() {
    let waits = (0..<40).map { wait("member\($0)", "192.0.2.1") }
    #expect(waits.prefix(21).allSatisfy { $0 == .zero })
    #expect(waits.last == .some(nil))
    #expect(wait("other", "198.51.100.1") == .zero)
  }

  @Test func `whoever has signed in from a network before isn't slowed by what others try`() throws
  {
    throttle.succeed(
      try throttle.begin(account: "mei", network: "192.0.2.1", now: start), now: start)
    for number in 0..<50 {
      _ = wait("mei", "198.51.100.\(number)")
      _ = wait("member\(number)", "192.0.2.1")
    }
    #expect(wait("mei", "192.0.2.1") == .zero)
  }

  @Test func `a right password takes its own attempt back`() throws {
    for _ in 0..<100 {
      throttle.succeed(
        try throttle.begin(account: "mei", network: "192.0.2.1", now: start), now: start)
    }
    #expect(wait("mei", "192.0.2.1") == .zero)
  }

  @Test func `after a calm quarter of an hour all is forgotten`() {
    for _ in 0..<20 { _ = wait("mei", "192.0.2.1") }
    #expect(wait("mei", "192.0.2.1") == nil)
    #expect((0..<5).allSatisfy { _ in wait("mei", "192.0.2.1", after: 16 * 60) == .zero })
  }
}
