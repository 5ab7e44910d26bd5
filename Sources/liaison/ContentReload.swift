import Audit
import ChatService
import Foundation
import Logging
import Persistence
import ServiceLifecycle
import UnixSignals

/// Publishes the content folder again on SIGHUP. Requests go on with the revision in force until
/// the new one is trained, and for good where it has errors.
struct ContentReload: Service {
  let folder: URL
  let database: ChatDatabase
  let trainer: RouterTrainer
  let content: ContentStore
  /// Trapped since before the content was first read, so that no change is missed.
  let signals: UnixSignalsSequence
  let logger: Logger
  let securityLog: SecurityLog

  func run() async throws {
    for await _ in signals.cancelOnGracefulShutdown() {
      do {
        let published = try await ContentPublisher.publish(
          folder: folder, to: database, trainer: trainer, now: Date())
        content.replace(with: published.content)
        if published.isNew {
          securityLog.note(
            SecurityEvent(
              .contentPublished, who: "command", what: "revision \(published.content.revision)"))
        }
        ProcessMemory.release()
        logger.info(
          "the content was published again",
          metadata: [
            "revision": "\(published.content.revision)",
            "warnings": "\(published.content.diagnostics.count)",
          ])
      } catch {
        logger.error(
          "the content was not published; the revision in force stays",
          metadata: ["revision": "\(content.current.revision)", "error": "\(error)"])
      }
    }
  }
}

/// The service group describes its services at the start: all vectors of the encoder, without this.
extension ContentReload: CustomStringConvertible {
  var description: String { "content reload" }
}
