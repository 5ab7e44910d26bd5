package import Content
import Dispatch
package import Foundation
import IntentMatching
package import Linguistics
package import SentenceEncoder
import Synchronization

/// Makes the router of a revision: trains its classifier, or takes what was learnt before.
package struct RouterTrainer: Sendable {
  package let analyzer: TextAnalyzer
  /// Nil where the service runs on words alone.
  package let encoder: (any SentenceEncoding)?
  private let cache: TrainingCache?

  /// - Parameter cache: keeps what is learnt for the next start.
  package init(
    analyzer: TextAnalyzer, encoder: (any SentenceEncoding)?, cache: TrainingCache? = nil
  ) {
    self.analyzer = analyzer
    self.encoder = encoder
    self.cache = cache
  }

  /// Takes seconds where the phrases are new, so it is never called while a patient waits.
  ///
  /// - Parameter today: articles that are no longer valid then are not answered from.
  /// - Throws: `IntentMatchingError` where the phrases can't be trained on.
  package func router(for content: ContentBundle, today: Date) throws -> MessageRouter {
    MessageRouter(
      content: content, classifier: try classifier(for: content), analyzer: analyzer, today: today)
  }

  /// The same on a thread of its own: the few that serve requests are not to be held up.
  package func routerInBackground(for content: ContentBundle, today: Date) async throws
    -> MessageRouter
  {
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
          resume(Result { try router(for: content, today: today) })
        }
      }
    } onCancel: {
      resume(.failure(CancellationError()))
    }
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
