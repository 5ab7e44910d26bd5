import IntentMatching
import Linguistics
import SentenceEncoder
import Testing

@Suite struct MessageClassifierTests {
  private static let labels = ["danger", "other"]

  /// Sixteen short messages of each label, in frames that come back.
  private static let messages: [(text: String, label: String)] = {
    let who = ["my father", "my wife", "the baby", "grandma", "he", "she", "my friend", "a guest"]
    let danger = ["cannot breathe now", "is bleeding and cold"]
    let other = ["wants an appointment", "needs a visa letter"]
    return who.flatMap { who in
      danger.map { ("\(who) \($0)", "danger") } + other.map { ("\(who) \($0)", "other") }
    }
  }()

  private static func train(
    encoder: (any SentenceEncoding)? = nil
  ) throws -> (MessageClassifier, [MessageClassifier.HeldOut], TextAnalyzer) {
    let analyzer = try TextAnalyzer()
    let texts = messages.map { analyzer.analyse($0.text) }
    let (classifier, heldOut) = MessageClassifier.train(
      texts, labelled: messages.map(\.label), labels: labels,
      vectors: encoder?.vectors(of: texts.map(\.plain)))
    return (classifier, heldOut, analyzer)
  }

  @Test(arguments: [
    ("grandpa cannot breathe", true), ("her brother is bleeding", true),
    ("gradnpa canot breeth", true), ("does he need an appointment", false),
    ("a visa letter for my wife", false),
  ])
  func `A message is sorted by its words, also where they are misspelt`(
    _ text: String, _ isDanger: Bool
  ) throws {
    let (classifier, _, analyzer) = try Self.train()
    let scores = classifier.scores(of: analyzer.analyse(text), vector: nil)
    #expect((scores.odds(of: [0]) > 0) == isDanger)
    #expect(abs(scores.probabilities.reduce(0, +) - 1) < 1e-4)
  }

  @Test func `A quarter is held out, and predicted by the others`() throws {
    let (_, heldOut, _) = try Self.train()
    #expect(heldOut.count == Self.messages.count / 4)
    #expect(Set(heldOut.map(\.message)).count == heldOut.count)
    for found in heldOut {
      let isDanger = Self.messages[found.message].label == "danger"
      #expect((found.odds(of: [0]) > 0) == isDanger)
    }
  }

  @Test func `The same messages give the same classifier, and its parameters make it again`() throws
  {
    let encoder = ConceptEncoder()
    let (first, _, analyzer) = try Self.train(encoder: encoder)
    let (second, _, _) = try Self.train(encoder: encoder)
    let third = try #require(MessageClassifier(first.parameters, encoder: encoder))
    let text = analyzer.analyse("my father cannot breathe")
    let vector = encoder.vector(of: text.plain)
    let scores = [first, second, third].map { $0.scores(of: text, vector: vector).probabilities }
    #expect(scores[0] == scores[1])
    #expect(scores[0] == scores[2])
    #expect(MessageClassifier(first.parameters, encoder: nil) == nil)
  }

  @Test func `The words that speak for a label are told`() throws {
    let (classifier, _, analyzer) = try Self.train()
    let text = analyzer.analyse("my aunt cannot breathe")
    let words = classifier.words(
      for: 0, against: 1, in: text, scores: classifier.scores(of: text, vector: nil))
    #expect(words.contains("breathe"))
    #expect(!words.contains("my"))
  }

  @Test func `A text without a known word has odds like any`() throws {
    let (classifier, _, analyzer) = try Self.train()
    let odds = classifier.scores(of: analyzer.analyse("zzz"), vector: nil).odds(of: [0])
    #expect(abs(odds) < 2)
  }
}
