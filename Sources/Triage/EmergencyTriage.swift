package import Content
package import Linguistics

/// Finds red flags in messages by fixed phrases in English and Chinese: deterministic, in linear
/// time, and decided before anything else is asked of a message.
///
/// Not for diagnosis: where a message may speak of someone in danger now, it errs towards a flag.
package struct EmergencyTriage: Sendable {
  private let analyzer: TextAnalyzer
  private var flags = PhraseBook<RedFlagPhrase>()
  private var cues = PhraseBook<Cue>()

  package init(_ rules: TriageRules, analyzer: TextAnalyzer) {
    self.analyzer = analyzer
    for (index, flag) in rules.flags.enumerated() {
      flags.add(
        flag.patterns,
        meaning: RedFlagPhrase(kind: flag.kind, weight: flag.weight, entry: index),
        words: rules.words, analyzer: analyzer)
    }
    for phrases in rules.cues {
      cues.add(phrases.patterns, meaning: phrases.cue, words: rules.words, analyzer: analyzer)
    }
  }

  /// The first sign of present danger in the message, nil where there is none.
  package func redFlag(in text: TextAnalysis) -> RedFlag? {
    // A line break ends a sentence, but people press Enter in the middle of one, too.
    redFlag(in: text.foldedLines)
      ?? (text.foldedLines == text.folded ? nil : redFlag(in: text.folded))
  }

  /// Whether the message plainly says that somebody doesn't wish to die.
  package func hasWishToLive(in text: TextAnalysis) -> Bool {
    reading(of: text.folded)?.hasWishToLive ?? false
  }

  private func redFlag(in folded: String) -> RedFlag? { reading(of: folded)?.firstRedFlag }

  /// Nil where no phrase stands.
  private func reading(of folded: String) -> Reading? {
    let utterance = Utterance(folded, analyzer: analyzer)
    let found = flags.matches(in: utterance.words)
    guard !found.isEmpty else { return nil }
    return Reading(utterance: utterance, flags: found, cues: cues.matches(in: utterance.words))
  }
}

/// How a phrase is to be taken.
struct RedFlagPhrase: Sendable {
  let kind: RedFlag.Kind
  let weight: TriageRules.Weight
  /// Position of its section among all: phrases of one section are of one sort.
  let entry: Int
}

typealias Cue = TriageRules.Cue
