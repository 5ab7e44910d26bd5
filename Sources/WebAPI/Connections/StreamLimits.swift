import ChatService
import Content

/// How many event streams may be open: of one conversation, and of one address.
struct StreamLimits: Sendable {
  private let limits: @Sendable () -> SiteSettings.Limits
  private let conversations = OpenCounts()
  private let addresses = OpenCounts()

  init(limits: @escaping @Sendable () -> SiteSettings.Limits) {
    self.limits = limits
  }

  /// The place of one stream; it is free again when this is let go.
  final class Place: Sendable {
    private let leave: @Sendable () -> Void
    fileprivate init(leave: @escaping @Sendable () -> Void) { self.leave = leave }
    deinit { leave() }
  }

  /// - Parameter conversation: nil for a desk's.
  /// - Throws: `ServiceError` where too many are open.
  func enter(conversation: String?, from address: NetworkAddress) throws(ServiceError) -> Place {
    let limits = limits()
    let network = address.network
    guard addresses.enter(network, atMost: limits.streamsPerAddress) else { throw Self.refusal }
    let ofAddress = Place { [addresses] in addresses.leave(network) }
    guard let conversation else { return ofAddress }
    guard conversations.enter(conversation, atMost: limits.streamsPerConversation) else {
      throw Self.refusal
    }
    return Place { [conversations] in
      conversations.leave(conversation)
      _ = ofAddress
    }
  }

  private static let refusal = ServiceError(
    .tooManyRequests,
    "Too many event streams are open here. Close one, or ask for the conversation now and then.",
    retryAfter: 30)
}
