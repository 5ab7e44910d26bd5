import IntentMatching
import Linguistics
import Testing

@Suite struct TrainingTests {
  private let analyzer: TextAnalyzer

  init() throws { analyzer = try TextAnalyzer() }

  private func example(_ text: String, _ label: String) -> TrainingExample {
    TrainingExample(text: text, label: label, language: .en)
  }

  private func code(_ examples: [TrainingExample], options: TrainingOptions = .init())
    -> IntentMatchingError.Code?
  {
    do {
      _ = try IntentClassifier.train(examples, analyzer: analyzer, encoder: nil, options: options)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `Fewer than two intents with words are refused`() {
    #expect(code([]) == .tooFewIntents)
    #expect(code([example("hello", "a"), example("hi", "a")]) == .tooFewIntents)
    #expect(code([example("hello", "a"), example("?!", "b")]) == .tooFewIntents)
    #expect(code([example("hello", "a"), example("weather", "none")]) == .tooFewIntents)
    #expect(code([example("hello", "a"), example("goodbye", "b")]) == nil)
  }

  @Test func `Options out of range are refused`() {
    func options(_ change: (inout TrainingOptions) -> Void) -> TrainingOptions {
      var options = TrainingOptions()
      change(&options)
      return options
    }
    let examples = LibraryPhrases.examples
    #expect(code(examples, options: options { $0.folds = 1 }) == .invalidOption)
    #expect(code(examples, options: options { $0.maximumWrong = 1.5 }) == .invalidOption)
    #expect(code(examples, options: options { $0.strength = 0 }) == .invalidOption)
  }

  @Test func `One phrase for each of two intents is enough to start with`() throws {
    let library = try Library([
      example("book a room", "rooms"), example("renew my loan", "renewal"),
    ])
    #expect(library.decide("book a room").outcome == .matched("rooms"))
    #expect(library.decide("completely different").outcome == .none(.unlike))
    #expect(library.classifier.thresholds.match == DecisionThresholds.unlearnt.match)
  }

  @Test func `A handful of phrases does not make for certainty`() throws {
    let library = try Library([
      example("book a room", "rooms"), example("reserve the room", "rooms"),
      example("a room for four", "rooms"), example("renew my loan", "renewal"),
      example("extend the loan", "renewal"), example("loan for longer", "renewal"),
    ])
    let best = try #require(library.decide("which room is it").candidates.first)
    #expect(best.intent == "rooms")
    #expect(best.probability < 0.99)
  }

  @Test(arguments: [0.3, 3, 300])
  func `Probabilities are as high as the answers are right`(strength: Double) throws {
    // Each message has words of its own topic and, as often as the noise has it, of another; so
    // certainty is not to be had.
    var generator = SplitMix(state: 7)
    let topics = (0..<6).map { topic in (0..<8).map { "w\(topic)\(Self.letters[$0])" } }
    func message(_ topic: Int) -> String {
      (0..<4).map { _ in
        let source = generator.next(below: 100) < 45 ? generator.next(below: 6) : topic
        return topics[source][generator.next(below: 8)]
      }.joined(separator: " ")
    }
    let examples = (0..<360).map { example(message($0 % 6), "topic\($0 % 6)") }
    var options = TrainingOptions()
    options.strength = strength
    let classifier = try IntentClassifier.train(
      examples, analyzer: analyzer, encoder: nil, options: options)

    var confidence = 0.0
    var right = 0
    let count = 1_200
    for index in 0..<count {
      let decision = classifier.decide(analyzer.analyse(message(index % 6)))
      let best = try #require(decision.candidates.first)
      confidence += best.probability
      if best.intent == "topic\(index % 6)" { right += 1 }
    }
    let accuracy = Double(right) / Double(count)
    #expect(accuracy > 0.6 && accuracy < 0.95)
    #expect(abs(confidence / Double(count) - accuracy) < 0.06)
  }

  @Test func `A stricter precision answers no more`() throws {
    func answered(_ maximumWrong: Double) throws -> Int {
      var options = TrainingOptions()
      options.maximumWrong = maximumWrong
      let classifier = try IntentClassifier.train(
        LibraryPhrases.examples, analyzer: analyzer, encoder: nil, options: options)
      return [
        "open late on friday", "how long may I borrow", "renew or pay", "a room to borrow",
        "书可以借到几点", "房间多少钱", "星期天可以借书吗",
      ].count {
        if case .matched = classifier.decide(analyzer.analyse($0)).outcome { true } else { false }
      }
    }
    let counts = try [0.0, 0.03, 0.2, 1].map(answered)
    #expect(counts == counts.sorted())
    #expect(counts[0] < counts[3])
  }

  private static let letters = Array("abcdefgh")
}

/// A generator of our own, so that the test is the same on every machine (Steele et al. 2014).
private struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
