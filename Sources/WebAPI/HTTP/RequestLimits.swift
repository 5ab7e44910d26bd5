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
      try requests.take(address.network)
      return try await next(request, context)
    } catch  where Self.isRefusal(error) {
      log.note(SecurityEvent(.limitReached, from: address.network, what: context.endpointPath))
      throw error
    }
  }

  private static func isRefusal(_ error: any Error) -> Bool {
    (error as? ServiceError)?.code == .tooManyRequests
      || (error as? Problem)?.status == .tooManyRequests
  }
}
