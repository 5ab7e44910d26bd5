package import Content

/// A sign in a message that someone may be in danger now.
package struct RedFlag: Sendable, Codable, Equatable {
  package typealias Kind = TriageRules.Kind

  package let kind: Kind
  /// The words that were recognised, in folded form.
  package let matched: String

  package init(kind: Kind, matched: String) {
    self.kind = kind
    self.matched = matched
  }
}
