import Content
import Foundation
import Testing

extension ContentLoaderTests {
  static let intents = [
    Fault(
      "Intents/care.yaml", "- id: care.visit\n  action", "- action",
      "Intents/care.yaml:1: error: This intent has no id; add “id: care.name”.",
      "Locales/en.yaml:3: warning:", "Locales/en.yaml:10: warning:",
      "Locales/zh-Hans.yaml:3: warning:", "Locales/zh-Hans.yaml:10: warning:",
      "Locales/zh-Hant.yaml:3: warning:", "Locales/zh-Hant.yaml:10: warning:"),
    Fault(
      "Intents/care.yaml", "  phrases:", "  phrase:",
      "Intents/care.yaml:1: error: “care.visit” has no phrases",
      "Intents/care.yaml:5: error: Unknown key “phrase” in an intent; use one of “id”"),
    Fault(
      "Intents/care.yaml", "article: program", "artikel: program",
      "Intents/care.yaml:4: error: Unknown key “artikel” in the action of “care.visit”"),
    Fault(
      "Intents/care.yaml", "    en:", "    fr: []\n    en:",
      "Intents/care.yaml:6: error: Unknown key “fr” in phrases; use one of “en”, “zh”."),
    Fault(
      "Intents/care.yaml", "reply: care.visit\n    article: program", "offerPerson: true",
      "Intents/care.yaml:2: error: The action of “care.visit” does nothing",
      "Locales/en.yaml:3: warning: The reply “care.visit” is used by no intent; use it or delete",
      "Locales/zh-Hans.yaml:3: warning:", "Locales/zh-Hant.yaml:3: warning:"),
    Fault(
      "Intents/care.yaml", "article: program", "article: program\n    handOver: high",
      "Intents/care.yaml:2: error: The action of “care.visit” has both an article and a handOver"),
    Fault(
      "Intents/care.yaml", "article: program", "handOver: urgent",
      "Intents/care.yaml:4: error: handOver is “urgent”; write normal or high."),
    Fault(
      "Intents/care.yaml", "article: program", "offerPerson: maybe",
      "Intents/care.yaml:4: error: offerPerson must be true or false."),
    Fault(
      "Intents/care.yaml", "article: program", "article: programme",
      "Intents/care.yaml:4: error: Unknown article “programme”; add Knowledge/<language>/programme"
    ),
    Fault(
      "Intents/care.yaml", "How do I visit 2\n", "\"\"\n",
      "Intents/care.yaml:6: warning: “care.visit” has 11 phrases under en; write at least 12.",
      "Intents/care.yaml:8: error: A phrase is empty; write a text."),
    Fault(
      "Intents/care.yaml", "How do I visit 2\n", "\"\\u200B\"\n",
      "Intents/care.yaml:8: error: A phrase of “care.visit” is empty; write one or delete"),
    Fault(
      "Intents/care.yaml", "How do I visit 3\n", "Visit: how\n",
      "Intents/care.yaml:6: warning: “care.visit” has 11 phrases under en",
      "Intents/care.yaml:9: error: A phrase must be a text, but YAML reads this as a map; put"),
    Fault(
      "Intents/care.yaml", "How do I visit 2\n", "HOW do I  visit 1?\n",
      "Intents/care.yaml:8: error: Duplicate phrase “HOW do I  visit 1?” in “care.visit”: "
        + "“care.visit” itself has it at Intents/care.yaml:7"),
    Fault(
      "Intents/care.yaml", "怎么就诊 2\n", "怎麼就診 1\n",
      "Intents/care.yaml:21: error: Duplicate phrase “怎麼就診 1” in “care.visit”: "
        + "“care.visit” itself has it at Intents/care.yaml:20"),
    Fault(
      "Intents/out_of_scope.yaml", "天气如何 1\n", "怎麼就診 1\n",
      "Intents/out_of_scope.yaml:16: error: Duplicate phrase “怎麼就診 1” in “out_of_scope”: "
        + "“care.visit” has it at Intents/care.yaml:20"),
    Fault(
      "Intents/out_of_scope.yaml", "phrases:", "id: x\nphrases:",
      "Intents/out_of_scope.yaml:1: error: Unknown key “id” in out_of_scope.yaml"),
    Fault(
      "Intents/care.yaml", "reply: care.visit", "reply: care.vist",
      "Intents/care.yaml:3: error: Unknown reply “care.vist”; add it under “replies” in every file",
      "Locales/en.yaml:3: warning: The reply “care.visit” is used by no intent",
      "Locales/zh-Hans.yaml:3: warning:", "Locales/zh-Hant.yaml:3: warning:"),
    Fault(
      "Intents/care.yaml", "  action:\n    reply: care.visit\n    article: program\n", "",
      "Intents/care.yaml:1: error: “care.visit” has no action",
      "Locales/en.yaml:3: warning:", "Locales/en.yaml:10: warning:",
      "Locales/zh-Hans.yaml:3: warning:", "Locales/zh-Hans.yaml:10: warning:",
      "Locales/zh-Hant.yaml:3: warning:", "Locales/zh-Hant.yaml:10: warning:"),
  ]

  @Test func `An id must be unique and belong to its file`() throws {
    let fixture = try ContentFixture()
    let text = try String(
      contentsOf: fixture.directory.appending(path: "Intents/care.yaml"), encoding: .utf8)
    try fixture.write(
      "Intents/cost.yaml",
      text.replacingOccurrences(of: "visit ", with: "pay ")
        .replacingOccurrences(of: "就诊", with: "付款"))
    #expect(
      fixture.report() == [
        "Intents/cost.yaml:1: error: The group of “care.visit” isn't the name of its file; rename "
          + "it to begin with “cost.” or move it to another file.",
        "Intents/cost.yaml:1: error: Duplicate id “care.visit”, also at Intents/care.yaml:1; "
          + "rename or merge one.",
      ])
  }

  @Test func `The same phrase in two intents is reported with both places`() throws {
    let fixture = try ContentFixture()
    let text = try String(
      contentsOf: fixture.directory.appending(path: "Intents/care.yaml"), encoding: .utf8)
    try fixture.write(
      "Intents/cost.yaml",
      text.replacingOccurrences(of: "visit ", with: "pay ")
        .replacingOccurrences(of: "就诊", with: "付款")
        .replacingOccurrences(of: "id: care.visit", with: "id: cost.pay")
        .replacingOccurrences(of: "How do I pay 5", with: "How do I visit 5"))
    let report = fixture.report()
    #expect(report.count == 2)
    #expect(
      report.first
        == "Intents/cost.yaml:1: error: “cost.pay” has no label; add one under “intents” in every "
        + "file of Locales.")
    #expect(
      report.last?.hasPrefix(
        "Intents/cost.yaml:11: error: Duplicate phrase “How do I visit 5” in “cost.pay”: "
          + "“care.visit” has it at Intents/care.yaml:11 ") == true)
  }
}
