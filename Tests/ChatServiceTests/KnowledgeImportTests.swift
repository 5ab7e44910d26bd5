import ChatService
import Content
import Foundation
import Linguistics
import PageFetching
import PageIsolation
import PageReading
import Persistence
import Support
import SystemPackage
import Testing

/// Imports of folders and sent pages into a database in memory.
struct KnowledgeImportTests {
  private let database: ChatDatabase
  private let folder: URL
  private static let now = Date(timeIntervalSince1970: 1_795_530_000)  // 2026-11-24

  init() async throws {
    database = try ChatDatabase.inMemory()
    let bundle = try await ShippedContent.published(hours: [:]).content.bundle
    _ = try await database.publish(
      digest: "first", bytes: try bundle.encoded(), origin: "files", at: Self.now)
    folder = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func knowledge(_ now: Date = now) async throws -> KnowledgeImport {
    try await KnowledgeImport(
      database: database, openReader: try InProcessReader.factory(), now: { now })
  }

  private func read(
    _ source: KnowledgeImport.Source? = nil
  ) async throws -> KnowledgeImport.Preparation {
    try await knowledge().read(source ?? .place(folder.path), language: nil)
  }

  /// Reads and publishes.
  private func run(
    _ source: KnowledgeImport.Source? = nil, now: Date = now
  ) async throws -> (plan: ImportPlan, revision: Int64?) {
    let knowledge = try await knowledge(now)
    let prepared = try await knowledge.read(source ?? .place(folder.path), language: nil)
    return (prepared.plan, try await knowledge.publish(prepared))
  }

  private func articles() async throws -> [Article] {
    let revision = try #require(try await database.latestRevision())
    return try ContentBundle(encoded: revision.bytes).articles.filter { $0.imported != nil }
  }

  private static func page(_ title: String, _ text: String) -> String {
    "<html><body><h1>\(title)</h1><p>\(text)</p></body></html>"
  }

  @Test func `A folder becomes one revision; only reading it none`() async throws {
    try write("en/parking.html", Self.page("Parking", "The garage stands east of the building."))
    try write("zh-hans/parking.html", Self.page("停车", "车库在主楼东面，司机由那里进入。"))
    let shown = try await read()
    #expect(shown.plan.added.map(\.id) == ["parking", "parking"])
    #expect(try await database.latestRevision()?.id == 1)
    #expect(try await run().revision == 2)
    let found = try await articles()
    #expect(found.map(\.id) == ["parking", "parking"])
    #expect(found.map(\.language) == [.en, .zhHans])
    #expect(found.first?.imported?.importedOn == "2026-11-24")
    // Nothing new gives no revision.
    #expect(try await run().revision == nil)
    #expect(try await database.latestRevision()?.id == 2)
  }

  @Test func `Importing again replaces, reports, and keeps what can't be read`() async throws {
    try write("a.html", Self.page("First", "Something about the first subject."))
    try write("b.html", Self.page("Second", "Something about the second subject."))
    try write("c.html", Self.page("Third", "Something about the third subject."))
    _ = try await run()
    try write("a.html", Self.page("First", "Something new about the first subject."))
    try write("b.html", "%PDF-1.7")
    try FileManager.default.removeItem(at: folder.appending(path: "c.html"))
    try write("d.html", Self.page("Fourth", "Something about the fourth subject."))
    let plan = try await run().plan
    #expect(plan.added.map(\.id) == ["d"])
    #expect(plan.changed.map(\.id) == ["a"])
    #expect(plan.changed.first?.passages == .init(added: 0, changed: 1, removed: 0))
    #expect(plan.removed.map(\.id) == ["c"])
    #expect(plan.problems.map(\.address) == ["b.html"])
    #expect(try await articles().map(\.id) == ["a", "b", "d"])
  }

  @Test func `Each kind of bad page is reported, and the good ones are published`() async throws {
    try write("good.html", Self.page("Good", "A page with something to say."))
    try write("empty.html", "<html><body><script>x()</script></body></html>")
    try write("deep.html", String(repeating: "<div>", count: 100_000) + "text")
    try write("big.html", "<p>" + String(repeating: "words and more ", count: 400_000))
    try write("strange.html", Self.page("Bonjour", "Нужно записаться на приём к врачу заранее."))
    try Data([0x7F, 0x45, 0x4C, 0x46, 0, 0]).write(to: folder.appending(path: "program.html"))
    try write("map.xml", "<urlset></urlset>")
    try write("twice/good.html", Self.page("T", "A second page."))
    try write("covid-19.html", Self.page("COVID", "This article is in the folder already."))
    try write("en/good.htm", Self.page("Twin", "Another page with this very name."))
    let plan = try await run().plan
    #expect(plan.added.map(\.id).contains("good"))
    #expect(plan.added.map(\.id).contains("twice-good"))
    #expect(
      Set(plan.problems.map(\.address)).isSuperset(of: [
        "empty.html", "big.html", "deep.html", "strange.html", "program.html", "map.xml",
        "covid-19.html",
      ]))
    #expect(plan.problems.contains { $0.address == "good.html" || $0.address == "en/good.htm" })
    #expect(plan.problems.allSatisfy { $0.message.count > 20 && $0.message.hasSuffix(".") })
  }

