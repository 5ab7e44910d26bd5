package import Content
package import Logging
import Synchronization

/// How many connections may be open: in all, and from one address.
package final class ConnectionLimits: Sendable {
  private static let logInterval = Duration.seconds(60)

  private let limits: @Sendable () -> SiteSettings.Limits
  /// Descriptors that connections may take.
  private let descriptors: Int
  /// False behind a proxy: all connections are the proxy's.
  private let countsAddresses: Bool
  private let logger: Logger
  private let counts = OpenCounts()
  /// Connections too many that are kept waiting before they are closed.
  private let held = OpenCounts()
  private var mostHeld: Int { descriptors / 8 }
  private let refusals = Mutex<(count: Int, loggedAt: ContinuousClock.Instant?)>((0, nil))

  package init(
    limits: @escaping @Sendable () -> SiteSettings.Limits, descriptors: Int, countsAddresses: Bool,
    logger: Logger
  ) {
    self.limits = limits
    self.descriptors = descriptors
    self.countsAddresses = countsAddresses
    self.logger = logger
  }

  /// How many are open.
  package var open: Int { counts.all }

  /// Whether one more may be opened; it is counted until `close`.
  func admit(_ address: NetworkAddress) -> Bool {
    let limits = limits()
    let isAdmitted = counts.enter(
      address.network, atMost: countsAddresses ? limits.connectionsPerAddress : .max,
      inAll: min(limits.connections, descriptors - mostHeld))
    if !isAdmitted { noteRefusal() }
    return isAdmitted
  }

  func close(_ address: NetworkAddress) { counts.leave(address.network) }

  /// Whether one too many may be kept waiting: whoever is closed at once comes again at once.
  func hold() -> Bool { held.enter("", atMost: mostHeld) }

  func letGo() { held.leave("") }

  /// One line a minute at most: a flood must not become one of the log.
  private func noteRefusal() {
    let count: Int? = refusals.withLock { refusals in
      refusals.count += 1
      let now = ContinuousClock.now
      if let last = refusals.loggedAt, last.duration(to: now) < Self.logInterval { return nil }
      refusals.loggedAt = now
      defer { refusals.count = 0 }
      return refusals.count
    }
    if let count {
      logger.warning(
        "connections refused: too many are open in all, or from one address",
        metadata: ["refused": "\(count)", "open": "\(counts.all)"])
    }
  }
}
