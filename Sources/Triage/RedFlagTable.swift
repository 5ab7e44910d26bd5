/// The phrases that are red flags, in the notation of `PhrasePattern`.
enum RedFlagTable {
  static let all = english + chinese + signs

  struct Entry: Sendable {
    let kind: RedFlag.Kind
    let weight: RedFlagPhrase.Weight
    let patterns: [String]

    init(_ kind: RedFlag.Kind, _ weight: RedFlagPhrase.Weight, _ patterns: [String]) {
      self.kind = kind
      self.weight = weight
      self.patterns = patterns
    }
  }
}
