/// A reply of the bot: lines that may depend on facts of the site.
package struct ReplyTemplate: Sendable, Codable, Equatable {
  package struct Line: Sendable, Codable, Equatable {
    package let text: String
    /// The line is shown only while none of these facts is set; empty for ordinary lines.
    package let unset: [String]

    package init(_ text: String, unset: [String] = []) {
      self.text = text
      self.unset = unset
    }
  }

  package let lines: [Line]

  package init(lines: [Line]) {
    self.lines = lines
  }

  /// The names of all placeholders, each once, sorted.
  package var placeholders: [String] {
    Set(lines.flatMap { Placeholders.names(in: $0.text) }).sorted()
  }

  /// The text to send; empty when no line is left.
  ///
  /// A line is left out when one of its placeholders has neither a value nor a fact.
  /// - Parameters:
  ///   - facts: the value of a fact of the site; nil while it is unset.
  ///   - values: what only the conversation knows; goes before facts.
  package func render(
    facts: (String) -> String?, values: [String: String] = [:]
  ) -> String {
    func value(_ name: String) -> String? { values[name] ?? facts(name) }
    return lines.filter { line in
      line.unset.allSatisfy { facts($0) == nil }
        && Placeholders.names(in: line.text).allSatisfy { value($0) != nil }
    }
    .map { Placeholders.fill($0.text, value: value) }
    .joined(separator: "\n")
  }
}
