import Persistence
import ChatService
import Foundation
import HTTPTypes
import Hummingbird

/// Whether the service is alive, and whether it can do its work.
struct OperationsRoutes: Sendable {
  let services: Services

  private struct Health: Encodable { let status = "ok" }
  private struct Readiness: Encodable {
    let status = "ready"
    let revision: Int64
  }

  func add(to router: Router<LiaisonContext>) {
    router.get("/healthz") { _, _ in try Response.json(Health()) }
    router.get("/readyz") { _, _ in
      try await services.database.checkWritable()
      return try Response.json(Readiness(revision: services.content.current.revision))
    }
  }
}
