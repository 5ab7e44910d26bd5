import Foundation

/// How the work of a reader grows with what it reads: a ratio of two measurements in one run, so
/// that it says the same on any machine.
package enum Growth {
  /// By how much the longer input is longer.
  package static let factor = 16
  /// Linear work gives 16, work that grows with the square of the input 256.
  package static let most = 24.0
  private static let rounds = 5
  /// A pair that seems too slow is measured again: other programs may have been busy.
  private static let pairs = 6
  /// In seconds: a shorter call is repeated.
  private static let leastTime = 0.000_2

  /// The shapes of text whose reading grows faster than they do, each with how much more the longer
  /// text takes; none is how it should be.
  ///
  /// - Parameters:
  ///   - length: of the shorter text, in scalars.
  ///   - words: that the reader cares about: each again and again is a shape as well.
  package static func excess(
    of shapes: [HostileText.Shape] = HostileText.shapes, from length: Int, words: [String] = [],
    read: (String) -> Void
  ) -> [String] {
    (shapes + words.map(HostileText.Shape.init(repeating:))).compactMap { shape in
      let growth = growth(from: length, make: shape.make, read: read)
      return growth > most ? "\(shape.name): \(Int(growth)) times" : nil
    }
  }

  /// The work for the longer input in that for the shorter.
  package static func growth<Input>(
    from length: Int, make: (Int) -> Input, read: (Input) -> Void
  ) -> Double {
    let short = make(length)
    let long = make(length * factor)
    var least = Double.infinity
    for _ in 0..<pairs where least > most {
      let time = (0..<rounds).reduce(Double.infinity) { best, _ in
        min(best, self.time { read(short) })
      }
      // More rounds can only show less.
      for _ in 0..<rounds where least > most { least = min(least, self.time { read(long) } / time) }
    }
    return least
  }

  /// Seconds of one call.
  private static func time(_ call: () -> Void) -> Double {
    let time = threadTime(of: call)
    guard time < leastTime else { return time }
    let calls = min(10_000, Int(leastTime / max(time, 1e-9)))
    return threadTime(of: { for _ in 0..<calls { call() } }) / Double(calls)
  }

  /// Seconds that this thread was at work.
  private static func threadTime(of call: () -> Void) -> Double {
    let start = threadTime
    call()
    return threadTime - start
  }

  private static var threadTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
