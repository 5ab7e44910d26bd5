import ChatService
import Logging
import ServiceLifecycle

/// Looks every few seconds whether a command has published something.
struct RevisionWatch: Service {
  private static let interval = Duration.seconds(3)

  let refresher: ContentRefresher
  let logger: Logger

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: Self.interval)
        do {
          if try await refresher.refresh() {
            ProcessMemory.release()
            logger.info("newer content is in force")
          }
        } catch is CancellationError {
          throw CancellationError()
        } catch {
          logger.error(
            "newer content could not be compiled; the revision in force stays",
            metadata: ["error": "\(error)"])
        }
      }
    }
  }
}

/// The service group describes its services at the start.
extension RevisionWatch: CustomStringConvertible {
  var description: String { "revision watch" }
}
