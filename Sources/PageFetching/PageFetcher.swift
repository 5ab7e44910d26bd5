import AsyncHTTPClient
package import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix

/// What fetching may take.
package struct FetchLimits: Sendable, Equatable {
  /// Of a page, unpacked.
  package var bytes = 5_000_000
  /// For a page with all that leads to it.
  package var seconds = 20.0
  package var redirects = 5
  /// Between two requests to a host.
  package var pause = 0.25

  package init() {}
}

/// A page as it came.
package struct FetchedPage: Sendable {
  /// After all redirects.
  package let url: URL
  package let bytes: Data
  package let contentType: String?
}

/// Fetches pages from the hosts that are allowed, politely, and never from a private address.
///
/// A name is resolved here, its addresses are judged, and the connection goes to the one that was
/// judged: a name that resolves to something else a moment later leads nowhere. Every redirect is
/// judged anew.
package actor PageFetcher {
  private static let agent = "liaison"

  private let allowed: HostAllowList
  private let limits: FetchLimits
  private let policy: AddressPolicy
  private let resolver: HostResolver
  private var clients: [String: HTTPClient] = [:]
  private var robots: [String: RobotsRules] = [:]
  /// Why nothing is fetched from an origin.
  private var refusals: [String: FetchError] = [:]
  /// By host: when the next request may go out.
  private var slots: [String: ContinuousClock.Instant] = [:]

  package init(
    allowed: HostAllowList, limits: FetchLimits = FetchLimits(),
    policy: AddressPolicy = .publicOnly, resolver: HostResolver = .system
  ) {
    self.allowed = allowed
    self.limits = limits
    self.policy = policy
    self.resolver = resolver
  }

  /// Ends all connections; the fetcher can't be used after it.
  package func close() async {
    for client in clients.values { try? await client.shutdown() }
    clients = [:]
  }

  /// - Throws: `FetchError`, or `CancellationError`.
  package func fetch(_ url: URL) async throws -> FetchedPage {
    let url = try Self.normal(url)
    guard !allowed.isEmpty else { throw FetchError.off }
    let seconds = limits.seconds
    return try await withThrowingTaskGroup(of: FetchedPage.self) { group in
      group.addTask { try await self.follow(url, obeysRobots: true) }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw FetchError.timeout(seconds: seconds)
      }
      defer { group.cancelAll() }
      guard let page = try await group.next() else { throw CancellationError() }
      return page
    }
  }

  /// With its scheme and host in lower case: only then is the pinned address found by the client.
  static func normal(_ url: URL) throws(FetchError) -> URL {
    guard var parts = URLComponents(url: url.absoluteURL, resolvingAgainstBaseURL: true) else {
      throw .badAddress
    }
    parts.scheme = parts.scheme?.lowercased()
    guard let scheme = parts.scheme else { throw .badAddress }
    guard ["http", "https"].contains(scheme) else { throw .notWeb(scheme: scheme) }
    // Percent-encoded letters of a host would be another way around.
    guard let host = parts.encodedHost?.lowercased(), !host.isEmpty, !host.contains("%") else {
      throw .badAddress
    }
    parts.encodedHost = host.hasSuffix(".") ? String(host.dropLast()) : host
    parts.fragment = nil
    guard let normal = parts.url else { throw .badAddress }
    return normal
  }

  private func follow(_ start: URL, obeysRobots: Bool) async throws -> FetchedPage {
    var url = start
    for _ in 0...limits.redirects {
      let host = try check(url)
      let client = try await client(for: host)
      if obeysRobots { try await askRobots(for: url) }
      try await waitForSlot(origin(of: url))
      switch try await get(url, client) {
      case .page(let page): return page
      case .redirect(let location):
        guard let next = URL(string: location, relativeTo: url)?.absoluteURL else {
          throw FetchError.badAddress
        }
        let target = try Self.normal(next)
        if url.scheme == "https", target.scheme == "http" { throw FetchError.downgrade }
        url = target
      }
    }
    throw FetchError.tooManyRedirects(limit: limits.redirects)
  }

  /// The host of an address in its normal form that may be asked.
  private func check(_ url: URL) throws(FetchError) -> String {
    guard url.user() == nil, url.password() == nil else { throw .credentials }
    guard let host = url.host()?.lowercased(), !host.isEmpty else { throw .badAddress }
    guard allowed.allows(host, port: url.port) else { throw .hostNotAllowed(host) }
    return host
  }

  /// A client that knows one host, at an address that was judged.
  private func client(for host: String) async throws -> HTTPClient {
    if let client = clients[host] { return client }
    let addresses = await resolver.addresses(host)
    // Many networks still have no way to addresses of version 6.
    guard let address = addresses.first(where: { !$0.contains(":") }) ?? addresses.first else {
      throw FetchError.unresolvable(host)
    }
    guard addresses.allSatisfy(policy.allows) else { throw FetchError.privateAddress(host) }
    if let client = clients[host] { return client }
    var configuration = HTTPClient.Configuration()
    configuration.dnsOverride = [host: address]
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .enabled(limit: .size(limits.bytes))
    configuration.httpVersion = .http1Only
    let nanoseconds = Int64(limits.seconds * 1e9)
    configuration.timeout = .init(
      connect: .nanoseconds(nanoseconds), read: .nanoseconds(nanoseconds))
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    clients[host] = client
    return client
  }

  // MARK: Manners

  private func origin(of url: URL) -> String {
    "\(url.scheme ?? "")://\(url.host() ?? ""):\(url.port ?? 0)"
  }

  private func askRobots(for url: URL) async throws {
    let origin = origin(of: url)
    if let failure = refusals[origin] { throw failure }
    if robots[origin] == nil {
      do {
        robots[origin] = try await readRobots(of: url)
      } catch let failure as FetchError {
        // Not asked again for every page of an import.
        refusals[origin] = failure
        throw failure
      }
    }
    var path = url.path(percentEncoded: true)
    if let query = url.query(percentEncoded: true) { path += "?" + query }
    guard robots[origin]?.allows(path) ?? true else { throw FetchError.robots }
  }

  private func readRobots(of url: URL) async throws -> RobotsRules {
    guard let address = URL(string: "/robots.txt", relativeTo: url)?.absoluteURL else {
      throw FetchError.badAddress
    }
    do {
      let page = try await follow(address, obeysRobots: false)
      return RobotsRules(String(decoding: page.bytes, as: UTF8.self), agent: Self.agent)
    } catch FetchError.status(let code) where (400..<500).contains(code) && code != 429 {
      return .nothingRefused
    } catch let error as FetchError {
      switch error {
      case .status, .connection, .timeout, .tooLarge, .tooManyRedirects:
        throw FetchError.robotsUnreachable(url.host() ?? "")
      default: throw error
      }
    }
  }

  private func waitForSlot(_ origin: String) async throws {
    let now = ContinuousClock.now
    let slot = max(now, slots[origin] ?? now)
    // The wait is part of a page's time.
    let pause = max(limits.pause, min(robots[origin]?.delay ?? 0, limits.seconds / 3))
    slots[origin] = slot.advanced(by: .seconds(pause))
    if slot > now { try await Task.sleep(until: slot, clock: .continuous) }
  }

  // MARK: One request

  private enum Answer {
    case page(FetchedPage)
    case redirect(String)
  }

  private func get(_ url: URL, _ client: HTTPClient) async throws -> Answer {
    var request = HTTPClientRequest(url: url.absoluteString)
    request.headers.add(name: "User-Agent", value: "Liaison/1 (page import)")
    request.headers.add(name: "Accept", value: "text/html, application/xhtml+xml, application/xml")
    // Pages are far apart, and servers that close an idle connection can't get in the way.
    request.headers.add(name: "Connection", value: "close")
    do {
      let deadline = NIODeadline.now() + .nanoseconds(Int64(limits.seconds * 1e9))
      let response = try await client.execute(request, deadline: deadline)
      switch response.status.code {
      case 200: break
      case 301, 302, 303, 307, 308:
        guard let location = response.headers.first(name: "Location") else {
          throw FetchError.status(Int(response.status.code))
        }
        return .redirect(location)
      default: throw FetchError.status(Int(response.status.code))
      }
      if let length = response.headers.first(name: "Content-Length").flatMap(Int.init),
        length > limits.bytes
      {
        throw FetchError.tooLarge(limit: limits.bytes)
      }
      var bytes = Data()
      for try await part in response.body {
        bytes.append(contentsOf: part.readableBytesView)
        guard bytes.count <= limits.bytes else { throw FetchError.tooLarge(limit: limits.bytes) }
      }
      return .page(
        FetchedPage(
          url: url, bytes: bytes, contentType: response.headers.first(name: "Content-Type")))
    } catch is NIOHTTPDecompression.DecompressionError {
      throw FetchError.tooLarge(limit: limits.bytes)
    } catch let error as HTTPClientError {
      switch error {
      case .connectTimeout, .readTimeout, .deadlineExceeded, .writeTimeout:
        throw FetchError.timeout(seconds: limits.seconds)
      case .cancelled: throw CancellationError()
      default: throw FetchError.connection(error.shortDescription)
      }
    } catch is NIOConnectionError {
      throw FetchError.connection("the server doesn't answer at its port")
    } catch is ChannelError {
      throw FetchError.connection("the server closed it")
    } catch let error as IOError {
      throw FetchError.connection("the system says \(error.errnoCode)")
    } catch let error as HTTPParserError {
      throw FetchError.connection("the answer is no HTTP (\(error))")
    } catch let error as FetchError {
      throw error
    } catch let error as CancellationError {
      throw error
    } catch {
      // Above all what TLS has to say of a certificate.
      throw FetchError.connection("no secure connection (\(type(of: error)))")
    }
  }
}
