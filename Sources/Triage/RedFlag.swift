/// A sign in a message that someone may be in danger now.
package struct RedFlag: Sendable, Codable, Equatable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case heartAttack, stroke, breathing, bleeding, consciousness, selfHarm, anaphylaxis
    case poisoning, seizure, obstetric, infant, severeInjury
    /// A call for help that names no illness: “call an ambulance”.
    case help
  }

  package let kind: Kind
  /// The words that were recognised, in folded form.
  package let matched: String

  package init(kind: Kind, matched: String) {
    self.kind = kind
    self.matched = matched
  }
}
