import SentenceEncoder

/// Knows what a few words mean, English and Chinese alike: one dimension for each meaning, and the
/// last for texts that mean none of them.
struct ConceptEncoder: SentenceEncoding {
  var identity = "concepts"
  var dimension = Self.concepts.count + 1

  private struct Concept {
    /// What a text is about counts more than how it asks.
    let weight: Float
    let english: [String]
    let chinese: [String]
  }

  private static let concepts = [
    Concept(
      weight: 1, english: ["open", "opening", "hours", "close", "doors", "shut"],
      chinese: ["开门", "开放", "关门", "几点", "打烊"]),
    Concept(
      weight: 1, english: ["borrow", "borrowing", "borrowed", "keep", "lend"],
      chinese: ["借", "出借"]),
    Concept(
      weight: 1, english: ["renew", "renewal", "renewed", "extend", "prolong"],
      chinese: ["续借", "延长", "借期", "延后", "宽限"]),
    Concept(
      weight: 1,
      english: ["fine", "fines", "fee", "cost", "pay", "charge", "price", "expensive"],
      chinese: ["罚", "钱", "费", "付款", "昂贵"]),
    Concept(
      weight: 1, english: ["room", "rooms", "seats", "chamber"],
      chinese: ["自习室", "会议室", "房间", "讨论室", "座位"]),
    Concept(weight: 0.3, english: ["book", "books", "novels"], chinese: ["书", "小说"]),
    Concept(weight: 0.3, english: ["how", "what"], chinese: ["怎么", "什么"]),
    Concept(
      weight: 0.3, english: ["today", "tomorrow", "sunday", "tonight"],
      chinese: ["今天", "明天", "星期天", "晚上"]),
    Concept(weight: 0.2, english: ["i", "my"], chinese: ["我"]),
  ]

  private static let placesByEnglish = Dictionary(
    uniqueKeysWithValues: concepts.enumerated().flatMap { place, concept in
      concept.english.map { ($0, place) }
    })

  /// The longest first: 续借 is not 借.
  private static let placesByChinese = concepts.enumerated().flatMap { place, concept in
    concept.chinese.map { (word: $0, place: place) }
  }.sorted { ($1.word.count, $0.word) < ($0.word.count, $1.word) }

  func vectors(of texts: [String]) -> [ContiguousArray<Float>] { texts.map(meaning) }

  private func meaning(of text: String) -> ContiguousArray<Float> {
    var vector = ContiguousArray<Float>(repeating: 0, count: dimension)
    for run in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      if let place = Self.placesByEnglish[String(run)] {
        vector[place] = Self.concepts[place].weight
        continue
      }
      var rest = String(run)
      for (word, place) in Self.placesByChinese where rest.contains(word) {
        vector[place] = Self.concepts[place].weight
        rest = rest.replacing(word, with: " ")
      }
    }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else {
      vector[dimension - 1] = 1
      return vector
    }
    return ContiguousArray(vector.map { $0 / length })
  }
}
