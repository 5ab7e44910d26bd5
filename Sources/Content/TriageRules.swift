/// The first line of triage: fixed phrases, with what speaks against them.
package struct TriageRules: Sendable, Codable, Equatable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case heartAttack, stroke, breathing, bleeding, consciousness, selfHarm, anaphylaxis
    case poisoning, seizure, obstetric, infant, severeInjury
    /// A call for help that names no illness: “call an ambulance”.
    case help
  }

  /// How a phrase is to be taken.
  package enum Weight: String, Sendable, Codable, CaseIterable {
    /// A cry for help or an intent: only a plain “no” before it speaks against it.
    case explicit
    /// A symptom that is happening, unless its own segment says otherwise.
    case acute
    /// An illness that befell someone: as often told as history, by a message that asks for
    /// treatment.
    case event
    /// The name of an illness: a flag where the message says nothing else.
    case bare
    /// A small sign, like sweat or vomiting: a flag with one of another sort, unless the message
    /// says otherwise.
    case sign
  }

  /// Words that say how what stands near them is meant.
  package enum Cue: String, Sendable, Codable, CaseIterable {
    /// “no”, 没有: speaks against what follows.
    case negation
    /// Words that may stand between a negation and what it denies.
    case light
    /// Joins things that are denied together.
    case connector
    /// “or”: what follows shares in a denial earlier in the sentence.
    case alternative
    /// Long ago, or over: “last year”, 病史.
    case past
    /// “after a”, 曾经: directly before a phrase, makes it history.
    case leading
    /// 后, 过, “survivor”: directly after a phrase, makes it history or a topic.
    case trailing
    /// For months, now and then.
    case chronic
    /// Asks about a subject: “do you treat”, 康复.
    case general
    /// What people ask of the office: “second opinion”, 预约.
    case elective
    /// “right now”, 正在.
    case now
    /// “suddenly”, 突然: speaks of now unless a date is given.
    case sudden
    /// A larger phrase in which a red flag or a cue stands by chance.
    case unrelated
    /// A phrase with a “no” that denies nothing: “not sure”, 是不是.
    case noNegation
    /// People and particles that may surround a bare name.
    case filler
  }

  /// Phrases of one sort, in the notation that `Intents/README.md` tells.
  package struct Flag: Sendable, Codable, Equatable {
    package let kind: Kind
    package let weight: Weight
    package let patterns: [String]
  }

  /// By cue; those of both languages.
  package struct CuePhrases: Sendable, Codable, Equatable {
    package let cue: Cue
    package let patterns: [String]
  }

  package var flags: [Flag] = []
  package var cues: [CuePhrases] = []
  /// Alternatives by the name that patterns have in braces.
  package var words: [String: String] = [:]

  package init() {}
}