  @Test func `A page that ends its reader is one problem among good pages`() async throws {
    for name in ["a", "b", "c", "d"] {
      try write("\(name).html", Self.page("Page \(name)", "Something about the subject \(name)."))
    }
    try write("c2.html", "<p>" + String(repeating: "<b>words</b> and ", count: 290_000))
    let knowledge = try await KnowledgeImport(
      database: database,
      openReader: { limits in
        var limits = limits
        limits.megabytes = 300
        return IsolatedPageReader(
          limits: limits, command: .reader(FilePath(BuiltProgram.liaison), limits))
      }, now: { Self.now })
    let plan = try await knowledge.read(.place(folder.path), language: nil).plan
    #expect(plan.added.map(\.id) == ["a", "b", "c", "d"])
    #expect(plan.problems.map(\.address) == ["c2.html"])
    #expect(plan.problems.map(\.code) == ["reader-out-of-memory"])
  }

  @Test func `What was shown is what is published, or nothing`() async throws {
    func source(_ text: String) -> KnowledgeImport.Source {
      .document(
        name: "visit.html", contentType: "text/html", bytes: Data(Self.page("Visit", text).utf8))
    }
    let first = try await knowledge()
    let shown = try await first.read(source("Come to the desk first."), language: nil)
    #expect(try await run(source("Come to the other desk first.")).revision == 2)
    await #expect(throws: ConflictError.contentChanged) { try await first.publish(shown) }
    #expect(try await articles().first?.passages.first?.text == "Come to the other desk first.")
  }

  @Test func `A source is taken away as a whole, and only one that there is`() async throws {
    try write("a.html", Self.page("First", "Something about the first subject."))
    try write("b.html", Self.page("Second", "Something about the second subject."))
    _ = try await run()
    _ = try await run(
      .document(
        name: "c.html", contentType: nil, bytes: Data(Self.page("Third", "Something else.").utf8)))
    let knowledge = try await knowledge()
    let name = KnowledgeImport.Source.place(folder.path).name
    #expect(throws: ImportFailure.self) { try knowledge.removal(of: "elsewhere") }
    let removal = try knowledge.removal(of: name)
    #expect(removal.plan.removed.map(\.id) == ["a", "b"])
    #expect(try await knowledge.publish(removal) == 4)
    #expect(try await articles().map(\.id) == ["c"])
  }

