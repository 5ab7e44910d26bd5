/// Why the analyser could not be set up.
package struct LinguisticsError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable, Equatable {
    /// OpenCC's configuration or dictionaries are missing or damaged.
    case converterUnavailable
    /// OpenCC opened, and answered something that its dictionaries cannot give.
    case converterUnusable
  }

  package let code: Code
  /// The OpenCC configuration that was asked for.
  package let configuration: String
  /// What OpenCC said.
  package let cause: String

  package init(code: Code, configuration: String, cause: String) {
    self.code = code
    self.configuration = configuration
    self.cause = cause
  }

  package var description: String {
    """
    OpenCC cannot be used with “\(configuration)” (\(cause)). \
    Install its library and dictionaries: apt-get install libopencc-dev
    """
  }
}
