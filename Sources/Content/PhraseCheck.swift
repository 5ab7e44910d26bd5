import Linguistics

/// Finds phrases that say nothing, and phrases that stand twice however they are written.
struct PhraseCheck {
  let analyzer: TextAnalyzer

  func check(_ parsed: ParsedIntents, faults: inout FaultList) {
    let outOfScope = LanguageFamily.allCases.flatMap { parsed.outOfScope[$0] ?? [] }
    let groups =
      parsed.intents.map { ($0.definition.id, $0.phrases) } + [("out_of_scope", outOfScope)]
    var first: [String: (id: String, place: Place)] = [:]
    for (id, phrases) in groups {
      for phrase in phrases {
        guard let key = key(of: phrase.value) else {
          faults.error(phrase.place, "A phrase of “\(id)” is empty; write one or delete the line.")
          continue
        }
        guard let other = first[key] else {
          first[key] = (id, phrase.place)
          continue
        }
        let owner = other.id == id ? "“\(id)” itself" : "“\(other.id)”"
        faults.error(
          phrase.place,
          """
          Duplicate phrase “\(phrase.value)” in “\(id)”: \(owner) has it at \(other.place.text) \
          (case, punctuation and Traditional characters make no difference); delete one.
          """)
      }
    }
  }

  /// What two phrases share when they are the same for matching; nil where nothing is to be seen.
  private func key(of phrase: String) -> String? {
    let analysis = analyzer.analyse(phrase)
    if analysis.folded.isEmpty { return nil }
    let words = analysis.tokens.map(\.text).joined(separator: " ")
    return words.isEmpty ? analysis.folded : words
  }
}
