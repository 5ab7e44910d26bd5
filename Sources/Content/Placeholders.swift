/// The `{name}` parts of a text. Braces around anything but a name are ordinary text.
package enum Placeholders {
  /// The names in the order in which they occur.
  package static func names(in text: String) -> [String] {
    text.matches(of: pattern).map { String($0.output.1) }
  }

  /// The text with every placeholder that has a value replaced by it, in one pass: braces inside a
  /// value are left as they are.
  package static func fill(_ text: String, value: (String) -> String?) -> String {
    text.replacing(pattern) { match in value(String(match.output.1)) ?? String(match.output.0) }
  }

  private static var pattern: Regex<(Substring, Substring)> { /\{([A-Za-z][A-Za-z0-9_.\-]*)\}/ }
}
