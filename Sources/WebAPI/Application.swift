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

  package init(
    host: String = "127.0.0.1", port: Int = 8080, pages: URL, publicOrigin: String? = nil,
    isBehindProxy: Bool = false
  ) {
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
  return Application(
    router: router,
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
  router.add(middleware: SecurityHeaders())
  router.add(middleware: ErrorMiddleware())
  let origins = OriginPolicy(
    embedding: { services.content.current.bundle.site.embed.origins },
    publicOrigin: configuration.publicOrigin)
  let limits = PatientLimits(services.content.current.bundle.site.limits)
  let cookiesAreSecure = configuration.publicOrigin?.hasPrefix("https://") ?? false
  let chatPage = ChatPageRoutes(
    services: services, clientAddress: clientAddress, limits: limits,
    cookie: ChatPageCookie(isSecure: cookiesAreSecure))
  router.add(middleware: ChatPageOrigin(origins: origins, page: chatPage))
  router.add(middleware: origins)
  router.add(middleware: ErrorMiddleware())
  PatientRoutes(services: services, clientAddress: clientAddress, limits: limits).add(to: router)
  chatPage.add(to: router)
  SessionRoutes(
    services: services, clientAddress: clientAddress, cookiesAreSecure: cookiesAreSecure
  ).add(to: router)
  DeskRoutes(services: services).add(to: router)
  StudioRoutes(services: services).add(to: router)
  KnowledgeRoutes(services: services).add(to: router)
  PageRoutes(
    services: services, files: try StaticFiles(folder: configuration.pages),
    widget: try WidgetRelease(folder: configuration.pages, logger: logger)
  ).add(to: router)
  OperationsRoutes(services: services).add(to: router)
  return router
}
