package import Hummingbird
import Logging
package import NIOCore

/// What a request carries through the router.
package struct LiaisonContext: RequestContext, RemoteAddressRequestContext {
  package var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  package var remoteAddress: SocketAddress? { channel.remoteAddress }

  /// In bytes. Larger than any message that is let through, so that one too long gets an answer
  /// that says so.
  package var maxUploadSize: Int { 512 * 1024 }
}
