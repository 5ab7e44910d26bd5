import Audit
import ChatService
import Content
import Conversation
import Foundation
import InMemoryLogging
import Linguistics
import Logging
import Persistence
import Support
import Synchronization
import Testing

@Suite struct RetentionTests {
  private static let day: TimeInterval = 86_400

  let now = Date(timeIntervalSince1970: 1_795_500_000)
  let database: ChatDatabase
  let content: ContentStore
  let feed = LiveFeed()
  let retention: ConversationRetention

  init() async throws {
    database = try ChatDatabase.inMemory()
    content = ContentStore(try await Self.content(days: 180))
    retention = ConversationRetention(
      database: database, content: content,
      announcer: Announcer(feed: feed, database: database),
      log: SecurityLog(file: nil))
  }

  /// The shipped content with another time of retention.
  private static func content(days: Int) async throws -> PublishedContent {
    var privacy = SiteSettings.Privacy()
    privacy.retentionDays = days
    return try await ShippedContent.published(hours: [:], privacy: privacy).content
  }

  private func begin(_ id: String, at: Date) async throws {
    _ = try await database.createConversation(
      NewConversation(id: id, state: DialogueState(language: .en), at: at, revision: 1),
      greeting: [])
  }

  private func isThere(_ id: String) async throws -> Bool {
    try await database.conversation(id) != nil
  }

  // MARK: What is deleted

  @Test func `A conversation goes when its last message is older than the limit, not before`()
    async throws
  {
    let limit = now - 180 * Self.day
    try await begin("exactly", at: limit)
    try await begin("over", at: limit - 0.001)
    try await begin("under", at: limit + 0.001)
    #expect(try await retention.deleteExpired(at: now) == 1)
    #expect(try await isThere("exactly"))
    #expect(try await !isThere("over"))
    #expect(try await isThere("under"))
    #expect(try await retention.deleteExpired(at: now) == 0)
    #expect(try await retention.deleteExpired(at: now + 0.001) == 1)
    #expect(try await !isThere("exactly"))
  }

  @Test(arguments: [1, 2])
  func `All of them go, however many there are`(batches: Int) async throws {
    let count = batches * ConversationRetention.batch + batches - 1
    for number in 0..<count {
      try await begin("old \(number)", at: now - 181 * Self.day)
    }
    try await begin("new", at: now)
    #expect(try await retention.deleteExpired(at: now) == count)
    #expect(try await retention.deleteExpired(at: now) == 0)
    #expect(try await isThere("new"))
  }

  @Test func `One that waits for a person goes, too`() async throws {
    try await begin("waiting", at: now - 200 * Self.day)
    _ = try await database.turn(
      in: "waiting", clientId: "c", fingerprint: "f", at: now - 181 * Self.day
    ) { conversation in
      var state = conversation.state
      state.phase = .waiting
      state.priority = .emergency
      return TurnDraft(
        state: state, patient: MessageDraft(author: .patient, text: "A person", lang: .en),
        replies: [], decision: nil, outcome: .handedOver, revision: 1)
    }
    #expect(try await database.queue().count == 1)
    #expect(try await retention.deleteExpired(at: now) == 1)
    #expect(try await database.queue().isEmpty)
  }

  @Test func `The limit is that of the content in force at the time`() async throws {
    try await begin("one", at: now - 31 * Self.day)
    #expect(try await retention.deleteExpired(at: now) == 0)
    content.replace(with: try await Self.content(days: 31))
    #expect(try await retention.deleteExpired(at: now) == 0)
    content.replace(with: try await Self.content(days: 30))
    #expect(try await retention.deleteExpired(at: now) == 1)
  }

  @Test func `A limit beyond all dates deletes nothing`() async throws {
    try await begin("one", at: now - 20_000 * Self.day)
    content.replace(with: try await Self.content(days: .max))
    #expect(try await retention.deleteExpired(at: now) == 0)
  }

  @Test func `The open pages of the patient and of the desk are told`() async throws {
    try await begin("old", at: now - 181 * Self.day)
    try await begin("new", at: now)
    var patient = feed.events(of: "old").events.makeAsyncIterator()
    let other = feed.events(of: "new").events
    var desk = feed.deskEvents().events.makeAsyncIterator()
    _ = try await retention.deleteExpired(at: now)
    guard case .gone = await patient.next() else {
      Issue.record("the patient's page wasn't told")
      return
    }
    guard case .gone(conversation: "old") = await desk.next() else {
      Issue.record("the desk wasn't told")
      return
    }
    feed.publish(.typing, to: "new")
    var iterator = other.makeAsyncIterator()
    guard case .typing = await iterator.next() else {
      Issue.record("another conversation was told")
      return
    }
  }

  // MARK: When

  /// Time that passes only by sleeping, until it has slept often enough.
  private final class Sleeper: Sendable {
    private let state: Mutex<(now: Date, slept: [Duration])>
    private let times: Int

    init(now: Date, times: Int) {
      state = Mutex((now, []))
      self.times = times
    }

    var now: Date { state.withLock { $0.now } }
    var slept: [Duration] { state.withLock { $0.slept } }

    func sleep(_ duration: Duration) throws {
      try state.withLock { state in
        guard state.slept.count < times else { throw CancellationError() }
        state.slept.append(duration)
        state.now += TimeInterval(duration.components.seconds)
      }
    }
  }

  /// Runs until it has slept so many times; what it logged.
  private func run(
    _ sleeper: Sleeper
  ) async throws -> [InMemoryLogHandler.Entry] {
    let log = InMemoryLogHandler()
    try await RetentionService(
      retention: retention, logger: Logger(label: "test") { _ in log },
      now: { sleeper.now }, sleep: { try sleeper.sleep($0) }
    ).run()
    return log.entries
  }

  @Test func `It is done soon after the start and then every day, and the count is logged`()
    async throws
  {
    try await begin("first", at: now - 181 * Self.day)
    try await begin("second", at: now - 179 * Self.day + 3600)
    let sleeper = Sleeper(now: now, times: 4)
    let log = try await run(sleeper)
    #expect(
      sleeper.slept == [.seconds(60), .seconds(86_400), .seconds(86_400), .seconds(86_400)])
    #expect(log.map(\.level) == [.info, .info, .info, .info])
    #expect(
      log.map(\.message)
        == Array(repeating: "conversations past retention deleted", count: 4))
    #expect(
      log.map(\.metadata) == [["count": "1"], ["count": "0"], ["count": "1"], ["count": "0"]])
    #expect(try await !isThere("first"))
    #expect(try await !isThere("second"))
  }

  @Test func `A failure is logged and tried again an hour later`() async throws {
    try database.close()
    let sleeper = Sleeper(now: now, times: 3)
    let log = try await run(sleeper)
    #expect(sleeper.slept == [.seconds(60), .seconds(3600), .seconds(3600)])
    #expect(log.map(\.level) == [.error, .error, .error])
    #expect(log.allSatisfy { $0.metadata["count"] == nil })
  }

  @Test func `It ends when its task is cancelled`() async throws {
    let service = RetentionService(
      retention: retention, logger: Logger(label: "test") { _ in InMemoryLogHandler() })
    let task = Task { try await service.run() }
    task.cancel()
    try await task.value
  }
}
