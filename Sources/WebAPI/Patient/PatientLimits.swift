import ChatService
import Content

/// How much patients may send, by whichever way it comes.
struct PatientLimits: Sendable {
  /// By address.
  let openings: RateLimiter
  /// By conversation.
  let messages: RateLimiter

  init(_ limits: SiteSettings.Limits) {
    openings = RateLimiter(
      burst: limits.conversationBurst, perMinute: limits.conversationsPerMinute)
    messages = RateLimiter(burst: limits.messageBurst, perMinute: limits.messagesPerMinute)
  }
}
