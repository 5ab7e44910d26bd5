import ChatService
import Conversation
import Foundation
import Linguistics
import Testing

@Suite struct FeedTests {
  private func message(_ seq: Int) -> Message {
    Message(seq: seq, author: .bot, text: "text", lang: .en, at: Date(timeIntervalSince1970: 0))
  }

  @Test func `events reach the listeners of their own conversation only`() async throws {
    let feed = LiveFeed()
    var one = feed.events(of: "one").events.makeAsyncIterator()
    let other = feed.events(of: "other").events
    feed.publish(.message(message(1)), to: "one")
    guard case .message(let received) = await one.next() else {
      Issue.record("no message came")
      return
    }
    #expect(received.seq == 1)
    feed.publish(.gone, to: "other")
    var iterator = other.makeAsyncIterator()
    guard case .gone = await iterator.next() else {
      Issue.record("the other listener got something else")
      return
    }
  }

  @Test func `a listener that doesn't keep up is cut off`() async throws {
    let feed = LiveFeed()
    let slow = feed.events(of: "one").events
    for seq in 1...1000 { feed.publish(.message(message(seq)), to: "one") }
    var count = 0
    for await _ in slow { count += 1 }
    #expect(count < 1000)
    #expect(count > 0)
  }

  @Test func `tokens are taken until the bucket is empty and come back with time`() throws {
    let limiter = RateLimiter { Rate(burst: 2, perMinute: 60) }
    let start = ContinuousClock.now
    try limiter.take("a", now: start)
    try limiter.take("a", now: start)
    #expect(throws: ServiceError.self) { try limiter.take("a", now: start) }
    try limiter.take("b", now: start)
    #expect(throws: ServiceError.self) { try limiter.take("a", now: start + .milliseconds(900)) }
    try limiter.take("a", now: start + .milliseconds(1100))
  }
}
