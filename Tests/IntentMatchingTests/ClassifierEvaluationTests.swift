import Foundation
import IntentMatching
import Linguistics
import Testing

@Suite struct ClassifierEvaluationTests {
  private static let train = LibraryPhrases.examples.map {
    LabelledText(text: $0.text, intent: $0.label, lang: $0.language == .zh ? "zh-Hans" : "en")
  }

  @Test func `Accuracy counts the best candidate, in all and by language`() throws {
    let test = [
      LabelledText(text: "renew my books please", intent: "renewal", lang: "en"),
      LabelledText(text: "opening hours today", intent: "rooms", lang: "en"),
      LabelledText(text: "请问今天几点关门", intent: "hours", lang: "zh-Hans"),
      LabelledText(text: "請問今天幾點關門", intent: "hours", lang: "zh-Hant"),
    ]
    let evaluation = try ClassifierEvaluation.run(
      train: Self.train, test: test, analyzer: TextAnalyzer(), encoder: nil)
    #expect(evaluation.accuracy == 0.75)
    #expect(evaluation.accuracyByLanguage == ["en": 0.5, "zh-Hans": 1, "zh-Hant": 1])
    #expect(evaluation.oosAUROC == nil)
    #expect(evaluation.trainSeconds > 0)
    #expect(evaluation.decisionMillis.p50 <= evaluation.decisionMillis.p99)
  }

  @Test func `Rows without a bearing on any intent rank below the others`() throws {
    let test = [
      LabelledText(text: "renew my books please", intent: "renewal", lang: "en"),
      LabelledText(text: "请问今天几点关门", intent: "hours", lang: "zh"),
      LabelledText(text: "jupiter zebra", intent: "none", lang: "en"),
    ]
    let outOfScope = [LabelledText(text: "qwx zvk", intent: "oos", lang: "en")]
    let evaluation = try ClassifierEvaluation.run(
      train: Self.train, test: test, outOfScope: outOfScope, analyzer: TextAnalyzer(), encoder: nil)
    #expect(evaluation.accuracy == 1)
    #expect(evaluation.oosAUROC == 1)
  }

  @Test func `A test without an in-scope row is refused`() throws {
    let analyzer = try TextAnalyzer()
    #expect {
      try ClassifierEvaluation.run(
        train: Self.train, test: [LabelledText(text: "x", intent: "none", lang: "en")],
        analyzer: analyzer, encoder: nil)
    } throws: {
      ($0 as? IntentMatchingError)?.code == .noRows
    }
  }

  @Test func `AUROC is the share of pairs in order, ties half`() {
    #expect(ClassifierEvaluation.auroc(higher: [2, 3], lower: [0, 1]) == 1)
    #expect(ClassifierEvaluation.auroc(higher: [0, 1], lower: [2, 3]) == 0)
    #expect(ClassifierEvaluation.auroc(higher: [1, 1], lower: [1, 1]) == 0.5)
    #expect(ClassifierEvaluation.auroc(higher: [1, 3], lower: [2]) == 0.5)
    #expect(ClassifierEvaluation.auroc(higher: [1, 2], lower: [1, -.infinity]) == 0.875)
  }

  @Test func `The report has the keys of the contract`() throws {
    let evaluation = try ClassifierEvaluation.run(
      train: Self.train, test: Array(Self.train.prefix(4)),
      outOfScope: [LabelledText(text: "zebra", intent: "oos", lang: "en")],
      analyzer: TextAnalyzer(), encoder: nil)
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(evaluation))
    let keys = try #require(object as? [String: Any]).keys
    #expect(
      Set(keys) == [
        "accuracy", "accuracyByLanguage", "oosAUROC", "trainSeconds", "decisionMillis",
      ])
  }
}

@Suite struct LabelledTextTests {
  private func parse(_ text: String) throws(IntentMatchingError) -> [LabelledText] {
    try JSONLines.parse(Data(text.utf8), name: "rows.jsonl")
  }

  @Test func `Rows are read with and without a style`() throws {
    let rows = try parse(
      """
      {"text": "几点开门", "intent": "hours", "lang": "zh-Hans", "style": "short"}\r

      {"text": "", "intent": "none", "lang": "en"}
      """)
    #expect(
      rows == [
        LabelledText(text: "几点开门", intent: "hours", lang: "zh-Hans", style: "short"),
        LabelledText(text: "", intent: "none", lang: "en"),
      ])
    #expect(rows[0].example == TrainingExample(text: "几点开门", label: "hours", language: .zh))
  }

  @Test func `A byte order mark is passed over`() throws {
    #expect(try parse("\u{FEFF}{\"text\": \"a\", \"intent\": \"b\", \"lang\": \"en\"}").count == 1)
  }

  @Test(arguments: [
    ("{\"text\": \"a\", \"lang\": \"en\"}", "“intent” is missing."),
    ("{\"text\": 5, \"intent\": \"a\", \"lang\": \"en\"}", "“text” must be a string."),
    ("{\"text\": null, \"intent\": \"a\", \"lang\": \"en\"}", "“text” must be a string."),
    ("[1]", "This is not a JSON object."), ("{\"text\": \"a", "This is not JSON."),
    ("{\"text\": \"\\ud800\", \"intent\": \"a\", \"lang\": \"en\"}", "This is not JSON."),
  ])
  func `A bad line is named by its number`(line: String, explanation: String) {
    let good = "{\"text\": \"a\", \"intent\": \"b\", \"lang\": \"en\"}"
    let error = #expect(throws: IntentMatchingError.self) {
      try parse(good + "\n\n" + line + "\n" + good)
    }
    #expect(error?.code == .invalidLine)
    #expect(error?.line == 3)
    #expect(error?.message == "rows.jsonl:3: \(explanation)")
  }

  @Test func `A file without rows or that is not there is refused`() {
    #expect(throws: IntentMatchingError.self) { try parse(" \n\n") }
    let error = #expect(throws: IntentMatchingError.self) {
      try JSONLines.read(URL(fileURLWithPath: "/nowhere/rows.jsonl"), as: LabelledText.self)
    }
    #expect(error?.code == .unreadableFile)
  }
}
