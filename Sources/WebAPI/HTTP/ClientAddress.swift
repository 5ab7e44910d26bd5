import Audit
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Whom a request comes from: for limits, and for the security log. It is not stored with what a
/// patient writes.
struct ClientAddress: Sendable {
  /// True where every request comes through a proxy of the hospital's own.
  let isBehindProxy: Bool

  /// Some proxies add the client's port: `192.0.2.1:5678`, `[2001:db8::1]:443`.
  private static func withoutPort(_ text: String) -> String {
    if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 ? String(parts[0]) : text
  }

  func network(of request: Request, _ context: LiaisonContext) -> NetworkAddress {
    // The last entry is the proxy's own word; those before it are the client's.
    if isBehindProxy, let field = HTTPField.Name("x-forwarded-for"),
      let last = request.headers[field]?.split(separator: ",").last,
      let address = NetworkAddress(Self.withoutPort(last.trimmingCharacters(in: .whitespaces)))
    {
      return address
    }
    return context.remoteAddress.map(NetworkAddress.init) ?? .unknown
  }
}

/// An internet address as limits count it: an IPv6 client can have any address of its /64.
struct NetworkAddress: Sendable, Hashable {
  /// As it is written.
  let text: String
  /// The same for all addresses that one client may have.
  let network: String

  static let unknown = NetworkAddress(text: "unknown", network: "unknown")

  private init(text: String, network: String) {
    self.text = text
    self.network = network
  }

  init(_ address: SocketAddress) {
    self = address.ipAddress.flatMap(NetworkAddress.init) ?? .unknown
  }

  /// Nil for what is no address.
  init?(_ text: String) {
    var v4 = in_addr()
    var v6 = in6_addr()
    if text.utf8.count > 45 { return nil }
    if inet_pton(AF_INET, text, &v4) == 1 {
      self.init(text: text, network: text)
    } else if inet_pton(AF_INET6, text, &v6) == 1 {
      let bytes = withUnsafeBytes(of: &v6) { Array($0) }
      if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
        let plain = bytes.suffix(4).map(String.init).joined(separator: ".")
        self.init(text: plain, network: plain)
      } else {
        let prefix = bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
        self.init(text: text, network: "\(prefix)/64")
      }
    } else {
      return nil
    }
  }

  /// Without the part that names one device: what is kept of a patient's.
  var shortened: String {
    let parts = text.split(separator: ".")
    return parts.count == 4 ? parts.prefix(3).joined(separator: ".") + ".0/24" : network
  }
}

extension SecurityLog {
  /// Notes what a patient has done; where from, only roughly.
  func note(
    _ kind: SecurityEvent.Kind, ofPatient address: NetworkAddress, in conversation: String
  ) {
    note(SecurityEvent(kind, who: "patient", from: address.shortened, what: conversation))
  }
}
