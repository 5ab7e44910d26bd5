import SentenceEncoder
import Synchronization

/// An encoder that keeps the vectors of the last texts, though not the texts: triage, intents and the
/// articles ask for those of one message in turn.
final class RememberingEncoder: SentenceEncoding {
  /// A message and its sentences, for each core.
  private static let most = 16

  private let encoder: any SentenceEncoding
  private let known = Mutex<(vectors: [Int: ContiguousArray<Float>], order: [Int])>(([:], []))

  init(_ encoder: any SentenceEncoding) {
    self.encoder = encoder
  }

  var identity: String { encoder.identity }
  var dimension: Int { encoder.dimension }

  func vectors(of texts: [String]) -> [ContiguousArray<Float>] {
    // Many at once come from training, and don't come back.
    guard texts.count == 1 else { return encoder.vectors(of: texts) }
    // Keyed anew in each process, so nobody can make two texts that are taken for one.
    let key = texts[0].hashValue
    if let vector = known.withLock({ $0.vectors[key] }) { return [vector] }
    let vector = encoder.vectors(of: texts)[0]
    known.withLock { known in
      guard known.vectors.updateValue(vector, forKey: key) == nil else { return }
      known.order.append(key)
      if known.order.count > Self.most {
        known.vectors[known.order.removeFirst()] = nil
      }
    }
    return [vector]
  }
}
