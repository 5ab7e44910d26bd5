import Linguistics

/// The phrases made ready: those with words, each once for a label.
struct TrainingMaterial {
  /// Sorted.
  let labels: [String]
  private(set) var phrases: [PhraseIndex.Phrase] = []
  /// What the sentence encoder reads of each phrase.
  private(set) var texts: [String] = []
  private(set) var keys: [String] = []
  private(set) var bags: [FeatureBag] = []
  private(set) var vocabulary = FeatureVocabulary()

  init(_ examples: [TrainingExample], analyzer: TextAnalyzer) {
    let analysed = examples.map { ($0, analyzer.analyse($0.text)) }
      .filter { _, text in !text.tokens.isEmpty }
    labels = Set(analysed.map { example, _ in example.label }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))

    // A phrase given twice would be predicted from itself.
    var known: Set<[String]> = []
    var occurrences: [[FeatureOccurrence]] = []
    for (example, text) in analysed {
      let key = PhraseIndex.key(of: text)
      guard let label = numbers[example.label], known.insert([example.label, key]).inserted
      else { continue }
      phrases.append(
        PhraseIndex.Phrase(text: example.text, label: label, language: example.language))
      texts.append(text.plain)
      keys.append(key)
      let found = TextFeatures.occurrences(in: text)
      vocabulary.insert(found)
      occurrences.append(found)
    }
    bags = occurrences.map(vocabulary.bag)
  }

  var outOfScope: Int? { labels.firstIndex(of: TrainingExample.outOfScopeLabel) }

  func phraseSet(vectors: [ContiguousArray<Float>]?) -> PhraseSet {
    PhraseSet(
      bags: bags, vectors: vectors, labels: phrases.map(\.label), labelCount: labels.count)
  }
}
