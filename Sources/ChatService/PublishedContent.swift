package import Content
package import Foundation
package import Linguistics
import Synchronization

/// One revision of the content, compiled: what every turn runs on.
package struct PublishedContent: Sendable {
  package let revision: Int64
  package let bundle: ContentBundle
  package let router: MessageRouter
  package let composer: ReplyComposer

  /// Trains the router, which takes seconds.
  package init(
    revision: Int64, bundle: ContentBundle, analyzer: TextAnalyzer, today: Date
  ) throws {
    self.init(
      revision: revision, bundle: bundle,
      router: try MessageRouter(content: bundle, analyzer: analyzer, today: today))
  }

  /// With a router that was trained on the same intents before.
  package init(revision: Int64, bundle: ContentBundle, router: MessageRouter) {
    self.revision = revision
    self.bundle = bundle
    self.router = router
    composer = ReplyComposer(content: bundle, router: router)
  }
}

/// The revision in force; a new one takes its place at once and for all turns that start later.
package final class ContentStore: Sendable {
  private let content: Mutex<PublishedContent>

  package init(_ content: PublishedContent) {
    self.content = Mutex(content)
  }

  package var current: PublishedContent { content.withLock { $0 } }

  package func replace(with newer: PublishedContent) {
    content.withLock { $0 = newer }
  }
}
