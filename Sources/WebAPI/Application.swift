import Content
import ChatService
package import Foundation
import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore

/// Where and how the service listens.
package struct WebConfiguration: Sendable {
  package var host: String
  /// 0 takes any free port.
  package var port: Int
  /// The folder `Web`.
  package var pages: URL
  /// Where the service is reached from outside, such as `https://chat.example.org`; nil: as requests
  /// name it.
  package var publicOrigin: String?
  /// True where every request comes through a proxy that sets `X-Forwarded-For`.
  package var isBehindProxy: Bool
  /// Descriptors that connections may take.
  package var descriptors: Int

  package init(
    host: String = "127.0.0.1", port: Int = 8080, pages: URL, publicOrigin: String? = nil,
    isBehindProxy: Bool = false, descriptors: Int = 512
  ) {
    self.descriptors = descriptors
    self.host = host
    self.port = port
    self.pages = pages
    self.publicOrigin = publicOrigin
    self.isBehindProxy = isBehindProxy
  }
}

/// Puts the whole service together; the server and the tests both start here.
package func buildApplication(
  services: Services, configuration: WebConfiguration, logger: Logger,
  onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
  let router = try buildRouter(
    services: services, configuration: configuration, logger: logger)
  let connections = ConnectionLimits(
    limits: services.limits, descriptors: configuration.descriptors,
    countsAddresses: !configuration.isBehindProxy, logger: logger)
  return Application(
    responder: RequestTask(inner: router.buildResponder()),
    server: .guarded(by: connections),
    configuration: ApplicationConfiguration(
      address: .hostname(configuration.host, port: configuration.port),
      serverName: nil, backlog: 4096),
    onServerRunning: { await onServerRunning($0.localAddress?.port ?? configuration.port) },
    logger: logger)
}

/// Every route of the service.
package func buildRouter(
  services: Services, configuration: WebConfiguration, logger: Logger
) throws -> Router<LiaisonContext> {
  let router = Router(context: LiaisonContext.self, options: .autoGenerateHeadEndpoints)
  let clientAddress = ClientAddress(isBehindProxy: configuration.isBehindProxy)
  let isSecure = configuration.publicOrigin?.hasPrefix("https://") ?? false
  router.add(middleware: SecurityHeaders(isSecure: isSecure))
  router.add(middleware: ErrorMiddleware())
  let origins = OriginPolicy(
    embedding: { services.content.current.bundle.site.embed.origins },
    publicOrigin: configuration.publicOrigin, clientAddress: clientAddress,
    log: services.securityLog)
  let limits = PatientLimits(services.limits)
  let streams = StreamLimits(limits: services.limits)
  let gate = StaffGate(
    signIn: services.signIn, log: services.securityLog, clientAddress: clientAddress,
    isSecure: isSecure)
  let chatPage = ChatPageRoutes(
    services: services, clientAddress: clientAddress, limits: limits,
    cookie: ChatPageCookie(isSecure: isSecure))
  router.add(middleware: ChatPageOrigin(origins: origins, page: chatPage))
  router.add(middleware: origins)
  router.add(middleware: ErrorMiddleware())
  router.add(
    middleware: RequestLimits(
      clientAddress: clientAddress, log: services.securityLog, limits: services.limits))
  PatientRoutes(
    services: services, clientAddress: clientAddress, limits: limits, streams: streams
  ).add(to: router)
  chatPage.add(to: router)
  SessionRoutes(services: services, gate: gate).add(to: router)
  DeskRoutes(services: services, gate: gate, streams: streams).add(to: router)
  StudioRoutes(services: services, gate: gate).add(to: router)
  KnowledgeRoutes(services: services, gate: gate).add(to: router)
  PageRoutes(
    services: services, files: try StaticFiles(folder: configuration.pages),
    widget: try WidgetRelease(folder: configuration.pages, logger: logger)
  ).add(to: router)
  OperationsRoutes(services: services).add(to: router)
  router.add(
    middleware: AllowedMethods(routes: router.routes.map { ($0.path.description, $0.method) }))
  return router
}

extension Services {
  /// The site's limits as they are now.
  var limits: @Sendable () -> SiteSettings.Limits {
    { content.current.bundle.site.limits }
  }
}
