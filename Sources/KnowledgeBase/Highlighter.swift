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
  private let runs: Set<[String]>
  private let analyzer: TextAnalyzer

  init(_ query: TextAnalysis, vocabulary: SearchVocabulary) {
    let terms = SearchQuery(query, vocabulary: vocabulary).parts.flatMap(\.coveredBy)
    let isHan = { (term: String) in term.unicodeScalars.allSatisfy(\.properties.isIdeographic) }
    words = Set(terms.filter { !isHan($0) })
    pairs = Set(terms.filter(isHan))
    runs = Set(
      SearchVocabulary.runs(of: query.tokens).compactMap { run in
        if case .han(let characters) = run, characters.count > 1 { characters } else { nil }
      })
    analyzer = vocabulary.analyzer
  }

  func segments(of text: String) -> [TextSegment] {
    let characters = Array(text)
    // Characters fold one by one, so places in the text stay what they are.
    let folded = characters.map { isIdeograph($0) ? analyzer.fold(String($0)) : nil }
    var isHit = [Bool](repeating: false, count: characters.count)
    var index = 0
    while index < characters.count {
      if let own = folded[index] {
        if pairs.contains(own) { isHit[index] = true }
        if index + 1 < characters.count, let next = folded[index + 1], pairs.contains(own + next) {
          isHit[index] = true
          isHit[index + 1] = true
        }
        index += 1
      } else if isPartOfWord(characters[index]) {
        var end = index
        while end < characters.count, folded[end] == nil, isPartOfWord(characters[end]) { end += 1 }
        let word = analyzer.analyse(String(characters[index..<end])).normalized
        if words.contains(Stemmer.stem(word)) {
          for place in index..<end { isHit[place] = true }
        }
        index = end
      } else {
        index += 1
      }
    }
    for run in runs { mark(run, in: folded, &isHit) }
    return joined(characters, isHit)
  }

  /// Knuth, Morris and Pratt, “Fast Pattern Matching in Strings”, SIAM Journal on Computing, 1977.
  private func mark(_ run: [String], in text: [String?], _ isHit: inout [Bool]) {
    /// Of each beginning of the run, the longest shorter one that it ends with.
    var borders = [0]
    func extended(_ length: Int, by next: String?) -> Int {
      var length = length == run.count ? borders[length - 1] : length
      while length > 0, run[length] != next { length = borders[length - 1] }
      return run[length] == next ? length + 1 : 0
    }
    for next in run.dropFirst() { borders.append(extended(borders[borders.count - 1], by: next)) }
    var length = 0
    var marked = 0
    for (place, next) in text.enumerated() {
      length = extended(length, by: next)
      guard length == run.count else { continue }
      for hit in max(marked, place + 1 - length)...place { isHit[hit] = true }
      marked = place + 1
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
