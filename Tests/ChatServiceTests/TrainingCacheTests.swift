import ChatService
import Content
import Foundation
import IntentMatching
import Linguistics
import SentenceEncoder
import Support
import Synchronization
import Testing

@Suite final class TrainingCacheTests: Sendable {
  private let folder: URL
  private let cache: TrainingCache
  private let reports = Reports()

  private static let examples = [
    TrainingExample(text: "book a room", label: "rooms", language: .en),
    TrainingExample(text: "订一个房间", label: "rooms", language: .zh),
    TrainingExample(text: "renew my loan", label: "renewal", language: .en),
    TrainingExample(text: "帮我续借", label: "renewal", language: .zh),
  ]

  init() {
    folder = FileManager.default.temporaryDirectory.appending(path: "cache-\(UUID().uuidString)")
    let reports = reports
    cache = TrainingCache(folder: folder) { reports.add($0) }
  }

  deinit {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("\(folder.path) could not be removed: \(error)")
    }
  }

  private func key(
    _ examples: [TrainingExample] = TrainingCacheTests.examples,
    options: TrainingOptions = TrainingOptions(), encoder: String? = nil
  ) -> TrainingCache.Key {
    TrainingCache.Key(examples: examples, options: options, encoder: encoder)
  }

  private static let trained = Result {
    try IntentClassifier.train(examples, analyzer: TextAnalyzer(), encoder: nil).parameters
  }

  private func files() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "trained" }
  }

  @Test func `What is stored is found again, also by another start`() throws {
    let trained = try Self.trained.get()
    #expect(cache.parameters(for: key()) == nil)
    cache.store(trained, for: key())
    #expect(cache.parameters(for: key()) == trained)
    let other = TrainingCache(folder: folder) { _ in }
    #expect(other.parameters(for: key()) == trained)
    #expect(reports.all.isEmpty)
  }

  @Test func `What was learnt from anything else is not found`() throws {
    cache.store(try Self.trained.get(), for: key())
    func changed(_ change: (inout TrainingOptions) -> Void) -> TrainingOptions {
      var options = TrainingOptions()
      change(&options)
      return options
    }
    func example(_ text: String, _ label: String, _ language: LanguageFamily?) -> TrainingExample {
      TrainingExample(text: text, label: label, language: language)
    }
    let rest = Array(Self.examples.dropFirst())
    let others = [
      key(rest), key(rest + [Self.examples[0]]), key(Self.examples + [Self.examples[0]]),
      key([example("book a room!", "rooms", .en)] + rest),
      key([example("book a room", "renewal", .en)] + rest),
      key([example("book a room", "rooms", .zh)] + rest),
      key([example("book a room", "rooms", nil)] + rest),
      // The same characters, cut elsewhere.
      key([example("nbook a room", "rooms", .en)] + rest),
      key([example("ook a room", "roomsenb", nil)] + rest),
      key(options: changed { $0.maximumWrong = 0.05 }), key(options: changed { $0.folds = 4 }),
      key(options: changed { $0.strength = 10 }), key(encoder: "letters"), key(encoder: ""),
    ]
    for (index, other) in others.dropLast().enumerated() {
      #expect(cache.parameters(for: other) == nil, "\(index)")
    }
    cache.store(try Self.trained.get(), for: key(encoder: "letters"))
    #expect(cache.parameters(for: key(encoder: "other letters")) == nil)
  }

  @Test func `A spoilt file is not taken, and is replaced at the next store`() throws {
    let trained = try Self.trained.get()
    cache.store(trained, for: key())
    let file = try #require(try files().first)
    let sound = try Data(contentsOf: file)
    #expect(sound.count > 64)

    var spoilt = [
      Data(), sound.prefix(1), sound.prefix(32), sound.prefix(33), sound.prefix(sound.count / 2),
      sound.dropLast(), sound + [0], Data(repeating: 0, count: sound.count),
    ]
    for place in stride(from: 0, to: sound.count, by: max(1, sound.count / 50)) {
      var altered = sound
      altered[place] ^= 1
      spoilt.append(altered)
    }
    for (index, data) in spoilt.enumerated() {
      try Data(data).write(to: file)
      #expect(cache.parameters(for: key()) == nil, "\(index)")
    }
    cache.store(trained, for: key())
    #expect(cache.parameters(for: key()) == trained)
    #expect(try files().count == 1)
    #expect(reports.all.isEmpty)
  }

  @Test func `A whole file of something else is not taken`() throws {
    let trained = try Self.trained.get()
    cache.store(trained, for: key())
    let file = try #require(try files().first)
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    #expect(cache.parameters(for: key()) == nil)
  }

  @Test func `Four files are kept, the newest`() throws {
    let trained = try Self.trained.get()
    let keys = (0..<7).map { key(encoder: "encoder \($0)") }
    for (age, key) in keys.enumerated() {
      let known = Set((try? files()) ?? [])
      cache.store(trained, for: key)
      // As if stored at another time: clocks of file systems may be coarse.
      for file in try files() where !known.contains(file) {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + Double(age))],
          ofItemAtPath: file.path)
      }
    }
    #expect(try files().count == 4)
    #expect(
      keys.map { cache.parameters(for: $0) != nil } == [false, false, false]
        + Array(repeating: true, count: 4))
  }

  @Test func `Files of others in the folder stay`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let note = folder.appending(path: "note.txt")
    try Data("keep".utf8).write(to: note)
    for number in 0..<6 {
      cache.store(try Self.trained.get(), for: key(encoder: "encoder \(number)"))
    }
    #expect(try files().count == 4)
    #expect(FileManager.default.fileExists(atPath: note.path))
  }

  @Test func `Where nothing can be kept it is said once, and training works`() async throws {
    // A folder cannot be made below a file, whoever runs this.
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "file")
    try Data().write(to: file)
    let place = file.appending(path: "trained")
    let reports = Reports()
    let trainer = RouterTrainer(
      analyzer: try TextAnalyzer(), encoder: nil,
      cache: TrainingCache(folder: place) { reports.add($0) })
    let router = try trainer.router(for: try await Self.content())
    #expect(router.route("hello", hint: .en).explanation.outcome == .matched)
    #expect(reports.all.count == 1)
    let text = try #require(reports.all.first)
    #expect(text.contains(place.path))
    #expect(text.contains("could not be kept"))
    #expect(text.contains("the next start learns it again"))
    for sign in ["Error Domain", "Code=", "Optional("] { #expect(!text.contains(sign)) }
  }

  @Test(arguments: [false, true])
  func `A router from the cache answers as one just trained`(hasEncoder: Bool) async throws {
    let content = try await Self.content()
    let analyzer = try TextAnalyzer()
    let encoder = hasEncoder ? CountingEncoder() : nil
    let without = try RouterTrainer(analyzer: analyzer, encoder: encoder)
      .router(for: content)
    let trainer = RouterTrainer(analyzer: analyzer, encoder: encoder, cache: cache)
    let phrases = content.trainingExamples.map { analyzer.analyse($0.text).plain }

    _ = encoder?.takeAsked()
    let first = try trainer.router(for: content)
    if let encoder { #expect(Set(encoder.takeAsked()).isSuperset(of: phrases)) }
    let second = try trainer.router(for: content)
    if let encoder { #expect(encoder.takeAsked().isEmpty) }
    #expect(try files().count == 1)

    let messages =
      content.trainingExamples.enumerated().filter { $0.offset % 20 == 0 }.map(\.element.text) + [
        "hello doctor", "could you translate my records", "我想要一份报价", "二手书在哪里买",
        "asdfgh", "", "我們可以視訊嗎",
      ]
    for text in messages {
      let expected = without.route(text, hint: .en)
      for router in [first, second] {
        let route = router.route(text, hint: .en)
        #expect(route.understanding == expected.understanding, "\(text)")
        #expect(route.explanation == expected.explanation, "\(text)")
      }
    }
    #expect(reports.all.isEmpty)
  }

  @Test func `A changed phrase or another encoder is trained anew`() async throws {
    let content = try await Self.content()
    let analyzer = try TextAnalyzer()
    let encoder = CountingEncoder()
    func train(_ content: ContentBundle, _ encoder: CountingEncoder) throws -> Bool {
      _ = try RouterTrainer(analyzer: analyzer, encoder: encoder, cache: cache)
        .router(for: content)
      return !encoder.takeAsked().isEmpty
    }
    #expect(try train(content, encoder))
    #expect(try !train(content, encoder))
    #expect(try train(content, CountingEncoder(identity: "other letters")))
    let fewer = ContentBundle(
      site: content.site, intents: Array(content.intents.dropLast()),
      outOfScope: content.outOfScope, locales: content.locales, articles: content.articles)
    #expect(try train(fewer, encoder))
    #expect(try !train(content, encoder))
  }

  @Test func `A spoilt file is trained anew and kept again`() async throws {
    let content = try await Self.content()
    let encoder = CountingEncoder()
    let trainer = RouterTrainer(analyzer: try TextAnalyzer(), encoder: encoder, cache: cache)
    _ = try trainer.router(for: content)
    let file = try #require(try files().first)
    let sound = try Data(contentsOf: file)
    try sound.prefix(sound.count / 2).write(to: file)
    _ = encoder.takeAsked()
    _ = try trainer.router(for: content)
    #expect(!encoder.takeAsked().isEmpty)
    #expect(try Data(contentsOf: file).count == sound.count)
    _ = try trainer.router(for: content)
    #expect(encoder.takeAsked().isEmpty)
    #expect(reports.all.isEmpty)
  }

  /// A few of the shipped intents: enough to answer, and quick to train.
  private static func content() async throws -> ContentBundle {
    let shipped = try await ShippedContent.published().content.bundle
    let groups = ["smalltalk.", "human."]
    return ContentBundle(
      site: shipped.site,
      intents: shipped.intents.filter { intent in groups.contains { intent.id.hasPrefix($0) } },
      outOfScope: shipped.outOfScope, locales: shipped.locales, articles: shipped.articles)
  }
}

/// What a cache had to say.
private final class Reports: Sendable {
  private let texts = Mutex<[String]>([])

  func add(_ text: String) { texts.withLock { $0.append(text) } }

  var all: [String] { texts.withLock(\.self) }
}
