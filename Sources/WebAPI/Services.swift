package import Accounts
package import Audit
package import ChatService
package import Foundation
package import PageIsolation
package import Persistence

/// What the routes are served from.
package struct Services: Sendable {
  package let database: ChatDatabase
  package let content: ContentStore
  package let feed: LiveFeed
  package let conversations: ConversationService
  package let desk: DeskService
  package let signIn: SignInService
  package let studio: StudioService
  package let knowledge: KnowledgeService
  package let retention: ConversationRetention
  package let securityLog: SecurityLog
  /// Shares out the work on long texts.
  let longTexts: FairQueue

  func pieces(for address: NetworkAddress) -> PieceWriter {
    PieceWriter(conversations: conversations, queue: longTexts, sender: address.network)
  }

  /// - Parameters:
  ///   - trainer: compiles what is imported.
  ///   - tokenKeys: open the conversations.
  ///   - openReader: what imported documents are read by.
  ///   - now: the clock of everything that is stored.
  package static func make(
    database: ChatDatabase, published: ContentPublisher.Outcome, trainer: RouterTrainer,
    tokenKeys: TokenKeys, securityLog: SecurityLog,
    openReader: @escaping ReaderFactory = { IsolatedPageReader(limits: $0) },
    now: @escaping @Sendable () -> Date = { Date() }
  ) async throws -> Services {
    let longTexts = FairQueue(
      name: "long texts", capacity: FairQueue.Capacity(perSender: 32, inAll: 512))
    let content = ContentStore(published.content)
    let feed = LiveFeed()
    let announcer = Announcer(feed: feed, database: database)
    return Services(
      database: database, content: content, feed: feed,
      conversations: ConversationService(
        database: database, content: content, announcer: announcer,
        tokenKeys: tokenKeys, longTexts: longTexts, now: now),
      desk: DeskService(database: database, content: content, announcer: announcer, now: now),
      signIn: SignInService(
        database: database, content: content, log: securityLog, now: now),
      studio: StudioService(database: database, content: content, now: now),
      knowledge: KnowledgeService(
        database: database, content: content,
        refresher: ContentRefresher(database: database, trainer: trainer, content: content),
        openReader: openReader, now: now),
      retention: ConversationRetention(
        database: database, content: content, announcer: announcer, log: securityLog),
      securityLog: securityLog, longTexts: longTexts)
  }
}
