import Foundation

/// Which addresses of the internet may be connected to.
package struct AddressPolicy: Sendable {
  /// No address of this machine, of the network around it, or of no single host.
  package static let publicOnly = AddressPolicy { !isReserved($0) }

  private let isAllowed: @Sendable ([UInt8]) -> Bool

  private init(_ isAllowed: @escaping @Sendable ([UInt8]) -> Bool) {
    self.isAllowed = isAllowed
  }

  /// The public ones and this machine's own, for tests.
  package static let publicAndLoopback = AddressPolicy { address in
    !isReserved(address) || address.first == 127 && address.count == 4
  }

  /// - Parameter address: as text, version 4 or 6.
  package func allows(_ address: String) -> Bool {
    Self.bytes(of: address).map(isAllowed) ?? false
  }

  private static func bytes(of text: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
    var six = in6_addr()
    let plain = text.prefix { $0 != "%" }
    guard inet_pton(AF_INET6, String(plain), &six) == 1 else { return nil }
    return withUnsafeBytes(of: six) { Array($0) }
  }

  /// By the registries of special-purpose addresses (RFC 6890 and its updates).
  private static func isReserved(_ bytes: [UInt8]) -> Bool {
    bytes.count == 4 ? isReserved4(bytes) : isReserved6(bytes)
  }

  private static func isReserved4(_ a: [UInt8]) -> Bool {
    switch (a[0], a[1], a[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (224...255, _, _): true
    case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _): true
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _): true
    case (198, 51, 100), (203, 0, 113): true
    default: false
    }
  }

  private static func isReserved6(_ a: [UInt8]) -> Bool {
    let isZeroThrough9 = a[0..<10].allSatisfy { $0 == 0 }
    // Version 4 in disguise: mapped, compatible, translated, 6to4.
    if isZeroThrough9, a[10...11].allSatisfy({ $0 == 0xFF }) { return isReserved4(Array(a[12...])) }
    if isZeroThrough9 { return true }
    if Array(a[0..<4]) == [0, 0x64, 0xFF, 0x9B] {
      return !a[4..<12].allSatisfy { $0 == 0 } || isReserved4(Array(a[12...]))
    }
    if a[0] == 0x20, a[1] == 0x02 { return isReserved4(Array(a[2..<6])) }
    // Only 2000::/3 is given out; of it, 2001::/23 and 2001:db8::/32 aren't for hosts.
    guard a[0] & 0xE0 == 0x20 else { return true }
    if a[0] == 0x20, a[1] == 0x01 { return a[2] < 2 || a[2] == 0x0D && a[3] == 0xB8 }
    return a[0] == 0x3F && a[1] == 0xFF
  }
}

/// Finds the addresses of a name.
package struct HostResolver: Sendable {
  package let addresses: @Sendable (String) async -> [String]

  package init(addresses: @escaping @Sendable (String) async -> [String]) {
    self.addresses = addresses
  }

  /// The system's.
  package static let system = HostResolver { host in
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { continuation.resume(returning: lookUp(host)) }
    }
  }

  private static func lookUp(_ host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next?.pointee {
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      if getnameinfo(
        entry.ai_addr, entry.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0
      {
        addresses.append(
          String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
      }
      next = entry.ai_next
    }
    return addresses
  }
}
