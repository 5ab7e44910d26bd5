import Content
import Crypto
package import Foundation
package import Linguistics
package import PageFetching
package import PageIsolation
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

    /// What its articles are kept under.
    package var name: String {
      switch self {
      case .place(let text):
        isWeb
          ? text : Self.plain(URL(filePath: text).standardizedFileURL.path(percentEncoded: false))
      case .document(let name, _, _): name
      }
    }

    /// A folder is the same with and without a slash at its end.
    private static func plain(_ path: String) -> String {
      path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    var isWeb: Bool {
      guard case .place(let text) = self else { return false }
      return text.contains("://")
    }
  }

  /// What was read, to be looked at before it is published.
  package struct Preparation: Sendable {
    package let plan: ImportPlan
    fileprivate let bytes: Data
    fileprivate let base: Int64
  }

  private let database: ChatDatabase
  private let openReader: ReaderFactory
  private let settings: SiteSettings.KnowledgeSettings
  private let now: @Sendable () -> Date
  private let fetcher: PageFetcher
  private let base: ContentRevision
  private let bundle: ContentBundle

  /// - Parameters:
  ///   - fetcher: for tests; nil fetches from the hosts of the settings.
  ///   - openReader: what documents are read by.
  /// - Throws: `ImportFailure` where nothing is published yet.
  package init(
    database: ChatDatabase, fetcher: PageFetcher? = nil,
    openReader: @escaping ReaderFactory = { IsolatedPageReader(limits: $0) },
    now: @escaping @Sendable () -> Date = { Date() }
  ) async throws {
    guard let base = try await database.latestRevision(),
      let bundle = try? ContentBundle(encoded: base.bytes)
    else {
      throw ImportFailure(
        "no-content", "There is no content of this version yet; start the service once.")
    }
    self.database = database
    self.base = base
    self.bundle = bundle
    self.now = now
    settings = bundle.site.knowledge
    self.openReader = openReader
    var limits = FetchLimits()
    limits.bytes = settings.megabytes * 1_000_000
    limits.seconds = Double(settings.seconds)
    self.fetcher = fetcher ?? PageFetcher(allowed: HostAllowList(settings.hosts), limits: limits)
  }

  /// Reads everything, and changes nothing.
  ///
  /// - Parameters:
  ///   - language: of all pages; nil goes by each page.
  ///   - progress: is told how many of how many are read.
  /// - Throws: `ImportFailure`, `CancellationError`.
  package func read(
    _ source: Source, language: LanguageTag?,
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> Preparation {
    let reader = openReader(ReadingLimits(bytes: settings.megabytes * 1_000_000))
    do {
      let preparation = try await prepare(
        source, reader, language: language, progress: progress)
      await close(reader)
      return preparation
    } catch {
      await close(reader)
      throw error
    }
  }

  /// Takes all articles away that came from a source.
  ///
  /// - Parameter source: as it was given, or as `Source.name` has it.
  /// - Throws: `ImportFailure` where there are none.
  package func removal(of source: String) throws -> Preparation {
    let known = Set(bundle.articles.compactMap { $0.imported?.source })
    guard let name = [source, Source.place(source).name].first(where: known.contains) else {
      throw ImportFailure(
        "no-such-source",
        "No article was imported from “\(source)”; liaison knowledge list shows the sources.")
    }
    return try preparation(of: name, imported: [], problems: [], isComplete: true)
  }

  /// Publishes what was prepared as one revision.
  ///
  /// - Returns: the revision; nil where there is nothing to publish.
  /// - Throws: `ConflictError.contentChanged` where another one was published since it was read.
  package func publish(_ preparation: Preparation) async throws -> Int64? {
    guard preparation.plan.isWorthPublishing else { return nil }
    let digest = SHA256.hash(data: preparation.bytes).map { String(format: "%02x", $0) }.joined()
    return try await database.publish(
      digest: digest, bytes: preparation.bytes, origin: "import", after: preparation.base, at: now()
    ).id
  }

  private func close(_ reader: any DocumentReader) async {
    await reader.close()
    await fetcher.close()
  }

  private func prepare(
    _ source: Source, _ reader: any DocumentReader, language: LanguageTag?,
    progress: @Sendable (Int, Int) -> Void
  ) async throws -> Preparation {
    let articles = ImportedArticles(language: language, today: ISODate.latest(at: now()))
    var imported: [Article] = []
    let listing = try await places(of: source, reader)
    let places = listing.places
    var problems = listing.problems
    for (number, place) in places.enumerated() {
      try Task.checkCancellation()
      progress(number, places.count)
      do {
        let (document, content) = try await read(place, source: source.name, reader)
        imported.append(try articles.article(of: content, from: document))
      } catch let error as CancellationError {
        throw error
      } catch {
        problems.append(ImportProblem(address: place.address, ImportFailure(error)))
      }
    }
    progress(places.count, places.count)
    try Task.checkCancellation()
    return try preparation(
      of: source.name, imported: imported, problems: problems, isComplete: listing.isComplete)
  }

  private func preparation(
    of source: String, imported: [Article], problems: [ImportProblem], isComplete: Bool
  ) throws -> Preparation {
    let now = now()
    let plan = ImportPlan(
      source: source, imported: imported, problems: problems, current: bundle.articles,
      isComplete: isComplete
    ) { ArticleFreshness.of($0, at: now, settings: settings) == .reviewDue }
    return Preparation(
      plan: plan, bytes: try bundle.replacing(articles: plan.articles).encoded(), base: base.id)
  }

  // MARK: What there is to read

  private enum Place: Sendable {
    case document(ImportDocument)
    /// Read already, to learn what it is.
    case page(ImportDocument, Page)
    case file(URL, address: String)
    case web(URL)

    var address: String {
      switch self {
      case .document(let document), .page(let document, _): document.address
      case .file(_, let address): address
      case .web(let url): url.absoluteString
      }
    }
  }

  private struct Listing {
    var places: [Place] = []
    var problems: [ImportProblem] = []
    /// Whether everything that there is could be listed.
    var isComplete: Bool { problems.isEmpty }

    mutating func note(_ address: String, _ error: any Error) {
      problems.append(ImportProblem(address: address, ImportFailure(error)))
    }
  }

  private func places(
    of source: Source, _ reader: any DocumentReader
  ) async throws -> Listing {
    switch source {
    case .document(let name, let contentType, let bytes):
      let document = ImportDocument(
        source: name, address: name, bytes: bytes, contentType: contentType)
      return Listing(places: [.document(document)])
    case .place(let text) where source.isWeb: return try await webPlaces(text, reader)
    case .place(let text): return try files(at: text)
    }
  }

  private func files(at path: String) throws -> Listing {
    let root = URL(filePath: path).standardizedFileURL
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(
        atPath: root.path(percentEncoded: false), isDirectory: &isFolder)
    else { throw ImportFailure("no-such-file", "There is no file or folder \(path).") }
    guard isFolder.boolValue else {
      return Listing(places: [.file(root, address: root.lastPathComponent)])
    }
    var listing = Listing()
    var folders = [""]
    while let folder = folders.popLast() {
      do {
        let place = root.appending(path: folder).path(percentEncoded: false)
        for name in try FileManager.default.contentsOfDirectory(atPath: place) {
          let address = folder.isEmpty ? name : "\(folder)/\(name)"
          let file = root.appending(path: address)
          let kinds = try file.resourceValues(forKeys: [.isRegularFileKey, .isDirectoryKey])
          if name.hasPrefix(".") { continue }
          if kinds.isDirectory == true {
            folders.append(address)
          } else if kinds.isRegularFile == true,
            name.lowercased().wholeMatch(of: /.*\.(html?|xhtml|xml|shtml)/) != nil
          {
            listing.places.append(.file(file, address: address))
            guard listing.places.count <= settings.pages else { throw tooMany() }
          }
        }
      } catch let error as ImportFailure {
        throw error
      } catch {
        listing.note(
          folder.isEmpty ? path : folder,
          ImportFailure("unreadable", "The folder can't be read; check that it may be."))
      }
    }
    guard !listing.places.isEmpty || !listing.isComplete else {
      throw ImportFailure("no-pages", "There is no .html, .htm or .xml file in \(path).")
    }
    listing.places.sort { $0.address < $1.address }
    return listing
  }

  private func tooMany() -> ImportFailure {
    ImportFailure(
      "too-many-pages",
      "There are more than \(settings.pages) pages; raise knowledge.pages in site.yaml, or import a part."
    )
  }

  private func webPlaces(
    _ text: String, _ reader: any DocumentReader
  ) async throws -> Listing {
    guard let url = URL(string: text) else { throw ImportFailure(FetchError.badAddress) }
    let page: FetchedPage
    do {
      page = try await fetcher.fetch(url)
    } catch let error as FetchError {
      throw ImportFailure(error)
    }
    let document = ImportDocument(
      source: text, address: page.url.absoluteString, bytes: page.bytes,
      contentType: page.contentType)
    var listing = Listing()
    do {
      switch try await reader.read(document) {
      case .page(let page): return Listing(places: [.page(document, page)])
      case .sitemap(let map): listing = try await self.listing(of: map, reader)
      }
    } catch let error as PageError {
      listing.note(document.address, error)
    } catch let error as ReadingFailure {
      listing.note(document.address, error)
    }
    guard !listing.places.isEmpty || !listing.isComplete else {
      throw ImportFailure("empty", "The sitemap lists no page that can be fetched.")
    }
    return listing
  }

  /// The pages of a sitemap and of those that it names.
  private func listing(
    of sitemap: Sitemap, _ reader: any DocumentReader
  ) async throws -> Listing {
    var listing = Listing()
    var seen: Set<String> = []
    var sitemaps: [String] = []
    var next: Sitemap? = sitemap
    while let map = next {
      for page in map.pages where seen.insert(page.address).inserted {
        if let url = URL(string: page.address) {
          listing.places.append(.web(url))
        } else {
          listing.note(page.address, FetchError.badAddress)
        }
      }
      for entry in map.sitemaps where seen.insert(entry.address).inserted {
        sitemaps.append(entry.address)
      }
      guard seen.count <= settings.pages else { throw tooMany() }
      next = nil
      while next == nil, let address = sitemaps.popLast() {
        do {
          guard let url = URL(string: address) else { throw FetchError.badAddress }
          let page = try await fetcher.fetch(url)
          guard
            case .sitemap(let map) = try await reader.read(
              page.bytes, contentType: page.contentType, address: page.url.absoluteString)
          else { throw PageError.unknownKind }
          next = map
        } catch let error as CancellationError {
          throw error
        } catch {
          listing.note(address, error)
        }
      }
    }
    return listing
  }

  private func read(
    _ place: Place, source: String, _ reader: any DocumentReader
  ) async throws -> (ImportDocument, WebDocument) {
    if case .page(let document, let page) = place { return (document, .page(page)) }
    let document = try await load(place, source: source)
    return (document, try await reader.read(document))
  }

  private func load(_ place: Place, source: String) async throws -> ImportDocument {
    switch place {
    case .document(let document), .page(let document, _): return document
    case .web(let url):
      let page = try await fetcher.fetch(url)
      return ImportDocument(
        source: source, address: url.absoluteString, bytes: page.bytes,
        contentType: page.contentType, base: page.url.absoluteString)
    case .file(let file, let address):
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      // One byte more than is allowed shows that it is too big.
      let bytes = try handle.read(upToCount: settings.megabytes * 1_000_000 + 1) ?? Data()
      return ImportDocument(source: source, address: address, bytes: bytes)
    }
  }
}

extension DocumentReader {
  fileprivate func read(_ document: ImportDocument) async throws -> WebDocument {
    try await read(document.bytes, contentType: document.contentType, address: document.base)
  }
}
