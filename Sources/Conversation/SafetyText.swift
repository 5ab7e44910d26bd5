/// What somebody in danger or despair is told; the wording is the locale's.
package enum SafetyText: String, Sendable, Codable, CaseIterable {
  /// Somebody is in danger now.
  case emergency
  /// The writer, or somebody else, wishes to be dead, gone or not to wake.
  case crisis, crisisOther
  /// Despair without such a wish, of the writer or of somebody else.
  case distress, distressOther
  /// A line with the number, beside another answer.
  case watch
  /// Asks back after a word that may be a cry for help and may be nothing.
  case askBack
  /// Thanks for saying that the danger is over, or that it is easier now.
  case allWell, allWellAfterCrisis

  /// Whether a person is called to the top of the queue.
  package var isAlarm: Bool { [.emergency, .crisis, .crisisOther].contains(self) }
}
