/// Why a page isn't fetched. Tells no credentials and nothing of the network inside.
package enum FetchError: Error, Sendable, Equatable, CustomStringConvertible {
  case off
  case badAddress
  case credentials
  case notWeb(scheme: String)
  case hostNotAllowed(String)
  case unresolvable(String)
  case privateAddress(String)
  case downgrade
  case robots
  case robotsUnreachable(String)
  /// In bytes.
  case tooLarge(limit: Int)
  case tooManyRedirects(limit: Int)
  case status(Int)
  case timeout(seconds: Double)
  case connection(String)

  /// Stable, for programs.
  package var code: String {
    switch self {
    case .off: "fetching-off"
    case .badAddress: "bad-address"
    case .credentials: "credentials"
    case .notWeb: "not-web"
    case .hostNotAllowed: "host-not-allowed"
    case .unresolvable: "unresolvable"
    case .privateAddress: "private-address"
    case .downgrade: "downgrade"
    case .robots: "robots"
    case .robotsUnreachable: "robots-unreachable"
    case .tooLarge: "too-large"
    case .tooManyRedirects: "too-many-redirects"
    case .status: "status"
    case .timeout: "timeout"
    case .connection: "connection"
    }
  }

  package var description: String {
    switch self {
    case .off: "Fetching is off; list the host in knowledge.hosts of site.yaml."
    case .badAddress: "This isn't a web address; write it as https://www.example.org/page."
    case .credentials: "The address holds a user name or a password; leave them out."
    case .notWeb(let scheme): "“\(scheme)” isn't fetched; only http and https are."
    case .hostNotAllowed(let host):
      "The host “\(host)” isn't allowed; add it to knowledge.hosts of site.yaml."
    case .unresolvable(let host): "The host “\(host)” isn't known; check its name."
    case .privateAddress(let host): "The host “\(host)” isn't on the public internet."
    case .downgrade: "The page leads from https to http, which isn't followed."
    case .robots: "The site's robots.txt asks that this page isn't fetched."
    case .robotsUnreachable(let host):
      "The robots.txt of “\(host)” can't be read, so nothing is fetched from it; try again later."
    case .tooLarge(let limit): "The page is bigger than \(limit / 1_000_000) MB."
    case .tooManyRedirects(let limit): "The page leads on more than \(limit) times, or to itself."
    case .status(let code): "The server answers with \(code)."
    case .timeout(let seconds): "The server took longer than \(Int(seconds)) seconds."
    case .connection(let what): "The connection failed: \(what)."
    }
  }
}
