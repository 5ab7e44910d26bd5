import Synchronization

/// How much is let through.
package struct Rate: Sendable, Equatable {
  /// How many may come at once.
  package var burst: Int
  /// How many a minute in the long run.
  package var perMinute: Int

  package init(burst: Int, perMinute: Int) {
    self.burst = burst
    self.perMinute = perMinute
  }
}

/// Token buckets: bursts are let through, floods are not.
package final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var filledAt: ContinuousClock.Instant
  }

  private struct Buckets {
    var byKey: [String: Bucket] = [:]
    /// Beyond so many, they are looked through for full ones, which say nothing and can go.
    var pruningSize = RateLimiter.smallestPruningSize
  }

  private static let smallestPruningSize = 10_000

  private let rate: @Sendable () -> Rate
  private let buckets = Mutex(Buckets())

  /// - Parameter rate: asked each time, so that a new setting counts at once.
  package init(_ rate: @escaping @Sendable () -> Rate) {
    self.rate = rate
  }

  /// Takes one token, or as many as the work is worth.
  ///
  /// - Throws: `ServiceError` with the seconds to wait when there are too few.
  package func take(
    _ key: String, cost: Double = 1, now: ContinuousClock.Instant = .now
  ) throws(ServiceError) {
    let rate = rate()
    let capacity = Double(max(rate.burst, 1))
    let perSecond = Double(max(rate.perMinute, 1)) / 60
    // What is worth more than a whole bucket takes all of it.
    let cost = min(cost, capacity)
    func level(_ bucket: Bucket) -> Double {
      let seconds = bucket.filledAt.duration(to: now) / .seconds(1)
      return min(capacity, bucket.tokens + seconds * perSecond)
    }
    let wait: Double? = buckets.withLock { buckets in
      if buckets.byKey.count > buckets.pruningSize {
        buckets.byKey = buckets.byKey.filter { level($0.value) < capacity }
        // Doubled, so that looking through many costs little for each of them.
        buckets.pruningSize = max(Self.smallestPruningSize, buckets.byKey.count * 2)
      }
      var bucket = buckets.byKey[key] ?? Bucket(tokens: capacity, filledAt: now)
      bucket.tokens = level(bucket)
      bucket.filledAt = now
      defer { buckets.byKey[key] = bucket }
      guard bucket.tokens >= cost else { return (cost - bucket.tokens) / perSecond }
      bucket.tokens -= cost
      return nil
    }
    if let wait { throw .tooManyRequests(seconds: wait) }
  }
}

extension ServiceError {
  /// - Parameter seconds: until trying again makes sense.
  static func tooManyRequests(seconds: Double) -> ServiceError {
    let seconds = max(1, Int(seconds.rounded(.up)))
    return ServiceError(
      .tooManyRequests, "Too many requests. Wait \(seconds) seconds, then try again.",
      retryAfter: seconds)
  }
}
