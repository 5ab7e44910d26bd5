package import Linguistics

/// What a message was understood as, with the reasons.
package struct Decision: Sendable, Codable, Equatable {
  package enum Outcome: Sendable, Equatable {
    /// One intent answers.
    case matched(String)
    /// Two or three intents to choose from, the likeliest first.
    case ambiguous([String])
    /// No intent answers.
    case none(NoneReason)
  }

  package enum NoneReason: String, Sendable, Codable, CaseIterable {
    /// Neither word nor number in the message: empty, punctuation, an emoji.
    case noWords = "no-words"
    /// Unlike every phrase.
    case unlike
    /// Closest to the phrases that are out of scope.
    case outOfScope = "out-of-scope"
    /// No intent is close enough to be worth a question.
    case unsure
  }

  /// Which rule decided; the raw values are stable.
  package enum Rule: String, Sendable, Codable, CaseIterable {
    case noWords = "no-words"
    case unlike
    case outOfScope = "out-of-scope"
    /// Word for word a training phrase of the best intent.
    case knownPhrase = "known-phrase"
    /// Probable enough to answer.
    case confident
    /// The probability is split between intents.
    case split
    /// One intent leads, but not by enough to answer.
    case weak
    case unsure
  }

  package struct Candidate: Sendable, Codable, Equatable {
    /// An intent's id, or `none` for the out-of-scope phrases.
    package let intent: String
    /// Calibrated on held-out predictions, 0…1.
    package let probability: Double

    package init(intent: String, probability: Double) {
      self.intent = intent
      self.probability = probability
    }
  }

  /// A training phrase that resembles the message.
  package struct Neighbour: Sendable, Codable, Equatable {
    package let phrase: String
    package let intent: String
    package let language: LanguageFamily?
    /// The cosine of the two meanings or, without an encoder, of their words, 0…1.
    package let similarity: Double
  }

  /// A word, word pair or run of Han characters that spoke for the best candidate.
  package struct Evidence: Sendable, Codable, Equatable {
    package let feature: String
    /// What it added to the candidate's log-odds.
    package let weight: Double
  }

  package let outcome: Outcome
  /// Best first, up to five; empty for a message without words.
  package let candidates: [Candidate]
  /// Most alike first, up to three.
  package let nearest: [Neighbour]
  /// Weightiest first, up to five.
  package let evidence: [Evidence]
  package let rule: Rule
  /// How alike the message is to the most similar phrase; without an encoder, the share of it that
  /// occurs in any phrase; 0…1.
  package let likeness: Double
  /// How much the message looks as if an intent was meant: higher is more, on a scale that differs
  /// from training to training.
  package let familiarity: Double

  package var isMatch: Bool {
    if case .matched = outcome { true } else { false }
  }

  /// The probability of the best candidate, 0 without one.
  package var confidence: Double { candidates.first?.probability ?? 0 }
}

/// `{"kind": "matched", "intents": [id]}`, `{"kind": "ambiguous", "intents": [ids]}` or
/// `{"kind": "none", "reason": code}`
extension Decision.Outcome: Codable {
  private enum CodingKeys: CodingKey { case kind, intents, reason }
  private enum Kind: String, Codable { case matched, ambiguous, none }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    switch try values.decode(Kind.self, forKey: .kind) {
    case .matched:
      let intents = try values.decode([String].self, forKey: .intents)
      guard let intent = intents.first, intents.count == 1 else {
        throw DecodingError.dataCorruptedError(
          forKey: .intents, in: values, debugDescription: "A match has one intent.")
      }
      self = .matched(intent)
    case .ambiguous: self = .ambiguous(try values.decode([String].self, forKey: .intents))
    case .none: self = .none(try values.decode(Decision.NoneReason.self, forKey: .reason))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .matched(let intent):
      try values.encode(Kind.matched, forKey: .kind)
      try values.encode([intent], forKey: .intents)
    case .ambiguous(let intents):
      try values.encode(Kind.ambiguous, forKey: .kind)
      try values.encode(intents, forKey: .intents)
    case .none(let reason):
      try values.encode(Kind.none, forKey: .kind)
      try values.encode(reason, forKey: .reason)
    }
  }
}
