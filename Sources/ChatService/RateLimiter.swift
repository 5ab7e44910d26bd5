import Foundation
import Synchronization

/// Token buckets: bursts are let through, floods are not.
package final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var filledAt: ContinuousClock.Instant
  }

  /// Buckets beyond this are looked through for full ones, which say nothing and can go.
  private static let bucketsBeforePruning = 10_000

  private let capacity: Double
  private let perSecond: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameters:
  ///   - burst: how many may come at once.
  ///   - perMinute: how many a minute in the long run.
  package init(burst: Int, perMinute: Int) {
    capacity = Double(max(burst, 1))
    perSecond = Double(max(perMinute, 1)) / 60
  }

  /// Takes one token.
  ///
  /// - Throws: `ServiceError` with the seconds to wait when there is none.
  package func take(
    _ key: String, now: ContinuousClock.Instant = .now
  ) throws(ServiceError) {
    let wait: Double? = buckets.withLock { buckets in
      if buckets.count > Self.bucketsBeforePruning {
        buckets = buckets.filter { level($0.value, now) < capacity }
      }
      var bucket = buckets[key] ?? Bucket(tokens: capacity, filledAt: now)
      bucket.tokens = level(bucket, now)
      bucket.filledAt = now
      defer { buckets[key] = bucket }
      guard bucket.tokens >= 1 else { return (1 - bucket.tokens) / perSecond }
      bucket.tokens -= 1
      return nil
    }
    if let wait {
      let seconds = max(1, Int(wait.rounded(.up)))
      throw ServiceError(
        .tooManyRequests, "Too many requests. Wait \(seconds) seconds, then try again.",
        retryAfter: seconds)
    }
  }

  private func level(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
    let seconds = bucket.filledAt.duration(to: now) / .seconds(1)
    return min(capacity, bucket.tokens + seconds * perSecond)
  }
}
