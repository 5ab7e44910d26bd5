import Content
import Crypto
package import Foundation
package import Linguistics
package import PageFetching
import PageReading
package import Persistence

/// Brings pages into the content as one revision, or shows what that would change.
package struct KnowledgeImport: Sendable {
  /// What can be imported.
  package enum Source: Sendable {
    /// A file, a folder with pages, or a web address: of a page, a feed or a sitemap.
    case place(String)
    /// A page as it was sent.
    case document(name: String, contentType: String?, bytes: Data)

    var name: String {
      switch self {
      case .place(let text):
        isWeb ? text : URL(filePath: text).standardizedFileURL.path(percentEncoded: false)
      case .document(let name, _, _): name
      }
    }

    var isWeb: Bool {
      guard case .place(let text) = self else { return false }
      return text.contains("://")
    }
  }

  package struct Outcome: Sendable {
    package let plan: ImportPlan
    /// Names what the plan leads to: to apply it as it was shown.
    package let token: String
    /// That was published; nil where nothing was.
    package let revision: Int64?
  }

  private let database: ChatDatabase
  private let reader: PageReader
  private let settings: SiteSettings.KnowledgeSettings
  private let now: @Sendable () -> Date
  private let fetcher: PageFetcher
  private let base: ContentRevision
  private let bundle: ContentBundle

  /// - Parameter fetcher: for tests; nil fetches from the hosts of the settings.
  /// - Throws: `ServiceError` where nothing is published yet.
  package init(
    database: ChatDatabase, analyzer: TextAnalyzer, fetcher: PageFetcher? = nil,
    now: @escaping @Sendable () -> Date = { Date() }
  ) async throws {
    guard let base = try await database.latestRevision(),
      let bundle = try? ContentBundle(encoded: base.bytes)
    else {
      throw ServiceError(
        .conflict, "There is no content of this version yet; start the service once.")
    }
    self.database = database
    self.base = base
    self.bundle = bundle
    self.now = now
    settings = bundle.site.knowledge
    reader = PageReader(
      analyzer: analyzer, limits: .init(bytes: settings.megabytes * 1_000_000))
    var limits = FetchLimits()
    limits.bytes = settings.megabytes * 1_000_000
    limits.seconds = Double(settings.seconds)
    self.fetcher = fetcher ?? PageFetcher(allowed: HostAllowList(settings.hosts), limits: limits)
  }

  /// Reads everything, then publishes it as one revision: what stops half-way changes nothing.
  ///
  /// - Parameters:
  ///   - language: of all pages; nil goes by each page.
  ///   - token: of the plan that was shown; nil applies whatever there is.
  ///   - progress: is told how many of how many are read.
  /// - Throws: `ServiceError`, `CancellationError`.
  package func run(
    _ source: Source, language: LanguageTag?, isDryRun: Bool, token: String? = nil,
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> Outcome {
    do {
      let outcome = try await read(
        source, language: language, isDryRun: isDryRun, token: token, progress: progress)
      await fetcher.close()
      return outcome
    } catch {
      await fetcher.close()
      throw error
    }
  }

  private func read(
    _ source: Source, language: LanguageTag?, isDryRun: Bool, token: String?,
    progress: @Sendable (Int, Int) -> Void
  ) async throws -> Outcome {
    let articles = ImportedArticles(
      reader: reader, language: language, today: ISODate.latest(at: now()))
    var imported: [Article] = []
    var (places, problems) = try await places(of: source)
    for (number, place) in places.enumerated() {
      try Task.checkCancellation()
      progress(number, places.count)
      do {
        imported.append(try articles.article(from: try await load(place, source: source.name)))
      } catch let error as CancellationError {
        throw error
      } catch {
        problems.append(ImportProblem(address: place.address, message: Self.message(of: error)))
      }
    }
    progress(places.count, places.count)
    let plan = ImportPlan(
      source: source.name, imported: imported, problems: problems, current: bundle.articles)
    let newer = bundle.replacing(articles: plan.articles)
    let bytes = try newer.encoded()
    let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    let planned = "\(base.id)-\(digest.prefix(32))"
    if isDryRun || plan.isEmpty {
      return Outcome(plan: plan, token: planned, revision: nil)
    }
    guard token == nil || token == planned else {
      throw ServiceError(
        .conflict, "The content or the page has changed since; look at the changes again.")
    }
    try Task.checkCancellation()
    let revision = try await database.publish(
      digest: digest, bytes: bytes, origin: "import", after: base.id, at: now())
    return Outcome(plan: plan, token: planned, revision: revision.id)
  }

  // MARK: What there is to read

  private enum Place: Sendable {
    case document(ImportDocument)
    case file(URL, address: String)
    case web(URL)

    var address: String {
      switch self {
      case .document(let document): document.address
      case .file(_, let address): address
      case .web(let url): url.absoluteString
      }
    }
  }

  private func places(of source: Source) async throws -> ([Place], [ImportProblem]) {
    switch source {
    case .document(let name, let contentType, let bytes):
      return (
        [
          .document(
            ImportDocument(source: name, address: name, bytes: bytes, contentType: contentType))
        ], []
      )
    case .place(let text) where source.isWeb: return try await webPlaces(text)
    case .place(let text): return (try files(at: text), [])
    }
  }

  private func files(at path: String) throws -> [Place] {
    let root = URL(filePath: path).standardizedFileURL
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(
        atPath: root.path(percentEncoded: false), isDirectory: &isFolder)
    else { throw ServiceError(.invalidInput, "There is no file or folder \(path).") }
    guard isFolder.boolValue else { return [.file(root, address: root.lastPathComponent)] }
    let names = FileManager.default.enumerator(atPath: root.path(percentEncoded: false))
    var found: [Place] = []
    while let name = names?.nextObject() as? String {
      let file = root.appending(path: name)
      guard name.lowercased().wholeMatch(of: /.*\.(html?|xhtml|xml|shtml)/) != nil,
        !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
        (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
      else { continue }
      found.append(.file(file, address: name))
      guard found.count <= settings.pages else { throw tooMany() }
    }
    guard !found.isEmpty else {
      throw ServiceError(.invalidInput, "There is no .html, .htm or .xml file in \(path).")
    }
    return found.sorted { $0.address < $1.address }
  }

  private func tooMany() -> ServiceError {
    ServiceError(
      .invalidInput,
      "There are more than \(settings.pages) pages; raise knowledge.pages in site.yaml, or import a part."
    )
  }

  private func webPlaces(_ text: String) async throws -> ([Place], [ImportProblem]) {
    guard let url = URL(string: text) else {
      throw ServiceError(.invalidInput, FetchError.badAddress.description)
    }
    let page: FetchedPage
    do {
      page = try await fetcher.fetch(url)
    } catch let error as FetchError {
      throw ServiceError(.invalidInput, error.description)
    }
    guard DocumentKind.of(page.bytes) == .sitemap else {
      return (
        [
          .document(
            ImportDocument(
              source: text, address: page.url.absoluteString, bytes: page.bytes,
              contentType: page.contentType))
        ], []
      )
    }
    var problems: [ImportProblem] = []
    var seen: Set<String> = []
    var addresses: [String] = []
    var sitemaps = [(bytes: page.bytes, address: text)]
    var depth = 0
    while let next = sitemaps.popLast() {
      let map: Sitemap
      do {
        map = try reader.sitemap(next.bytes)
      } catch {
        guard depth > 0 else {
          throw ServiceError(.invalidInput, "\(next.address): \(error.description)")
        }
        problems.append(ImportProblem(address: next.address, message: error.description))
        continue
      }
      addresses += map.pages.map(\.address).filter { seen.insert($0).inserted }
      guard addresses.count <= settings.pages else { throw tooMany() }
      for entry in map.sitemaps where seen.insert(entry.address).inserted {
        depth += 1
        guard depth <= settings.pages else { throw tooMany() }
        do {
          guard let url = URL(string: entry.address) else { throw FetchError.badAddress }
          sitemaps.append((try await fetcher.fetch(url).bytes, entry.address))
        } catch let error as FetchError {
          problems.append(ImportProblem(address: entry.address, message: error.description))
        }
      }
    }
    let places = addresses.compactMap { address -> Place? in
      guard let url = URL(string: address) else {
        problems.append(
          ImportProblem(address: address, message: FetchError.badAddress.description))
        return nil
      }
      return .web(url)
    }
    guard !places.isEmpty else {
      throw ServiceError(.invalidInput, "The sitemap lists no page that can be fetched.")
    }
    return (places, problems)
  }

  private func load(_ place: Place, source: String) async throws -> ImportDocument {
    switch place {
    case .document(let document): return document
    case .web(let url):
      let page = try await fetcher.fetch(url)
      return ImportDocument(
        source: source, address: url.absoluteString, bytes: page.bytes,
        contentType: page.contentType)
    case .file(let file, let address):
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      // One byte more than is allowed shows that it is too big.
      let bytes = try handle.read(upToCount: settings.megabytes * 1_000_000 + 1) ?? Data()
      return ImportDocument(source: source, address: address, bytes: bytes)
    }
  }

  private static func message(of error: any Error) -> String {
    switch error {
    case let error as PageError: error.description
    case let error as FetchError: error.description
    case let error as ImportRefusal: error.description
    default: "The file can't be read; check that it is one and may be read."
    }
  }
}
