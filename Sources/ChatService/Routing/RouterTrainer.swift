package import Content
import Dispatch
package import Foundation
package import IntentMatching
import KnowledgeBase
package import Linguistics
package import SentenceEncoder
import Synchronization
import Triage

/// Makes the router of a revision: trains its classifier, or takes what was learnt before.
package struct RouterTrainer: Sendable {
  package let analyzer: TextAnalyzer
  /// Nil where the service runs on words alone.
  package let encoder: (any SentenceEncoding)?
  private let cache: TrainingCache?
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - cache: keeps what is learnt for the next start.
  ///   - now: articles that are no longer valid then are not answered from.
  package init(
    analyzer: TextAnalyzer, encoder: (any SentenceEncoding)?, cache: TrainingCache? = nil,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.analyzer = analyzer
    self.encoder = encoder.map(RememberingEncoder.init)
    self.cache = cache
    self.now = now
  }

  /// Takes seconds where the phrases are new, so it is never called while a patient waits.
  ///
  /// - Throws: `IntentMatchingError` where the phrases can't be trained on.
  package func router(for content: ContentBundle) throws -> MessageRouter {
    MessageRouter(
      content: content, triage: triage(of: content), classifier: try classifier(for: content),
      index: index(of: content), analyzer: analyzer)
  }

  /// What training on the phrases alone finds about them.
  ///
  /// - Throws: `IntentMatchingError` where the phrases can't be trained on.
  package func phraseReview(of content: ContentBundle) throws -> PhraseReview {
    try classifier(for: content).review
  }

  private func triage(of content: ContentBundle) -> MessageTriage {
    MessageTriage(
      content: content.triage, learned: content.triage.flatMap(learnedLine), encoder: encoder,
      analyzer: analyzer)
  }

  private func learnedLine(of content: TriageContent) -> LearnedLine? {
    let key = TrainingCache.TriageKey(content, encoder: encoder?.identity)
    if let known = cache?.learnedLine(for: key),
      let line = LearnedLine(known, encoder: encoder)
    {
      return line
    }
    let line = LearnedLine.train(on: content, analyzer: analyzer, encoder: encoder)
    if let line { cache?.store(line.parameters, for: key) }
    return line
  }

  /// The same on a thread of its own: the few that serve requests are not to be held up.
  package func routerInBackground(for content: ContentBundle) async throws -> MessageRouter {
    // A training can't be stopped half-way; whoever stops waiting need not see its end.
    let waiting = Mutex<CheckedContinuation<MessageRouter, any Error>?>(nil)
    let resume: @Sendable (Result<MessageRouter, any Error>) -> Void = { result in
      waiting.withLock { $0.take() }?.resume(with: result)
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        waiting.withLock { $0 = continuation }
        if Task.isCancelled { return resume(.failure(CancellationError())) }
        DispatchQueue.global(qos: .utility).async {
          resume(Result { try router(for: content) })
        }
      }
    } onCancel: {
      resume(.failure(CancellationError()))
    }
  }

  private func index(of content: ContentBundle) -> KnowledgeIndex {
    let key = encoder.map { TrainingCache.VectorKey(encoder: $0.identity) }
    var store = PassageVectorStore(known: key.flatMap { cache?.vectors(for: $0) } ?? [:])
    let index = KnowledgeIndex(
      articles: content.articles, questions: content.questions, analyzer: analyzer,
      encoder: encoder, store: &store, now: now)
    if let key, store.hasChanged { cache?.store(store.used, for: key) }
    return index
  }

  private func classifier(for content: ContentBundle) throws -> IntentClassifier {
    let examples = content.trainingExamples
    var options = TrainingOptions()
    options.maximumWrong = Double(content.site.limits.wrongAnswersPercent) / 100
    let key = TrainingCache.Key(
      examples: examples, options: options, encoder: encoder?.identity)
    if let known = cache?.parameters(for: key),
      let classifier = IntentClassifier.restore(
        known, examples: examples, analyzer: analyzer, encoder: encoder)
    {
      return classifier
    }
    let classifier = try IntentClassifier.train(
      examples, analyzer: analyzer, encoder: encoder, options: options)
    cache?.store(classifier.parameters, for: key)
    return classifier
  }
}
