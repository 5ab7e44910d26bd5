package import Foundation
package import PageReading

/// Reads documents one after another.
package protocol DocumentReader: Sendable {
  /// - Parameters:
  ///   - contentType: the header that came with it.
  ///   - address: what its links are relative to.
  /// - Throws: `PageError`, `ReadingFailure`, `CancellationError`.
  func read(_ bytes: Data, contentType: String?, address: String) async throws -> WebDocument

  /// Lets go of what reading needs; nothing is read afterwards.
  func close() async
}

/// Makes a reader for one import.
package typealias ReaderFactory = @Sendable (ReadingLimits) -> any DocumentReader

/// A document that ended its reader, or would have gone on for ever.
package enum ReadingFailure: Error, Sendable, Equatable, CustomStringConvertible {
  case crashed
  case tooSlow
  case tooMuchMemory
  case unintelligible
  case noReader

  /// Stable, for programs.
  package var code: String {
    switch self {
    case .crashed: "reader-crashed"
    case .tooSlow: "reader-too-slow"
    case .tooMuchMemory: "reader-out-of-memory"
    case .unintelligible: "reader-unintelligible"
    case .noReader: "no-reader"
    }
  }

  package var description: String {
    switch self {
    case .crashed: "The reader crashed on this document; simplify the markup, and report it."
    case .tooSlow: "The reader took too long for this document; simplify it, or split it."
    case .tooMuchMemory:
      "The reader needed too much memory for this document; simplify it, or split it."
    case .unintelligible: "The reader gave no sensible answer for this document; report it."
    case .noReader:
      "No process could be started to read in; check the limits on processes and open files."
    }
  }

  /// Whether what was read before in the same process may have led to it.
  var mayBeInherited: Bool { self != .tooSlow && self != .noReader }
}
