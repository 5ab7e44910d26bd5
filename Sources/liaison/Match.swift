import ArgumentParser
import ChatService
import Content
import Conversation
import Foundation
import IntentMatching
import Linguistics
import Persistence

struct Match: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how a message is understood, why, and what the patient would get.",
    discussion: """
      Goes by the files of the content folder, published or not. The first time after a change it \
      trains, which takes some seconds. Nothing is stored of the message.
      """)

  @Argument(help: "The message, as a patient would write it.")
  var message: String
  @Option(help: "The language to explain in, and of the conversation: en, zh-Hans or zh-Hant.")
  var language = "en"
  @Flag(help: "Print one JSON object, as POST /v1/studio/try gives it; revision is 0.")
  var json = false
  @OptionGroup var home: HomeOption
  @OptionGroup var data: DataOption
  @OptionGroup var encoder: EncoderOption

  func validate() throws {
    guard LanguageTag(bcp47: language) != nil else {
      throw ValidationError("--language is en, zh-Hans or zh-Hant.")
    }
  }

  func run() async throws {
    do {
      let trainer = try encoder.trainer(home: home.folder, data: data)
      let (bundle, diagnostics) = ContentPublisher.load(home.folder, analyzer: trainer.analyzer)
      guard let bundle, let language = LanguageTag(bcp47: language) else {
        throw ContentFaults(diagnostics: diagnostics)
      }
      let content = PublishedContent(
        revision: 0, bundle: bundle, router: try trainer.router(for: bundle),
        diagnostics: [])
      let trial = content.tryOut(message, language: language, at: Date())
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        print(String(decoding: try encoder.encode(trial), as: UTF8.self))
      } else if let strings = bundle.locales[language] {
        print(TrialText(strings: strings, usesEncoder: trainer.encoder != nil).text(of: trial))
      }
    } catch let error as ContentFaults {
      throw fail(error.description)
    } catch let error as IntentMatchingError {
      throw fail(error.description)
    }
  }
}

/// A trial in words, for a terminal.
private struct TrialText {
  let strings: LocaleStrings
  let usesEncoder: Bool

  private static let barWidth = 20

  func text(of trial: Trial) -> String {
    let decision = trial.decision
    var lines = [summary(of: decision)]
    if !usesEncoder { lines.append(string("match", "encoderMissing")) }
    lines.append("\(string("match", "why")): \(string("desk", "rule.\(decision.rule)"))")
    lines.append("\(string("match", "language")): \(language(of: trial))")
    lines += section(
      "decision.candidates",
      decision.candidates.map { candidate in
        let filled = Int((candidate.probability * Double(Self.barWidth)).rounded())
        let bar = String(repeating: "█", count: filled)
        return "\(percent(candidate.probability))  "
          + bar.padding(toLength: Self.barWidth, withPad: "·", startingAt: 0)
          + "  \(label(candidate.intent))  [\(candidate.intent)]"
      })
    lines += section(
      "decision.nearest",
      decision.nearest.map { phrase in
        let family = phrase.language.map { string("desk", "family.\($0)") }
        return "\(percent(phrase.similarity))  "
          + string("match", "quote", ["text": phrase.phrase]) + "  "
          + ([label(phrase.intent), family].compactMap(\.self)).joined(separator: " · ")
      })
    let number = FloatingPointFormatStyle<Double>.number
      .precision(.fractionLength(2)).sign(strategy: .always())
    lines += section(
      "decision.evidence",
      decision.evidence.map { "\($0.weight.formatted(number))  \($0.feature)" })
    lines += section(
      "decision.passages",
      trial.passages.map { [$0.title, $0.heading].filter { !$0.isEmpty }.joined(separator: " › ") })
    lines += ["", string("match", "reply")]
    for reply in trial.replies {
      lines += reply.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  │ \($0)" }
      let choices = (reply.choices ?? []).map { "[ \($0.label) ]" }
      if !choices.isEmpty { lines.append("  │ " + choices.joined(separator: " ")) }
    }
    return lines.joined(separator: "\n")
  }

  private func summary(of decision: Explanation) -> String {
    let names = decision.intents.map(label)
    let shown =
      decision.outcome == .ambiguous
      ? names.map { string("match", "quote", ["text": $0]) } : names
    return string(
      "match", decision.outcome.rawValue,
      ["intents": shown.joined(separator: string("match", "separator"))])
  }

  private func language(of trial: Trial) -> String {
    trial.language.map { string("bot", "language.\($0.rawValue)") }
      ?? string("match", "language.unknown")
  }

  private func section(_ title: String, _ rows: [String]) -> [String] {
    rows.isEmpty ? [] : ["", string("desk", title)] + rows.map { "  \($0)" }
  }

  private func label(_ intent: String) -> String {
    strings.string("intents", intent)
      ?? (intent == TrainingExample.outOfScopeLabel ? string("desk", "outcome.none") : intent)
  }

  private func string(_ section: String, _ key: String, _ values: [String: String] = [:]) -> String
  {
    strings.string(section, key, values: values) ?? key
  }

  private func percent(_ share: Double) -> String {
    let text = "\(Int((share * 100).rounded())) %"
    return String(repeating: " ", count: max(0, 5 - text.count)) + text
  }
}
