import Foundation
import IntentMatching
import Linguistics
import SentenceEncoder
import Testing

@Suite struct TrainedParametersTests {
  private static let wordsAlone = Result { try Library() }
  private static let withEncoder = Result { try Library(encoder: ConceptEncoder()) }

  private static let messages =
    LibraryPhrases.examples.map(\.text)
    + LibraryPhrases.outOfScopeExamples.map(\.text) + [
      "", "😀", "42", "of", "seats upstairs", "星期天開不開門？", "太昂贵了", "borrow a room or pay",
      "can I renew online or pay there", "续借要多少钱", "qwerty borrow zzz", "紫色大象",
      String(repeating: "renew my books ", count: 500),
    ]

  private func library(encoder: (any SentenceEncoding)?) throws -> Library {
    try (encoder == nil ? Self.wordsAlone : Self.withEncoder).get()
  }

  private func restore(
    _ parameters: TrainedParameters, examples: [TrainingExample] = LibraryPhrases.examples,
    encoder: (any SentenceEncoding)?
  ) throws -> IntentClassifier? {
    IntentClassifier.restore(
      parameters, examples: examples, analyzer: try TextAnalyzer(), encoder: encoder)
  }

  @Test(arguments: [nil, ConceptEncoder()])
  func `The same training twice gives equal parameters`(encoder: ConceptEncoder?) throws {
    let first = try library(encoder: encoder).classifier.parameters
    #expect(try Library(encoder: encoder).classifier.parameters == first)
  }

  @Test(arguments: [nil, ConceptEncoder()])
  func `A restored classifier decides as the trained one`(encoder: ConceptEncoder?) throws {
    let trained = try library(encoder: encoder)
    let restored = try #require(
      try restore(trained.classifier.parameters, encoder: encoder))
    #expect(restored.thresholds == trained.classifier.thresholds)
    #expect(restored.parameters == trained.classifier.parameters)
    for text in Self.messages {
      #expect(restored.decide(trained.analyzer.analyse(text)) == trained.decide(text), "\(text)")
    }
  }

  @Test(arguments: [nil, ConceptEncoder()])
  func `Parameters do not fit other phrases`(encoder: ConceptEncoder?) throws {
    let parameters = try library(encoder: encoder).classifier.parameters
    let examples = LibraryPhrases.examples
    func example(_ text: String, _ label: String) -> TrainingExample {
      TrainingExample(text: text, label: label, language: .en)
    }
    #expect(
      try restore(
        parameters, examples: examples + [example("microfiche reader", "rooms")], encoder: encoder)
        == nil)
    #expect(
      try restore(
        parameters, examples: examples + [example("renew my books", "lobby")], encoder: encoder)
        == nil)
    #expect(try restore(parameters, examples: examples.dropLast(8), encoder: encoder) == nil)
    #expect(try restore(parameters, examples: [], encoder: encoder) == nil)
  }

  @Test func `Parameters do not fit an encoder of another dimension`() throws {
    let parameters = try library(encoder: ConceptEncoder()).classifier.parameters
    #expect(try restore(parameters, encoder: ConceptEncoder(dimension: 32)) == nil)
  }

  @Test func `Parameters of words alone do not serve an encoder, nor the other way round`() throws {
    let wordsAlone = try library(encoder: nil).classifier.parameters
    #expect(try restore(wordsAlone, encoder: ConceptEncoder()) == nil)
    let withEncoder = try library(encoder: ConceptEncoder()).classifier.parameters
    #expect(try restore(withEncoder, encoder: nil) == nil)
  }

  @Test(arguments: [nil, ConceptEncoder()])
  func `Parameters survive a property list`(encoder: ConceptEncoder?) throws {
    let parameters = try library(encoder: encoder).classifier.parameters
    for format in [PropertyListSerialization.PropertyListFormat.binary, .xml] {
      let writer = PropertyListEncoder()
      writer.outputFormat = format
      let data = try writer.encode(parameters)
      #expect(try PropertyListDecoder().decode(TrainedParameters.self, from: data) == parameters)
    }
  }

  @Test(arguments: [nil, ConceptEncoder()])
  func `Each phrase is held out once, with a probability`(encoder: ConceptEncoder?) throws {
    let heldOut = try library(encoder: encoder).classifier.parameters.heldOut
    #expect(heldOut.map(\.phrase) == Array(LibraryPhrases.examples.indices))
    #expect(heldOut.allSatisfy { LibraryPhrases.intents.keys.indices.count > $0.label })
    #expect(heldOut.allSatisfy { (0...1).contains($0.probability) })
  }

  @Test(arguments: [nil, ConceptEncoder()])
  func `A phrase under the wrong intent stands out among the held-out`(
    encoder: ConceptEncoder?
  ) throws {
    let strays = [
      TrainingExample(text: "reserve a quiet study room", label: "fees", language: .en),
      TrainingExample(text: "怎么在网上续借", label: "hours", language: .zh),
    ]
    let examples = LibraryPhrases.examples + strays
    let labels = LibraryPhrases.intents.keys.sorted()
    let heldOut = try Library(examples, encoder: encoder).classifier.parameters.heldOut
    #expect(heldOut.count == examples.count)
    #expect(heldOut.suffix(2).map { labels[$0.label] } == ["rooms", "renewal"])
    #expect(heldOut.suffix(2).allSatisfy { $0.probability > 0.5 })
  }
}
