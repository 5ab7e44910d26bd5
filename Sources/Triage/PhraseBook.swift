import Linguistics

/// Patterns with what each stands for, found in time that grows linearly with the text.
struct PhraseBook<Meaning: Sendable>: Sendable {
  struct Match: Sendable {
    let range: Range<Int>
    let meaning: Meaning
  }

  private var entries: [(pattern: PhrasePattern, meaning: Meaning)] = []
  /// Positions in `entries` by what a match can begin with.
  private var index: [PhrasePattern.Beginning: [Int]] = [:]

  /// - Parameter words: the alternatives by the names that patterns have in braces.
  mutating func add(
    _ patterns: [String], meaning: Meaning, words: [String: String], analyzer: TextAnalyzer
  ) {
    for source in patterns {
      let pattern = PhrasePattern(source, words: words, analyzer: analyzer)
      for beginning in pattern.beginnings { index[beginning, default: []].append(entries.count) }
      entries.append((pattern, meaning))
    }
  }

  /// At most one match of each pattern at each word, in the order of the text.
  func matches(in words: [Utterance.Word]) -> [Match] {
    // Most texts say some words again and again.
    var known: [String: [Int]] = [:]
    var matches: [Match] = []
    for (start, word) in words.enumerated() {
      let numbers = known[word.text] ?? candidates(for: word)
      known[word.text] = numbers
      for number in numbers {
        guard let end = entries[number].pattern.end(in: words, from: start) else { continue }
        matches.append(Match(range: start..<end, meaning: entries[number].meaning))
      }
    }
    return matches
  }

  /// In the order in which they were added, each once.
  private func candidates(for word: Utterance.Word) -> [Int] {
    var found = index[.word(word.text)] ?? []
    if let letter = word.text.unicodeScalars.first { found += index[.letter(letter)] ?? [] }
    if word.isNumber { found += index[.number] ?? [] }
    return found.count > 1 ? Set(found).sorted() : found
  }
}
