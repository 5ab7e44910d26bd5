import Dispatch
package import Foundation

/// The security events, a line of JSON each, in a file of their own that is rotated by its size.
///
/// Several processes may write to the same file. What a stranger can repeat is written once a minute
/// with a count, so that a flood doesn't wash away what came before it.
package final class SecurityLog: Sendable {
  /// How large a file may become, in bytes, and how many of before are kept.
  package struct Rotation: Sendable {
    package var bytes = 10_000_000
    package var files = 5

    package init() {}
  }

  private let writer: Writer
  private let now: @Sendable () -> Date
  private let queue = DispatchQueue(label: "liaison.security-log")

  /// - Parameters:
  ///   - file: nil writes nothing.
  ///   - onFailure: told, once a minute at most, why a line could not be written.
  package init(
    file: URL?, rotation: Rotation = Rotation(),
    now: @escaping @Sendable () -> Date = { Date() },
    onFailure: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    writer = Writer(file: file, rotation: rotation, onFailure: onFailure)
    self.now = now
  }

  /// Returns at once; the line is written in the background.
  package func note(_ event: SecurityEvent) {
    let at = now()
    queue.async { [writer] in writer.take(event, at: at) }
  }

  /// To be called now and then: writes the counts of floods that have ended.
  package func writeDue() {
    let at = now()
    queue.async { [writer] in writer.writeDue(at: at) }
  }

  /// Returns when everything noted is in the file.
  package func flush() {
    queue.sync { [writer, now] in writer.writePending(at: now()) }
  }
}
