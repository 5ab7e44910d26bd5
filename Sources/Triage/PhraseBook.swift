import Linguistics

/// Patterns with what each stands for, found in time that grows linearly with the text.
struct PhraseBook<Meaning: Sendable>: Sendable {
  struct Match: Sendable {
    let range: Range<Int>
    let meaning: Meaning
  }

  private var entries: [(pattern: PhrasePattern, meaning: Meaning)] = []
  /// Positions in `entries` by the letter with which a match can begin, nil for numbers.
  private var index: [Unicode.Scalar?: [Int]] = [:]

  mutating func add(_ patterns: [String], meaning: Meaning, analyzer: TextAnalyzer) {
    for source in patterns {
      let pattern = PhrasePattern(source, analyzer: analyzer)
      for letter in pattern.firstLetters { index[letter, default: []].append(entries.count) }
      entries.append((pattern, meaning))
    }
  }

  /// At most one match of each pattern at each word, in the order of the text.
  func matches(in words: [Utterance.Word]) -> [Match] {
    words.indices.flatMap { start in
      candidates(for: words[start]).compactMap { number in
        entries[number].pattern.end(in: words, from: start).map {
          Match(range: start..<$0, meaning: entries[number].meaning)
        }
      }
    }
  }

  private func candidates(for word: Utterance.Word) -> [Int] {
    let byLetter = word.text.unicodeScalars.first.flatMap { index[$0] } ?? []
    return word.isNumber ? byLetter + (index[nil] ?? []) : byLetter
  }
}
