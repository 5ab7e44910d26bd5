/// A place in the content folder.
struct Place: Sendable, Hashable {
  /// Relative to the content folder.
  let file: String
  /// From 1.
  var line: Int?

  /// `file:line`, to point at from elsewhere.
  var text: String { line.map { "\(file):\($0)" } ?? file }
}

/// Collects the faults of one run of the loader.
struct FaultList {
  private(set) var diagnostics: [Diagnostic] = []

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  mutating func error(_ place: Place, _ message: String) {
    diagnostics.append(
      Diagnostic(severity: .error, file: place.file, line: place.line, message: message))
  }

  mutating func warning(_ place: Place, _ message: String) {
    diagnostics.append(
      Diagnostic(severity: .warning, file: place.file, line: place.line, message: message))
  }

  mutating func append(_ other: FaultList) {
    diagnostics += other.diagnostics
  }

  /// By file and line; faults of one line stay in the order in which they were found.
  var sorted: [Diagnostic] {
    diagnostics.enumerated().sorted { one, other in
      (one.element.file, one.element.line ?? 0, one.offset)
        < (other.element.file, other.element.line ?? 0, other.offset)
    }
    .map(\.element)
  }
}

extension Collection where Element == String {
  /// `“a”, “b”`, for messages.
  var quotedList: String { map { "“\($0)”" }.joined(separator: ", ") }
}
