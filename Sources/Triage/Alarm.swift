/// That a message sounds like danger or despair, and why.
package struct Alarm: Sendable, Codable, Equatable {
  /// What the patient is told, the most urgent first.
  package enum Level: String, Sendable, Codable, CaseIterable {
    /// Somebody is in danger now.
    case emergency
    /// Somebody wishes to be dead, gone or not to wake.
    case crisis
    /// Despair without such a wish.
    case distress
    /// It might be one of these: the ordinary answer stands, with a line beside it.
    case watch
  }

  /// What decided.
  package enum Line: String, Sendable, Codable, CaseIterable {
    /// Fixed phrases alone, where nothing has been learnt.
    case rules
    /// What was learnt from messages.
    case learned
    /// The one and the other.
    case both
    /// A cry for help in another language, or a sign.
    case cry
  }

  package let level: Level
  /// Whether somebody else than the writer is meant; told of crises and despair.
  package let isAboutOther: Bool
  package let line: Line
  /// The red flag that the rules found.
  package let redFlag: RedFlag.Kind?
  /// The words that decided, weightiest first.
  package let words: [String]
  /// Of danger or despair, as what was learnt sees it, 0…1; nil without.
  package let probability: Double?

  package init(
    _ level: Level, isAboutOther: Bool = false, line: Line, redFlag: RedFlag.Kind? = nil,
    words: [String] = [], probability: Double? = nil
  ) {
    self.level = level
    self.isAboutOther = isAboutOther
    self.line = line
    self.redFlag = redFlag
    self.words = words
    self.probability = probability
  }

  /// Whether a person is called to the top of the queue.
  package var callsPerson: Bool { level == .emergency || level == .crisis }
}
