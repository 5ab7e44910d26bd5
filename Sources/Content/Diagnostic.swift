/// A fault in the content, where it is and how to mend it.
package struct Diagnostic: Sendable, Codable, Equatable, CustomStringConvertible {
  package enum Severity: String, Sendable, Codable {
    /// The content can't be used.
    case error
    /// The content can be used, but somebody should look.
    case warning
  }

  package let severity: Severity
  /// Relative to the content folder.
  package let file: String
  /// From 1; nil where the fault is the file's as a whole.
  package let line: Int?
  package let message: String

  package init(severity: Severity, file: String, line: Int? = nil, message: String) {
    self.severity = severity
    self.file = file
    self.line = line
    self.message = message
  }

  /// `file:line: error: message`, as compilers write it, so that editors find the place.
  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(severity.rawValue): \(message)"
  }
}
