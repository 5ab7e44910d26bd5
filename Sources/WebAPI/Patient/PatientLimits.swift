import ChatService
import Content

/// How much patients may send, by whichever way it comes. Each is the setting of the site as it is
/// now.
struct PatientLimits: Sendable {
  private let openings: RateLimiter
  private let messages: RateLimiter
  private let addressMessages: RateLimiter
  private let others: RateLimiter

  /// In bytes of UTF-8: a message counts as one more for each so many.
  private static let bytesOfOne = 1000

  init(_ limits: @escaping @Sendable () -> SiteSettings.Limits) {
    openings = RateLimiter {
      Rate(burst: limits().conversationBurst, perMinute: limits().conversationsPerMinute)
    }
    messages = RateLimiter {
      Rate(burst: limits().messageBurst, perMinute: limits().messagesPerMinute)
    }
    addressMessages = RateLimiter {
      Rate(burst: limits().addressMessageBurst, perMinute: limits().addressMessagesPerMinute)
    }
    others = RateLimiter {
      Rate(
        burst: limits().conversationRequestBurst, perMinute: limits().conversationRequestsPerMinute)
    }
  }

  func takeOpening(from address: NetworkAddress) throws(ServiceError) {
    try openings.take(address.network)
  }

  /// - Parameter size: of the message, in bytes of UTF-8.
  func takeMessage(
    of conversation: String, size: Int, from address: NetworkAddress
  ) throws(ServiceError) {
    try messages.take(conversation)
    try addressMessages.take(address.network, cost: 1 + Double(size / Self.bytesOfOne))
  }

  /// Whatever else a conversation's pages ask for.
  func takeRequest(of conversation: String) throws(ServiceError) {
    try others.take(conversation)
  }
}
