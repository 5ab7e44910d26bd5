import Accounts
import ArgumentParser
import Audit
import ChatService
import Foundation
import Hummingbird
import Linguistics
import Logging
import NIOCore
import Persistence
import ServiceLifecycle
import UnixSignals
import WebAPI

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the service.",
    discussion: """
      Stops on SIGTERM or Ctrl-C after the requests under way are answered. On SIGHUP it publishes \
      the content folder again while it goes on answering.
      """)

  @OptionGroup var home: HomeOption
  @OptionGroup var data: DataOption
  @OptionGroup var encoder: EncoderOption

  @Option(help: "The address to listen on; 0.0.0.0 for all.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port = 8080

  @Option(help: "Where patients reach the service, such as https://chat.example.org.")
  var publicURL: String?

  @Flag(help: "Requests come through a proxy that sets X-Forwarded-For.")
  var behindProxy = false

  @Flag(help: "Add the accounts admin and agent when there is no account yet.")
  var exampleAccounts = false

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port is 0 to 65535.") }
    if let publicURL {
      guard let url = URL(string: publicURL), url.host() != nil,
        ["http", "https"].contains(url.scheme), url.path().isEmpty || url.path() == "/"
      else { throw ValidationError("--public-url is like https://chat.example.org.") }
    }
  }

  func run() async throws {
    do {
      try await serve()
    } catch let error as StorageError {
      throw fail(error.description)
    } catch let error as ContentFaults {
      throw fail("\(error)\nMend these (liaison content check shows them again), then start again.")
    } catch let error as MissingPages {
      throw fail(error.description)
    } catch let error as TokenKeyStore.Failure {
      throw fail(error.description)
    } catch let error as LinguisticsError {
      throw fail(error.description)
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw fail(
        "port \(port) is in use. Stop the other program, or choose another with --port.")
    } catch let error as IOError where error.errnoCode == EACCES {
      throw fail("port \(port) may not be used by this account. Choose one above 1023.")
    }
  }

  private func serve() async throws {
    let logger = Logger(label: "liaison")
    ProcessMemory.prepare()
    let descriptors = Descriptors.raise()
    logger.info(
      "descriptors",
      metadata: ["all": "\(descriptors.all)", "for connections": "\(descriptors.connections)"])
    let reloads = await UnixSignalsSequence(trapping: .sighup)
    let database = try data.openDatabase()
    try database.acquireServerLock()
    let keysReadAt = data.keyStore.changedAt
    let keys = try await tokenKeys(of: database, logger)
    let securityLog = data.securityLog { cause in
      logger.error("the security log can't be written", metadata: ["error": "\(cause)"])
    }
    let trainer = try encoder.trainer(home: home.folder, data: data)
    let published = try await ContentPublisher.publish(
      folder: home.folder, to: database, trainer: trainer, now: Date())
    if !published.content.diagnostics.isEmpty {
      logger.warning(
        "the content has \(published.content.diagnostics.count) warning(s): liaison content check")
    }
    let services = try await Services.make(
      database: database, published: published, trainer: trainer, tokenKeys: keys,
      securityLog: securityLog)
    if published.isNew {
      securityLog.note(
        SecurityEvent(
          .contentPublished, who: "command", what: "revision \(published.content.revision)"))
    }
    ProcessMemory.release()
    let listening = Listening(
      host: host, publicURL: publicURL, revision: published.content.revision,
      isNew: published.isNew)
    let application = try buildApplication(
      services: services,
      configuration: WebConfiguration(
        host: host, port: port, pages: home.folder.appending(path: "Web"),
        publicOrigin: publicURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
        isBehindProxy: behindProxy, descriptors: descriptors.connections),
      logger: logger,
      onServerRunning: { port in
        // Only now: a start that fails must not use up the one time that passwords are shown.
        do {
          let accounts =
            exampleAccounts ? try await ExampleAccounts.addWhenNone(to: database) : []
          listening.announce(port: port, accounts: accounts)
        } catch {
          logger.error("the example accounts could not be added", metadata: ["error": "\(error)"])
        }
      })
    let reload = ContentReload(
      folder: home.folder, database: database, trainer: trainer, content: services.content,
      signals: reloads, logger: logger, securityLog: securityLog)
    let watch = RevisionWatch(
      refresher: ContentRefresher(
        database: database, trainer: trainer, content: services.content), logger: logger)
    let retention = RetentionService(retention: services.retention, logger: logger)
    let upkeep = Upkeep(
      database: database, feed: services.feed, tokenKeys: keys, keyStore: data.keyStore,
      keysReadAt: keysReadAt, securityLog: securityLog, logger: logger)
    var group = ServiceGroupConfiguration(
      services: [application, reload, watch, retention, upkeep, MemoryWatch()],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger)
    // A client that never finishes its request must not keep the service from stopping.
    group.maximumGracefulShutdownDuration = .seconds(10)
    group.maximumCancellationDuration = .seconds(5)
    try await ServiceGroup(configuration: group).run()
    securityLog.flush()
    try database.close()
  }

  /// The keys, which databases of before held themselves.
  private func tokenKeys(of database: ChatDatabase, _ logger: Logger) async throws -> TokenKeys {
    let former = try await database.formerTokenKey()
    let (keys, isNew) = try data.keyStore.prepare(former: former)
    if former != nil {
      try await database.forgetFormerTokenKey()
      logger.warning(
        """
        the key of the conversations' tokens was moved out of the database, into \
        \(data.keyStore.file.path); older copies of the database hold it still: after \
        `liaison key rotate --forget-old` they open no conversation
        """)
    } else if isNew, try await database.hasConversations() {
      logger.warning(
        """
        there was no key of the conversations' tokens, so a new one was made: patients can't go on \
        with conversations that were begun before; restore liaison.key where that was a mistake
        """)
    }
    return TokenKeys(keys)
  }
}

/// What the terminal says once the service answers.
private struct Listening: Sendable {
  let host: String
  let publicURL: String?
  let revision: Int64
  let isNew: Bool

  /// Written at once, also where standard output is a file or a pipe.
  func announce(port: Int, accounts: [ExampleAccounts.Account]) {
    FileHandle.standardOutput.write(Data(text(port: port, accounts: accounts).utf8))
  }

  private func text(port: Int, accounts: [ExampleAccounts.Account]) -> String {
    let shownHost = ["127.0.0.1", "0.0.0.0", "::", "::1"].contains(host) ? "localhost" : host
    let base = publicURL ?? "http://\(shownHost):\(port)"
    var lines = [
      """

      Liaison is ready.
        demonstration page  \(base)/
        desk (staff)        \(base)/desk
        studio (admins)     \(base)/studio
        content             revision \(revision)\(isNew ? ", published now" : "")

      """
    ]
    if !accounts.isEmpty {
      lines.append("Example accounts; the passwords are shown only this once:")
      lines += accounts.map { "  \($0.name)  \($0.password)" }
      lines.append("A new password for one: liaison user password NAME\n")
    }
    return lines.joined(separator: "\n")
  }
}
