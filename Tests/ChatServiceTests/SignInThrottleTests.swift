import ChatService
import Testing

@Suite struct SignInThrottleTests {
  private let throttle = SignInThrottle()
  private let start = ContinuousClock.now

  /// How long a wrong attempt has to wait.
  private func wait(
    _ account: String, _ network: String, after seconds: Double = 0
  ) throws -> Duration {
    let now = start + .seconds(seconds)
    let attempt = try throttle.begin(account: account, network: network, now: now)
    throttle.end(attempt, isRight: false, now: now)
    return attempt.wait
  }

  private func signIn(_ account: String, _ network: String) throws -> Duration {
    let attempt = try throttle.begin(account: account, network: network, now: start)
    throttle.end(attempt, isRight: true, now: start)
    return attempt.wait
  }

  @Test func `guesses at one account from many networks wait longer and longer`() throws {
    let waits = try (0..<40).map { try wait("mei", "192.0.2.\($0)") }
    #expect(waits.prefix(5).allSatisfy { $0 == .zero })
    #expect(waits[5..<9].map { $0 / .seconds(1) } == [1, 2, 4, 8])
    #expect(waits.dropFirst(9).allSatisfy { $0 == .seconds(8) })
    // In whatever case the name is typed.
    #expect(try wait("MEI", "198.51.100.1") == .seconds(8))
  }

  @Test func `the owner of an attacked account gets in from anywhere, later`() throws {
    for number in 0..<500 { _ = try wait("mei", "192.0.\(number / 250).\(number % 250)") }
    #expect(try signIn("mei", "198.51.100.1") == .seconds(8))
    // Now the place is known, and what others try there or elsewhere counts no more.
    #expect(try signIn("mei", "198.51.100.1") == .zero)
  }

  @Test func `ten wrong ones behind one network leave a colleague in`() throws {
    for number in 0..<10 { _ = try wait("someone\(number % 3)", "192.0.2.1") }
    #expect(try wait("mei", "192.0.2.1") == .zero)
  }

  @Test func `a network that guesses at many accounts is slowed`() throws {
    let waits = try (0..<40).map { try wait("member\($0)", "192.0.2.1") }
    #expect(waits.prefix(20).allSatisfy { $0 == .zero })
    #expect(waits.last == .seconds(8))
    #expect(try wait("other", "198.51.100.1") == .zero)
  }

  @Test func `many at once at one account from one network are refused, and nobody else`() throws {
    let attempts = try (0..<8).map { _ in
      try throttle.begin(account: "mei", network: "192.0.2.1", now: start)
    }
    let refusal = #expect(throws: ServiceError.self) {
      try throttle.begin(account: "mei", network: "192.0.2.1", now: start)
    }
    #expect(refusal?.code == .tooManyRequests && refusal?.retryAfter == 8)
    // Nor is a colleague behind the same address.
    #expect(try wait("tom", "192.0.2.1") == .zero)
    #expect(try wait("mei", "192.0.2.2") > .zero)
    for attempt in attempts { throttle.end(attempt, isRight: false, now: start) }
    #expect(try wait("mei", "192.0.2.1") > .zero)
  }

  @Test func `all who attack one account take one turn together`() throws {
    for number in 0..<6 { _ = try wait("mei", "192.0.2.\(number)") }
    let attacks = try (10..<12).map {
      try throttle.begin(account: "mei", network: "192.0.2.\($0)", now: start).sender
    }
    #expect(Set(attacks).count == 1)
    let other = try throttle.begin(account: "tom", network: "192.0.2.10", now: start).sender
    #expect(!attacks.contains(other))
  }

  @Test func `a right password takes its own attempt back`() throws {
    for _ in 0..<100 { #expect(try signIn("mei", "192.0.2.1") == .zero) }
  }

  @Test func `after a calm quarter of an hour all is forgotten`() throws {
    for _ in 0..<20 { _ = try wait("mei", "192.0.2.1") }
    #expect(try wait("mei", "192.0.2.1") == .seconds(8))
    #expect(try wait("mei", "192.0.2.1", after: 16 * 60) == .zero)
  }
}
