import Linguistics

/// A stretch of a text, and whether the search found it.
package struct TextSegment: Sendable, Codable, Equatable {
  package let text: String
  package let isHit: Bool
}

/// Marks in a text, as it stands, what a search was for: words in any of their forms, and Chinese
/// in either script.
struct Highlighter {
  private let words: Set<String>
  /// Stretches of Simplified characters, two or more where the search had more than one in a row.
  private let pairs: Set<String>
  /// Runs of two Simplified characters and more as they were typed, with what carries no subject.
  private let runs: [[String]]
  private let analyzer: TextAnalyzer

  init(_ query: TextAnalysis, vocabulary: SearchVocabulary) {
    let terms = SearchQuery(query, vocabulary: vocabulary).parts.flatMap(\.coveredBy)
    let isHan = { (term: String) in term.unicodeScalars.allSatisfy(\.properties.isIdeographic) }
    words = Set(terms.filter { !isHan($0) })
    pairs = Set(terms.filter(isHan))
    runs = SearchVocabulary.runs(of: query.tokens).compactMap { run in
      if case .han(let characters) = run, characters.count > 1 { characters } else { nil }
    }
    analyzer = vocabulary.analyzer
  }

  func segments(of text: String) -> [TextSegment] {
    let characters = Array(text)
    var isHit = [Bool](repeating: false, count: characters.count)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if isIdeograph(character) {
        // Characters fold one by one, so places in the text stay what they are.
        let own = analyzer.fold(String(character))
        if pairs.contains(own) { isHit[index] = true }
        if index + 1 < characters.count, isIdeograph(characters[index + 1]),
          pairs.contains(own + analyzer.fold(String(characters[index + 1])))
        {
          isHit[index] = true
          isHit[index + 1] = true
        }
        index += 1
      } else if isPartOfWord(character) {
        let end =
          characters[index...].firstIndex { !isPartOfWord($0) || isIdeograph($0) }
          ?? characters.count
        let word = analyzer.analyse(String(characters[index..<end])).normalized
        if words.contains(Stemmer.stem(word)) {
          for place in index..<end { isHit[place] = true }
        }
        index = end
      } else {
        index += 1
      }
    }
    mark(runs, in: characters, &isHit)
    return joined(characters, isHit)
  }

  private func mark(_ runs: [[String]], in characters: [Character], _ isHit: inout [Bool]) {
    guard !runs.isEmpty else { return }
    let folded = characters.map { isIdeograph($0) ? analyzer.fold(String($0)) : "" }
    for run in runs where run.count <= folded.count {
      for start in 0...folded.count - run.count
      where Array(folded[start..<start + run.count]) == run {
        for place in start..<start + run.count { isHit[place] = true }
      }
    }
  }

  private func joined(_ characters: [Character], _ isHit: [Bool]) -> [TextSegment] {
    var segments: [TextSegment] = []
    var start = 0
    for index in characters.indices
    where index + 1 == characters.count || isHit[index + 1] != isHit[index] {
      segments.append(
        TextSegment(text: String(characters[start...index]), isHit: isHit[index]))
      start = index + 1
    }
    return segments
  }

  private func isIdeograph(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.isIdeographic ?? false
  }

  private func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "'" || character == "’"
  }
}
