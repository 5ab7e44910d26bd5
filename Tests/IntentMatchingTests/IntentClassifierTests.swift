import Foundation
import IntentMatching
import Linguistics
import Testing

@Suite struct IntentClassifierTests {
  private static let library = Result { try Library() }

  private func decide(_ text: String) throws -> Decision {
    try Self.library.get().decide(text)
  }

  @Test(arguments: [
    ("what time do you open on Sunday", "hours"), ("can i borrow five books", "loan"),
    ("I would like to renew my loan", "renewal"), ("how much is the late fee", "fees"),
    ("reserve a study room for tomorrow", "rooms"), ("今天晚上几点关门", "hours"),
    ("怎么在网上续借", "renewal"), ("晚还书罚款多少钱", "fees"),
  ])
  func `A new wording of an intent ranks it first`(text: String, intent: String) throws {
    #expect(try decide(text).candidates.first?.intent == intent)
  }

  @Test func `Traditional and Simplified are understood alike`() throws {
    let simplified = try decide("请问自习室怎么预约")
    let traditional = try decide("請問自習室怎麼預約")
    #expect(simplified == traditional)
    #expect(simplified.candidates.first?.intent == "rooms")
  }

  @Test func `Every training phrase is answered by its own intent`() throws {
    for example in LibraryPhrases.examples {
      let decision = try decide(example.text)
      #expect(decision.outcome == .matched(example.label), "\(example.text)")
      #expect(decision.rule == .knownPhrase)
      let nearest = try #require(decision.nearest.first)
      #expect(nearest.similarity > 0.999)
    }
  }

  @Test func `A number that is a phrase is understood, and another number is not`() throws {
    let bye = TrainingExample(text: "88", label: "goodbye", language: .zh)
    let library = try Library(LibraryPhrases.examples + [bye])
    #expect(library.decide("88").outcome == .matched("goodbye"))
    #expect(library.decide("99").outcome == .none(.unlike))
  }

  @Test func `A phrase that two intents share is not answered as a known phrase`() throws {
    let shared = ["hours", "rooms"].map {
      TrainingExample(text: "opening hours of the rooms", label: $0, language: .en)
    }
    let library = try Library(LibraryPhrases.examples + shared)
    #expect(library.decide("opening hours of the rooms").rule != .knownPhrase)
  }

  @Test(arguments: [
    "asdkjfh qwoeiruty zxmcnv", "Привет, как дела?", "xyzzy", "こんにちは", "12345", "3.14 2 7",
  ])
  func `A message unlike every phrase is none, without confidence`(text: String) throws {
    let decision = try decide(text)
    #expect(decision.outcome == .none(.unlike))
    #expect(decision.rule == .unlike)
    let best = try #require(decision.candidates.first)
    // Five intents: chance is 0.2.
    #expect(best.probability < 0.35)
  }

  @Test(arguments: ["of", "the", "my", "吗", "的"])
  func `A function word alone is not answered and has no confidence`(text: String) throws {
    let decision = try decide(text)
    if case .matched = decision.outcome { Issue.record("“\(text)” was answered") }
    let best = try #require(decision.candidates.first)
    #expect(best.probability < 0.6)
  }

  @Test(arguments: ["", "   ", "?!…", "😀", "\u{0}", "\u{200B}\u{202E}"])
  func `A message without words is none and has no candidates`(text: String) throws {
    let decision = try decide(text)
    #expect(decision.outcome == .none(.noWords))
    #expect(decision.candidates.isEmpty)
    #expect(decision.nearest.isEmpty)
    #expect(decision.evidence.isEmpty)
  }

  @Test func `A very long message is decided with finite numbers`() throws {
    for text in [
      String(repeating: "renew my books ", count: 5_000), String(repeating: "续借", count: 10_000),
      String(repeating: "a", count: 100_000), String(repeating: "é́́", count: 3_000),
    ] {
      let decision = try decide(text)
      #expect(decision.candidates.allSatisfy { (0...1).contains($0.probability) })
      #expect(decision.familiarity.isFinite)
      #expect((0...1).contains(decision.likeness))
    }
  }

  @Test(arguments: ["ＯＰＥＮ ｏｎ Ｓｕｎｄａｙ？", "OPEN on\u{200B} Sunday", "  open\non Sunday"])
  func `Width, case and invisible characters make no difference`(text: String) throws {
    #expect(try decide(text).candidates == decide("open on sunday").candidates)
  }

  @Test func `Probabilities are ordered and a distribution`() throws {
    let candidates = try decide("how do I borrow a room").candidates
    #expect(candidates.count == 5)
    #expect(abs(candidates.reduce(0) { $0 + $1.probability } - 1) < 1e-4)
    #expect(candidates.map(\.probability) == candidates.map(\.probability).sorted(by: >))
  }

  @Test func `The same phrases train the same classifier`() throws {
    let other = try Library()
    #expect(try other.classifier.thresholds == Self.library.get().classifier.thresholds)
    for text in ["can I renew online or pay there", "续借要多少钱", "qwerty borrow zzz"] {
      #expect(try other.decide(text) == decide(text))
    }
  }

  @Test func `A phrase given twice changes nothing`() throws {
    let twice = try Library(LibraryPhrases.examples + LibraryPhrases.examples)
    #expect(try twice.decide("renew the loan") == decide("renew the loan"))
  }

  @Test func `An out-of-scope phrase is none where examples of it are given`() throws {
    let library = try Library(LibraryPhrases.examples + LibraryPhrases.outOfScopeExamples)
    for text in ["what's the weather like tomorrow", "明天天气怎样"] {
      let decision = library.decide(text)
      #expect(decision.outcome == .none(.outOfScope))
      #expect(decision.rule == .outOfScope)
      #expect(decision.candidates.first?.intent == TrainingExample.outOfScopeLabel)
    }
    #expect(library.decide("renew my books please").candidates.first?.intent == "renewal")
  }

  @Test func `The evidence names the words that count`() throws {
    let english = try decide("could you renew them for me").evidence
    #expect(english.first?.feature == "renew")
    let chinese = try decide("我要续借三本").evidence
    #expect(chinese.first?.feature.contains("续借") == true)
    #expect((english + chinese).allSatisfy { $0.weight > 0 })
    #expect(english.map(\.weight) == english.map(\.weight).sorted(by: >))
  }

  @Test func `The nearest phrases come with intent, language and similarity`() throws {
    let nearest = try decide("可以預約自習室嗎，謝謝").nearest
    #expect(nearest.first?.phrase == "可以预约自习室吗")
    #expect(nearest.first?.intent == "rooms")
    #expect(nearest.first?.language == .zh)
    #expect(nearest.count <= 3)
    #expect(nearest.allSatisfy { (0...1).contains($0.similarity) })
    #expect(nearest.map(\.similarity) == nearest.map(\.similarity).sorted(by: >))
  }

  @Test func `Decisions survive being written and read`() throws {
    for text in ["renew my books", "borrow a room or pay", "xyzzy plugh", ""] {
      let decision = try decide(text)
      let data = try JSONEncoder().encode(decision)
      #expect(try JSONDecoder().decode(Decision.self, from: data) == decision)
    }
  }

  @Test func `One message may be decided by many tasks at once`() async throws {
    let library = try Self.library.get()
    let expected = library.decide("can I extend my loan")
    await withTaskGroup(of: Decision.self) { group in
      for _ in 0..<32 { group.addTask { library.decide("can I extend my loan") } }
      for await decision in group { #expect(decision == expected) }
    }
  }
}
