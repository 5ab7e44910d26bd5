import SentenceEncoder
import Synchronization

/// An encoder that keeps the vectors of the last texts: triage, intents and the articles ask for
/// those of one message in turn.
final class RememberingEncoder: SentenceEncoding {
  /// A message and its sentences, for each core.
  private static let most = 16

  private let encoder: any SentenceEncoding
  private let known = Mutex<(vectors: [String: ContiguousArray<Float>], order: [String])>(([:], []))

  init(_ encoder: any SentenceEncoding) {
    self.encoder = encoder
  }

  var identity: String { encoder.identity }
  var dimension: Int { encoder.dimension }

  func vectors(of texts: [String]) -> [ContiguousArray<Float>] {
    // Many at once come from training, and don't come back.
    guard texts.count == 1 else { return encoder.vectors(of: texts) }
    if let vector = known.withLock({ $0.vectors[texts[0]] }) { return [vector] }
    let vector = encoder.vectors(of: texts)[0]
    known.withLock { known in
      guard known.vectors.updateValue(vector, forKey: texts[0]) == nil else { return }
      known.order.append(texts[0])
      if known.order.count > Self.most {
        known.vectors[known.order.removeFirst()] = nil
      }
    }
    return [vector]
  }
}
