import Content
import ChatService
import Foundation
import IntentMatching
import Linguistics
import Persistence
import Support
import Testing

@Suite struct PublishingTests {
  @Test func `content is published once, and again only when it changed`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["site.yaml", "Intents", "Locales", "Knowledge"] {
      try FileManager.default.copyItem(
        at: ShippedContent.project.appending(path: name), to: folder.appending(path: name))
    }
    let database = try ChatDatabase.inMemory()
    let trainer = RouterTrainer(analyzer: try TextAnalyzer(), encoder: nil)
    func publish() async throws -> ContentPublisher.Outcome {
      try await ContentPublisher.publish(
        folder: folder, to: database, trainer: trainer, now: Date())
    }
    let first = try await publish()
    #expect(first.isNew)
    let second = try await publish()
    #expect(!second.isNew)
    #expect(second.content.revision == first.content.revision)

    let settings = folder.appending(path: "site.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
    try text.replacing("https://www.example.org", with: "https://www.example.com")
      .write(to: settings, atomically: true, encoding: .utf8)
    let third = try await publish()
    #expect(third.isNew)
    #expect(third.content.revision > first.content.revision)

    try "name: [".write(to: settings, atomically: true, encoding: .utf8)
    await #expect(throws: ContentFaults.self) { try await publish() }
    #expect(try await database.latestRevision()?.id == third.content.revision)
  }

  @Test func `the evaluation counts each row once`() async throws {
    let content = try await ShippedContent.published().content
    let rows = [
      LabelledText(text: "What is Healthcare Diplomacy?", intent: "diplomacy.about", lang: "en"),
      LabelledText(text: "What is Healthcare Diplomacy?", intent: "cost.estimate", lang: "en"),
      LabelledText(text: "best pizza recipe with pineapple", intent: "none", lang: "en"),
      LabelledText(text: "我爸突然胸口剧痛喘不过气", intent: "emergency", lang: "zh-Hans"),
    ]
    let (report, misses) = RouterEvaluation.run(
      router: content.router, intents: content.bundle.intents, rows: rows)
    #expect(report.all.rows == 4)
    #expect(report.all.top1 == 0.5)
    #expect(report.all.answeredRight == 0.5)
    #expect(report.all.answeredWrong == 0.5)
    #expect(report.all.noneKept == 1)
    #expect(report.all.emergencyRecall == 1)
    #expect(report.all.falseAlarms == 0)
    #expect(report.byLanguage["zh-Hans"]?.rows == 1)
    #expect(misses.map(\.intent) == ["cost.estimate"])
  }
}
