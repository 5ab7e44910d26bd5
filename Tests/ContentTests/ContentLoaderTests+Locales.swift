import Content
import Foundation
import Linguistics
import Testing

extension ContentLoaderTests {
  static let locales = [
    Fault(
      "Locales/en.yaml", "language: en", "language: fr",
      "Locales/en.yaml:1: error: language is “fr”, but the file is named en.yaml"),
    Fault(
      "Locales/en.yaml", "language: en\n", "",
      "Locales/en.yaml:1: error: This file doesn't name its language; add “language: en”."),
    Fault(
      "Locales/en.yaml", "bot:", "robot:",
      "Locales/en.yaml:1: error: Missing translation: “bot.greeting” stands at "
        + "Locales/zh-Hans.yaml:8 but not here; add it.",
      "Locales/en.yaml:7: error: Unknown key “robot” in a language file; use one of “language”"),
    Fault(
      "Locales/zh-Hant.yaml", "  greeting: \"就診 {site}\"", "  greeting: [a]",
      "Locales/zh-Hant.yaml:8: error: “bot.greeting” must be a text, not a list",
      "Locales/zh-Hant.yaml:8: error: “bot.greeting” has no placeholders, but at"),
    Fault(
      "Locales/zh-Hant.yaml", "greeting", "greetings",
      "Locales/en.yaml:7: error: Missing translation: “bot.greetings” stands at "
        + "Locales/zh-Hant.yaml:8 but not here; add it.",
      "Locales/zh-Hans.yaml:7: error: Missing translation: “bot.greetings”",
      "Locales/zh-Hant.yaml:7: error: Missing translation: “bot.greeting” stands at "
        + "Locales/en.yaml:8"),
    Fault(
      "Locales/en.yaml", "{site}", "{sight}",
      "Locales/en.yaml:8: error: “bot.greeting” has {sight}, but at Locales/zh-Hans.yaml:8 it has "
        + "{site}; use the same in every language."),
    Fault(
      "Locales/zh-Hans.yaml", "{office.phone}", "{office.fax}",
      "Locales/zh-Hans.yaml:3: error: “replies.care.visit” has unset: office.phone, {office.fax}, "
        + "but at Locales/en.yaml:3 it has unset: office.phone, {office.phone}",
      "Locales/zh-Hans.yaml:3: error: Unknown placeholder {office.fax} in the reply “care.visit”"),
    Fault(
      "Locales/zh-Hans.yaml", "unset: office.phone", "unset: [office.fax]",
      "Locales/zh-Hans.yaml:3: error: “replies.care.visit” has",
      "Locales/zh-Hans.yaml:3: error: Unknown fact “office.fax” under “unset” in the reply"),
    Fault(
      "Locales/en.yaml", "\"Visit.\"", "\"\"",
      "Locales/en.yaml:4: error: The reply “care.visit” has a line without text"),
    Fault(
      "Locales/en.yaml", ", text: \"Visit?\"", "",
      "Locales/en.yaml:3: error: “replies.care.visit” has {office.phone}, but at",
      "Locales/en.yaml:6: error: A line that is a map needs both “unset” (a fact or a list)"),
    Fault(
      "Locales/en.yaml", ", text:", ", txt:",
      "Locales/en.yaml:3: error: “replies.care.visit” has {office.phone}, but at",
      "Locales/en.yaml:6: error: Unknown key “txt” in a line of a reply; use one of “unset”",
      "Locales/en.yaml:6: error: A line that is a map needs both"),
    Fault(
      "Locales/en.yaml", "bot:", "bot:\n  greeting: Hello",
      "Locales/en.yaml:8: error: Duplicate key “greeting” in one map"),
  ]

  @Test func `A reply without text is reported`() throws {
    let fixture = try ContentFixture()
    for tag in LanguageTag.allCases {
      let path = "Locales/\(tag.rawValue).yaml"
      try fixture.edit(path, "bot:", "  care.empty:\n  care.list: []\nbot:")
    }
    let report = fixture.report().filter { $0.hasPrefix("Locales/en.yaml") }
    #expect(
      report.filter { $0.contains(": error:") } == [
        "Locales/en.yaml:7: error: The reply “care.empty” has no text; write one.",
        "Locales/en.yaml:8: error: The reply “care.list” has no text; write one.",
      ])
  }

  @Test func `A reply that unset facts leave empty is reported unless something follows it`() throws
  {
    let fixture = try ContentFixture()
    for tag in LanguageTag.allCases {
      let path = "Locales/\(tag.rawValue).yaml"
      try fixture.edit(path, "bot:", "  care.mail: \"{office.email}\"\nbot:")
    }
    try fixture.edit("Intents/care.yaml", "reply: care.visit", "reply: care.mail")
    let used = fixture.report().filter { $0.contains("care.mail") }
    #expect(used == [])
    try fixture.edit("Intents/care.yaml", "    article: program\n", "")
    let report = fixture.report().filter { $0.contains("care.mail") }
    #expect(report.count == 3)
    #expect(
      report.first?.hasPrefix(
        "Locales/en.yaml:7: error: The reply “care.mail” is left without text by the facts") == true
    )
  }

  @Test func `A label for what is no intent and a missing label are reported`() throws {
    let fixture = try ContentFixture()
    for tag in LanguageTag.allCases {
      try fixture.edit(
        "Locales/\(tag.rawValue).yaml", "intents:\n  care.visit", "intents:\n  care.visits")
    }
    let report = fixture.report()
    #expect(report.count == 4)
    #expect(
      report.first?.hasPrefix("Intents/care.yaml:1: error: “care.visit” has no label") == true)
    #expect(
      report.last?.hasPrefix("Locales/zh-Hant.yaml:10: warning: This is a label for “care.visits”")
        == true)
  }

  @Test func `A file of a language that isn't served is reported`() throws {
    let fixture = try ContentFixture()
    try fixture.write("Locales/fr.yaml", "language: fr\n")
    #expect(
      fixture.report() == [
        "Locales/fr.yaml: error: Unknown language file; rename it to one of “en.yaml”, "
          + "“zh-Hans.yaml”, “zh-Hant.yaml” or delete it."
      ])
  }
}
