/// What the two lines of triage go by: the rules, and the messages that the second learns from; and
/// the phrases that are known by heart.
package struct TriageContent: Sendable, Codable, Equatable {
  package enum Label: String, Sendable, Codable, CaseIterable {
    /// Somebody is in danger now.
    case emergency
    /// The writer wishes to be dead, gone or not to wake, however gently it is said.
    case crisis
    /// Somebody else does.
    case crisisOther = "crisis-other"
    /// Despair without such a wish.
    case distress
    case distressOther = "distress-other"
    /// What only sounds like danger or despair.
    case harmless = "none"
    /// What doesn't even sound like it: questions to the office, and everyday talk.
    case ordinary
  }

  package struct Message: Sendable, Equatable {
    package let text: String
    package let label: Label

    package init(text: String, label: Label) {
      self.text = text
      self.label = label
    }
  }

  package var rules = TriageRules()
  /// In the order of the labels, and of their files.
  package var messages: [Message] = []
  /// The common cries for help in languages that aren't served, and signs: known wherever they stand.
  package var cries: [String] = []
  /// Wishes to die in such languages.
  package var crisisCries: [String] = []
  /// A word or two that may be a cry for help and may be nothing, as whole messages.
  package var pleas: [String] = []
  /// What people say once the danger is over.
  package var allWell: [String] = []

  package init() {}
}

/// The texts by label, which reads and writes much sooner than a list of messages.
extension TriageContent {
  private enum CodingKeys: CodingKey { case rules, messages, cries, crisisCries, pleas, allWell }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    rules = try values.decodeIfPresent(TriageRules.self, forKey: .rules) ?? TriageRules()
    let texts = try values.decode([String: [String]].self, forKey: .messages)
    messages = Label.allCases.flatMap { label in
      (texts[label.rawValue] ?? []).map { Message(text: $0, label: label) }
    }
    cries = try values.decode([String].self, forKey: .cries)
    crisisCries = try values.decode([String].self, forKey: .crisisCries)
    pleas = try values.decode([String].self, forKey: .pleas)
    allWell = try values.decode([String].self, forKey: .allWell)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(rules, forKey: .rules)
    try values.encode(
      Dictionary(grouping: messages, by: \.label.rawValue).mapValues { $0.map(\.text) },
      forKey: .messages)
    try values.encode(cries, forKey: .cries)
    try values.encode(crisisCries, forKey: .crisisCries)
    try values.encode(pleas, forKey: .pleas)
    try values.encode(allWell, forKey: .allWell)
  }
}
