import Dispatch
package import Linguistics
package import SentenceEncoder
import Synchronization

extension MessageClassifier {
  /// What a message looks like to a classifier that has not seen it.
  package struct HeldOut: Sendable {
    /// Its place among the messages.
    package let message: Int
    package let probabilities: ContiguousArray<Float>

    package func odds(of labels: Set<Int>) -> Double {
      MessageClassifier.odds(of: labels, in: probabilities)
    }
  }

  private static let strength = (lexical: 30.0, semantic: 10.0)
  /// The odds hardly change beyond.
  private static let steps = 60
  /// One message in so many is predicted by a classifier that was taught the others.
  private static let heldOutOneIn = 4
  /// Messages that a core takes at a time.
  private static let share = 64

  /// Trains on messages with their labels; the same messages in the same order give the same
  /// classifier. Some seconds for twenty thousand messages, on all cores.
  ///
  /// - Parameters:
  ///   - labels: all that there are.
  ///   - vectors: one for each message; nil without an encoder.
  /// - Returns: the classifier, and predictions of a part of the messages.
  package static func train(
    _ messages: [TextAnalysis], labelled truth: [String], labels: [String],
    vectors: [ContiguousArray<Float>]?
  ) -> (classifier: MessageClassifier, heldOut: [HeldOut]) {
    let pinyin = Pinyin()
    let texts = inParallel(messages) { text in
      TextFeatures.occurrences(in: text, pinyin: pinyin).map(\.feature.hash)
    }
    let numbers = truth.map { labels.firstIndex(of: $0) ?? 0 }
    let all = Array(messages.indices)
    // Dealt out in turn within each label.
    var next = [Int](repeating: 0, count: labels.count)
    let isHeldOut = numbers.map { label in
      next[label] += 1
      return next[label].isMultiple(of: heldOutOneIn)
    }
    let taught = all.filter { !isHeldOut[$0] }
    let lexicon = Lexicon(texts, pinyin: pinyin)
    let rows = inParallel(texts) { lexicon.row(of: $0) }
    let centre = vectors.map(VectorSpace.mean(of:))
    let centred = vectors.flatMap { all in
      centre.map { centre in
        all.map {
          Self.centred($0, on: centre) ?? ContiguousArray(repeating: 0, count: $0.count + 1)
        }
      }
    }

    // Four searches, each on a core of its own while there are any.
    let weights = Mutex<[ContiguousArray<Float>?]>([nil, nil, nil, nil])
    DispatchQueue.concurrentPerform(iterations: 4) { search in
      let part = search.isMultiple(of: 2) ? all : taught
      let labelled = part.map { numbers[$0] }
      let found: ContiguousArray<Float>?
      if search >= 2 {
        var sparse = SparseRows()
        for message in part { sparse.append(rows[message]) }
        found = LogisticRegression.weights(
          rows: sparse, featureCount: lexicon.width, labels: labelled, labelCount: labels.count,
          strength: strength.lexical, steps: steps)
      } else {
        found = centred.map { centred in
          var dense = DenseRows(dimension: centred[0].count)
          for message in part { dense.append(centred[message]) }
          return LogisticRegression.weights(
            rows: dense, featureCount: centred[0].count, labels: labelled,
            labelCount: labels.count, strength: strength.semantic, steps: steps)
        }
      }
      weights.withLock { $0[search] = found }
    }
    let (whole, part) = weights.withLock { ((semantic: $0[0], lexical: $0[2]), ($0[1], $0[3])) }
    let heldOut = all.filter { isHeldOut[$0] }.map { message in
      HeldOut(
        message: message,
        probabilities: probabilities(
          of: rows[message], vector: centred?[message], lexical: part.1 ?? [], semantic: part.0,
          labelCount: labels.count))
    }
    let classifier = MessageClassifier(
      labels: labels, lexicon: lexicon, lexicalWeights: whole.lexical ?? [],
      semantic: centre.flatMap { centre in
        whole.semantic.map { Semantic(centre: centre, weights: $0) }
      })
    return (classifier, heldOut)
  }

  /// In the order of the elements.
  package static func inParallel<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let starts = Array(stride(from: 0, to: elements.count, by: share))
    let results = Mutex([[Result]](repeating: [], count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let part = elements[starts[number]..<min(starts[number] + share, elements.count)].map(
        transform)
      results.withLock { $0[number] = part }
    }
    return results.withLock { $0.flatMap(\.self) }
  }
}

extension MessageClassifier {
  /// All that training found: it makes the same classifier again at once.
  package struct Parameters: Sendable, Codable {
    fileprivate let labels: [String]
    fileprivate let sounds: String
    fileprivate let hashes: Block<UInt64>
    fileprivate let factors: Block<Float>
    fileprivate let lexicalWeights: Block<Float>
    fileprivate let centre: Block<Float>?
    fileprivate let semanticWeights: Block<Float>?
  }

  package var parameters: Parameters {
    Parameters(
      labels: labels, sounds: lexicon.pinyin.text, hashes: Block(lexicon.hashes),
      factors: Block(lexicon.factors), lexicalWeights: Block(lexicalWeights),
      centre: semantic.map { Block($0.centre) },
      semanticWeights: semantic.map { Block($0.weights) })
  }

  /// Nil where the parameters don't fit each other or the encoder.
  package init?(_ parameters: Parameters, encoder: (any SentenceEncoding)?) {
    let width = parameters.labels.count
    let hashes = parameters.hashes.values
    guard let pinyin = Pinyin(text: parameters.sounds),
      parameters.factors.values.count == hashes.count,
      parameters.lexicalWeights.values.count == (hashes.count + 1) * width,
      parameters.centre?.values.count == encoder?.dimension,
      parameters.semanticWeights?.values.count == encoder.map({ ($0.dimension + 1) * width })
    else { return nil }
    self.init(
      labels: parameters.labels,
      lexicon: Lexicon(hashes: hashes, factors: parameters.factors.values, pinyin: pinyin),
      lexicalWeights: parameters.lexicalWeights.values,
      semantic: parameters.centre.flatMap { centre in
        parameters.semanticWeights.map { Semantic(centre: centre.values, weights: $0.values) }
      })
  }
}