  @Test func `Pages that are as they were count as reviewed, and published once it is due`()
    async throws
  {
    try write("a.html", Self.page("First", "Something about the first subject."))
    _ = try await run()
    let settings = SiteSettings.KnowledgeSettings()
    let days = Double(settings.reviewDays)
    let soon = Self.now.addingTimeInterval(86_400 * (days - 2))
    let late = Self.now.addingTimeInterval(86_400 * (days + 2))
    let before = try #require(try await articles().first)
    #expect(ArticleFreshness.of(before, at: soon, settings: settings) == .current)
    #expect(ArticleFreshness.of(before, at: late, settings: settings) == .reviewDue)
    #expect(try await run(now: soon).revision == nil)
    let renewed = try await run(now: late)
    #expect(renewed.plan.isEmpty)
    #expect(renewed.revision == 3)
    let after = try #require(try await articles().first)
    #expect(ArticleFreshness.of(after, at: late, settings: settings) == .current)
  }

  @Test func `Nothing is fetched while no host is allowed, and a missing file is an error`()
    async throws
  {
    for place in ["https://www.example.org/", "ftp://x/", "/nowhere/at/all", folder.path] {
      await #expect(throws: ImportFailure.self, "\(place)") { try await run(.place(place)) }
    }
  }

  @Test func `An import survives the folder's next publication`() async throws {
    try write("parking.html", Self.page("Parking", "The garage stands east of the building."))
    _ = try await run()
    let outcome = try await ContentPublisher.publish(
      folder: ShippedContent.project, to: database,
      trainer: RouterTrainer(analyzer: try TextAnalyzer(), encoder: nil), now: Self.now)
    #expect(outcome.content.bundle.articles.contains { $0.id == "parking" })
    #expect(try await articles().map(\.id) == ["parking"])
  }

  @Test func `An import that is interrupted half-way publishes nothing`() async throws {
    for number in 0..<30 {
      try write("p\(number).html", Self.page("Page \(number)", "Something about \(number)."))
    }
    let folder = folder.path
    let task = Task {
      try await knowledge().read(.place(folder), language: nil) { done, _ in
        if done == 15 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await database.latestRevision()?.id == 1)
  }

  @Test func `A folder is the same source with a slash at its end and without`() async throws {
    try write("a.html", Self.page("First", "Something about the first subject."))
    _ = try await run(.place(folder.path + "/"))
    let again = try await run(.place(folder.path))
    #expect(again.plan.unchanged == 1)
    #expect(again.plan.problems == [])
    #expect(try await knowledge().removal(of: folder.path + "/").plan.removed.count == 1)
  }

  @Test func `Pages that all name the home page as theirs stay apart`() async throws {
    for name in ["one", "two"] {
      try write(
        "\(name).html",
        """
        <html lang="en"><head><link rel="canonical" href="https://www.example.org/">
        <link rel="alternate" hreflang="en" href="https://www.example.org/en/"></head>
        <body><h1>\(name)</h1><p>Something about the subject \(name).</p></body></html>
        """)
    }
    #expect(try await run().plan.added.map(\.id) == ["one", "two"])
  }

  @Test func `A feed becomes passages with safe links, long entries in parts`() async throws {
    let long = String(repeating: "The new wing has forty rooms and a garden. ", count: 100)
    try write(
      "news.xml",
      """
      <rss><channel><title>News&nbsp;today</title>
      <item><title>New wing</title><link>javascript:alert(1)</link>
        <description>short</description><content:encoded xmlns:content="x"><![CDATA[<p>\(long)</p>]]>
        </content:encoded></item>
      <item><title>Webinar</title><link>https://www.example.org/w</link>
        <description>We &mdash; meet on Friday.</description></item>
      </channel></rss>
      """)
    #expect(try await run().plan.problems == [])
    let article = try #require(try await articles().first)
    #expect(article.passages.count > 4)
    #expect(article.passages.allSatisfy { $0.text.count < 2_000 })
    #expect(
      article.passages.flatMap(\.links).map(\.url) == ["https://www.example.org/w"])
  }
}
