import PageFetching
import PageIsolation
import PageReading

/// Why an import, or one document of it, can't be done.
package struct ImportFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// Stable, for programs.
  package let code: String
  /// How to mend it, for people.
  package let description: String

  package init(_ code: String, _ description: String) {
    self.code = code
    self.description = description
  }

  init(_ error: any Error) {
    switch error {
    case let error as ImportFailure: self = error
    case let error as PageError: self.init(error.code, error.description)
    case let error as ReadingFailure: self.init(error.code, error.description)
    case let error as FetchError: self.init(error.code, error.description)
    default:
      self.init("unreadable", "The file can't be read; check that it is one and may be read.")
    }
  }
}

/// A document that isn't imported, and why.
package struct ImportProblem: Sendable, Codable, Equatable {
  package let address: String
  /// As in `ImportFailure`.
  package let code: String
  package let message: String

  init(address: String, _ failure: ImportFailure) {
    self.address = address
    code = failure.code
    message = failure.description
  }
}
