package import Foundation

/// A published state of the content. It never changes.
package struct ContentRevision: Sendable, Equatable, Identifiable {
  /// 1, 2, 3, …
  package var id: Int64
  /// Of the bytes; which digest is the publisher's choice.
  package var digest: String
  package var bytes: Data
  package var publishedAt: Date
  /// Where it came from, such as `files` or `studio`.
  package var origin: String
}
