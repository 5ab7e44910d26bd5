/// The hosts that may be asked: nothing else is fetched.
package struct HostAllowList: Sendable, Equatable {
  private struct Entry: Sendable, Equatable {
    let host: String
    let isForSubdomains: Bool
    /// Nil allows the two ports of the web.
    let port: Int?
  }

  private let entries: [Entry]

  /// - Parameter hosts: `www.example.org`, `*.example.org` for all names below it, or with a port
  ///   `www.example.org:8443`.
  package init(_ hosts: [String]) {
    entries = hosts.map { text in
      let text = text.lowercased()
      let parts = text.split(separator: ":", maxSplits: 1)
      let port = parts.count == 2 ? Int(parts[1]) : nil
      let host = String(port == nil ? text[...] : parts[0])
      let isForSubdomains = host.hasPrefix("*.")
      return Entry(
        host: isForSubdomains ? String(host.dropFirst(2)) : host,
        isForSubdomains: isForSubdomains, port: port)
    }
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// In bytes, with a point at the end (RFC 1035, section 2.3.4).
  private static let longestName = 254

  package func allows(_ host: String, port: Int?) -> Bool {
    guard host.utf8.count <= Self.longestName else { return false }
    var host = host.lowercased()
    if host.hasSuffix(".") { host.removeLast() }
    return entries.contains { entry in
      let isHost = entry.isForSubdomains ? host.hasSuffix("." + entry.host) : host == entry.host
      let isPort = entry.port == nil ? port == nil || port == 80 || port == 443 : port == entry.port
      return isHost && isPort
    }
  }
}
