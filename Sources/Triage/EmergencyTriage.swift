package import Linguistics

/// Finds red flags in messages by fixed phrases in English and Chinese: deterministic, in linear
/// time, and decided before anything else is asked of a message.
///
/// Not for diagnosis: where a message may speak of someone in danger now, it errs towards a flag.
package struct EmergencyTriage: Sendable {
  private let analyzer: TextAnalyzer
  private var flags = PhraseBook<RedFlagPhrase>()
  private var cues = PhraseBook<Cue>()

  package init(analyzer: TextAnalyzer) {
    self.analyzer = analyzer
    for (index, entry) in RedFlagTable.all.enumerated() {
      flags.add(
        entry.patterns,
        meaning: RedFlagPhrase(kind: entry.kind, weight: entry.weight, entry: index),
        analyzer: analyzer)
    }
    for table in [CueTable.english, CueTable.chinese] {
      for cue in Cue.allCases {
        cues.add(table[cue] ?? [], meaning: cue, analyzer: analyzer)
      }
    }
  }

  /// The first sign of present danger in the message, nil where there is none.
  package func redFlag(in text: TextAnalysis) -> RedFlag? {
    // A line break ends a sentence, but people press Enter in the middle of one, too.
    redFlag(in: text.foldedLines)
      ?? (text.foldedLines == text.folded ? nil : redFlag(in: text.folded))
  }

  private func redFlag(in folded: String) -> RedFlag? {
    let utterance = Utterance(folded, analyzer: analyzer)
    let found = flags.matches(in: utterance.words)
    guard !found.isEmpty else { return nil }
    let reading = Reading(
      utterance: utterance, flags: found, cues: cues.matches(in: utterance.words))
    return reading.firstRedFlag
  }
}

/// How a phrase is to be taken.
struct RedFlagPhrase: Sendable {
  enum Weight: Sendable {
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

  let kind: RedFlag.Kind
  let weight: Weight
  /// Position of its entry in the tables: phrases of one entry are of one sort.
  let entry: Int
}

/// Words that say how what stands near them is meant.
enum Cue: Sendable, CaseIterable {
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
