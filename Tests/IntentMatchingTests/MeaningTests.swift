import IntentMatching
import Linguistics
import Testing

/// What a sentence encoder adds to words.
@Suite struct MeaningTests {
  private struct Pair: Sendable {
    let withEncoder: Library
    let wordsAlone: Library

    init(_ examples: [TrainingExample]) throws {
      withEncoder = try Library(examples, encoder: ConceptEncoder())
      wordsAlone = try Library(examples)
    }
  }

  private static let english = Result { try Pair(LibraryPhrases.examples(in: .en)) }
  private static let chinese = Result { try Pair(LibraryPhrases.examples(in: .zh)) }
  private static let both = Result { try Pair(LibraryPhrases.examples) }

  @Test(arguments: [
    ("Doors shut?", "hours"), ("lend novels", "loan"), ("Prolong, thanks", "renewal"),
    ("Too expensive", "fees"), ("seats upstairs", "rooms"),
  ])
  func `A paraphrase without a shared word is understood by its meaning alone`(
    text: String, intent: String
  ) throws {
    let library = try Self.english.get()
    func words(_ text: String) -> Set<String> {
      Set(library.withEncoder.analyzer.analyse(text).tokens.map(\.text))
    }
    let known = LibraryPhrases.examples(in: .en).reduce(into: Set()) {
      $0.formUnion(words($1.text))
    }
    #expect(words(text).isDisjoint(with: known))
    #expect(library.withEncoder.decide(text).outcome == .matched(intent))
    #expect(library.wordsAlone.decide(text).outcome != .matched(intent))
  }

  @Test(arguments: [
    ("星期天开门吗", "hours"), ("我想借小说", "loan"), ("可以再宽限几天吗", "renewal"),
    ("太昂贵了", "fees"), ("還有座位嗎", "rooms"),
  ])
  func `A Chinese message is understood by English phrases`(text: String, intent: String) throws {
    let library = try Self.english.get()
    #expect(library.withEncoder.decide(text).outcome == .matched(intent))
    #expect(library.wordsAlone.decide(text).outcome == .none(.unlike))
  }

  @Test(arguments: [
    ("Are you open on Sunday?", "hours"), ("I would like to borrow a film", "loan"),
    ("Please renew it", "renewal"), ("what does it cost", "fees"), ("a quiet room", "rooms"),
  ])
  func `An English message is understood by Chinese phrases`(text: String, intent: String) throws {
    let library = try Self.chinese.get()
    #expect(library.withEncoder.decide(text).outcome == .matched(intent))
    #expect(library.wordsAlone.decide(text).outcome == .none(.unlike))
  }

  @Test(arguments: [("seats upstairs", "rooms"), ("太昂贵了", "fees"), ("Prolong, thanks", "renewal")])
  func `The nearest phrases are those of like meaning`(text: String, intent: String) throws {
    let nearest = try Self.both.get().withEncoder.decide(text).nearest
    #expect(nearest.count == 3)
    #expect(nearest.allSatisfy { $0.intent == intent })
    #expect(nearest.allSatisfy { $0.similarity > 0.5 && $0.similarity <= 1 })
    #expect(nearest.map(\.similarity) == nearest.map(\.similarity).sorted(by: >))
  }

  @Test func `The nearest phrase may be in the other language`() throws {
    let chinese = try Self.english.get().withEncoder.decide("自习室")
    #expect(chinese.nearest.first?.intent == "rooms")
    #expect(chinese.nearest.allSatisfy { $0.language == .en })
    let english = try Self.chinese.get().withEncoder.decide("How much must I pay?")
    #expect(english.nearest.first?.intent == "fees")
    #expect(english.nearest.allSatisfy { $0.language == .zh })
  }

  @Test func `A phrase is its own nearest, with a cosine of one`() throws {
    let library = try Self.both.get().withEncoder
    for example in LibraryPhrases.examples {
      let decision = library.decide(example.text)
      #expect(decision.outcome == .matched(example.label), "\(example.text)")
      #expect(decision.rule == .knownPhrase)
      #expect(decision.nearest.allSatisfy { (0...1).contains($0.similarity) })
      #expect(decision.nearest.first.map { $0.similarity > 0.999 } == true)
      #expect(decision.likeness > 0.999 && decision.likeness < 1.001)
    }
  }

  @Test func `The evidence names words beside an encoder too`() throws {
    let library = try Self.both.get().withEncoder
    #expect(library.decide("could you renew them for me").evidence.first?.feature == "renew")
    #expect(library.decide("我要续借三本").evidence.first?.feature.contains("续借") == true)
  }

  @Test func `A message that only its meaning explains has no word as evidence`() throws {
    let decision = try Self.english.get().withEncoder.decide("星期天开门吗")
    #expect(decision.outcome == .matched("hours"))
    #expect(decision.evidence.isEmpty)
  }

  @Test(arguments: [
    "purple elephants dance", "asdkjfh qwoeiruty", "紫色大象跳舞", "Привет, как дела?", "42",
  ])
  func `A message far from the meaning of all phrases is unlike them`(text: String) throws {
    let decision = try Self.both.get().withEncoder.decide(text)
    #expect(decision.outcome == .none(.unlike))
    #expect((0...1).contains(decision.likeness))
    #expect(decision.candidates.allSatisfy { (0...1).contains($0.probability) })
  }

  @Test(arguments: ["", "?!", "😀"])
  func `A message without words is not brought before the encoder`(text: String) throws {
    let decision = try Self.both.get().withEncoder.decide(text)
    #expect(decision.outcome == .none(.noWords))
    #expect(decision.nearest.isEmpty)
  }
}
