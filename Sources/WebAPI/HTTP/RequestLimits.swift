import Audit
import ChatService
import Content
import Hummingbird

/// Lets through what one address may ask for, of whatever kind.
struct RequestLimits: RouterMiddleware {
  typealias Context = LiaisonContext

  private let clientAddress: ClientAddress
  private let log: SecurityLog
  private let requests: RateLimiter

  init(
    clientAddress: ClientAddress, log: SecurityLog,
    limits: @escaping @Sendable () -> SiteSettings.Limits
  ) {
    self.clientAddress = clientAddress
    self.log = log
    requests = RateLimiter {
      Rate(burst: limits().requestBurst, perMinute: limits().requestsPerMinute)
    }
  }

  func handle(
    _ request: Request, context: LiaisonContext,
    next: (Request, LiaisonContext) async throws -> Response
  ) async throws -> Response {
    let address = clientAddress.network(of: request, context)
    do {
      do {
        try requests.take(address.network)
      } catch  where Self.takesMessages(request) {
        // These count messages themselves, and what they refuse may be an emergency.
      }
      return try await next(request, context)
    } catch  where Self.isRefusal(error) {
      log.note(SecurityEvent(.limitReached, from: address.shortened, what: context.endpointPath))
      throw error
    }
  }

  private static func takesMessages(_ request: Request) -> Bool {
    guard request.method == .post else { return false }
    let parts = request.uri.path.split(separator: "/")
    return parts == ["chat"] || parts == ["v1", "emergency"]
      || parts.count == 4 && parts.starts(with: ["v1", "conversations"]) && parts[3] == "messages"
  }

  private static func isRefusal(_ error: any Error) -> Bool {
    (error as? ServiceError)?.code == .tooManyRequests
      || (error as? Problem)?.status == .tooManyRequests
  }
}
