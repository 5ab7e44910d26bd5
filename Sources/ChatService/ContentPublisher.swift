package import Content
import Crypto
package import Foundation
package import Linguistics
package import Persistence

/// Brings the content folder into the database as a revision, and compiles what is in force.
package enum ContentPublisher {
  package struct Outcome: Sendable {
    package let content: PublishedContent
    /// True when the files differ from the revision that was in force.
    package let isNew: Bool

    package init(content: PublishedContent, isNew: Bool) {
      self.content = content
      self.isNew = isNew
    }
  }

  /// Publishes the files when they changed, and compiles the revision in force.
  ///
  /// - Throws: `ContentFaults` when the files have errors; the revision in force stays.
  package static func publish(
    folder: URL, to database: ChatDatabase, trainer: RouterTrainer, now: Date
  ) async throws -> Outcome {
    let (loaded, diagnostics) = load(folder, analyzer: trainer.analyzer)
    guard let loaded else { throw ContentFaults(diagnostics: diagnostics) }
    while true {
      do {
        return try await publish(
          loaded, diagnostics, folder: folder, to: database, trainer: trainer, now: now)
      } catch ConflictError.contentChanged {
        // An import came in between: its articles belong into this revision too.
      }
    }
  }

  private static func publish(
    _ loaded: ContentBundle, _ diagnostics: [Diagnostic], folder: URL, to database: ChatDatabase,
    trainer: RouterTrainer, now: Date
  ) async throws -> Outcome {
    let before = try await database.latestRevision()
    let bundle = loaded.replacing(articles: loaded.articles + imported(in: before, beside: loaded))
    // What can't be trained on is not published.
    let router = try await trainer.routerInBackground(for: bundle)
    let bytes = try bundle.encoded()
    let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    let revision = try await database.publish(
      digest: digest, bytes: bytes, origin: "files", after: before?.id, at: now)
    return Outcome(
      content: PublishedContent(
        revision: revision.id, bundle: bundle, router: router,
        diagnostics: diagnostics
          + PhraseFindings.diagnostics(of: router.phraseReview, folder: folder)),
      isNew: before?.id != revision.id)
  }

  /// The revision in force, compiled, where it isn't the one that runs; the folder's diagnostics
  /// stay with it.
  package static func newer(
    than running: PublishedContent, in database: ChatDatabase, trainer: RouterTrainer
  ) async throws -> PublishedContent? {
    guard let id = try await database.latestRevisionID(), id != running.revision,
      let latest = try await database.latestRevision()
    else { return nil }
    let bundle = try ContentBundle(encoded: latest.bytes)
      .borrowingTriage(from: running.bundle)
    return PublishedContent(
      revision: latest.id, bundle: bundle,
      router: try await trainer.routerInBackground(for: bundle),
      diagnostics: running.diagnostics)
  }

  /// The articles that were imported: the folder knows nothing of them, and they stay. Where it has
  /// one of the same name, that one counts.
  private static func imported(
    in revision: ContentRevision?, beside loaded: ContentBundle
  ) -> [Article] {
    struct Articles: Decodable { let articles: [Article] }
    guard let revision,
      let stored = try? JSONDecoder().decode(Articles.self, from: revision.bytes)
    else { return [] }
    let own = Set(loaded.articles.map { "\($0.id) \($0.language.rawValue)" })
    return stored.articles.filter {
      $0.imported != nil && !own.contains("\($0.id) \($0.language.rawValue)")
    }
  }

  /// Reads and checks a content folder.
  package static func load(
    _ folder: URL, analyzer: TextAnalyzer
  ) -> (bundle: ContentBundle?, diagnostics: [Diagnostic]) {
    ContentLoader.load(folder, analyzer: analyzer, requiredKeys: BotString.requiredKeys)
  }
}

/// The content folder can't be published.
package struct ContentFaults: Error, CustomStringConvertible {
  package let diagnostics: [Diagnostic]

  package init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  package var description: String {
    let errors = diagnostics.filter { $0.severity == .error }
    return (["The content has \(errors.count) error(s):"] + errors.map(\.description))
      .joined(separator: "\n")
  }
}
