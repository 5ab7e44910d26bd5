package import Content
import Synchronization

/// One revision of the content, compiled: what every turn runs on.
package struct PublishedContent: Sendable {
  package let revision: Int64
  package let bundle: ContentBundle
  package let router: MessageRouter
  package let composer: ReplyComposer
  /// What the loader and the training said of it: warnings, as errors aren't published.
  package let diagnostics: [Diagnostic]

  /// - Parameter router: trained on the same intents.
  package init(
    revision: Int64, bundle: ContentBundle, router: MessageRouter, diagnostics: [Diagnostic]
  ) {
    self.revision = revision
    self.bundle = bundle
    self.router = router
    self.diagnostics = diagnostics
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
