import SentenceEncoder
import Synchronization

/// Makes vectors of the letters of a text, and remembers what it was asked for.
final class CountingEncoder: SentenceEncoding {
  let identity: String
  let dimension = 32
  private let asked = Mutex<[String]>([])

  init(identity: String = "letters") {
    self.identity = identity
  }

  /// All texts that were asked for since the last time, in order.
  func takeAsked() -> [String] {
    asked.withLock { texts in
      defer { texts = [] }
      return texts
    }
  }

  func vectors(of texts: [String]) -> [ContiguousArray<Float>] {
    asked.withLock { $0 += texts }
    return texts.map { text in
      var vector = ContiguousArray<Float>(repeating: 0, count: dimension)
      // A text without anything has a direction too.
      vector[0] = 1
      for scalar in text.unicodeScalars { vector[Int(scalar.value) % dimension] += 1 }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return ContiguousArray(vector.map { $0 / length })
    }
  }
}
