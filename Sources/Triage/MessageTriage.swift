package import Content
import Foundation
package import Linguistics
package import SentenceEncoder

/// Decides, before anything else is asked of a message, whether it sounds like danger or despair.
///
/// Two lines: fixed phrases, and what was learnt from messages. Not for diagnosis: where a message
/// may speak of someone in danger now, it errs towards an alarm.
package struct MessageTriage: Sendable {
  private let analyzer: TextAnalyzer
  private let rules: EmergencyTriage
  private let learned: LearnedLine?
  private let encoder: (any SentenceEncoding)?
  private let cries: CryBook
  private let crisisCries: CryBook
  private let pleas: Set<String>
  private let allWell: [[String]]

  /// - Parameters:
  ///   - content: nil notices nothing.
  ///   - learned: learnt from the messages of this content.
  package init(
    content: TriageContent?, learned: LearnedLine?,
    encoder: (any SentenceEncoding)?, analyzer: TextAnalyzer
  ) {
    self.analyzer = analyzer
    rules = EmergencyTriage(content?.rules ?? TriageRules(), analyzer: analyzer)
    self.learned = learned
    self.encoder = encoder
    cries = CryBook(content?.cries ?? [])
    crisisCries = CryBook(content?.crisisCries ?? [])
    pleas = Set((content?.pleas ?? []).map { Self.words(of: analyzer.analyse($0)) })
    allWell = (content?.allWell ?? []).map { analyzer.tokens(in: $0).map(\.text) }
  }

  /// Nil where nothing sounds like danger or despair.
  package func alarm(in text: TextAnalysis) -> Alarm? {
    if let cry = crisisCries.cry(in: text) { return Alarm(.crisis, line: .cry, words: [cry]) }
    if let cry = cries.cry(in: text) { return Alarm(.emergency, line: .cry, words: [cry]) }
    let whole = judge(text)
    if let whole, whole.level != .watch, whole.level != .distress { return whole }
    return alarmInLines(of: text) ?? alarmInParts(of: text) ?? whole
  }

  /// The same, of a message together with those that came just before it: a sentence sent word by
  /// word. The messages before have been answered for themselves.
  package func alarm(in text: TextAnalysis, after before: [String], hint: LanguageTag) -> Alarm? {
    guard !before.isEmpty else { return nil }
    return [" ", ""].lazy.map { separator in
      (before + [text.original]).joined(separator: separator)
    }.compactMap { joined in
      judge(analyzer.analyse(joined, hint: hint))
    }.first { $0.level != .watch }
  }

  /// Whether the whole message is a word that may be a cry for help and may be nothing.
  package func isPlea(_ text: TextAnalysis) -> Bool { pleas.contains(Self.words(of: text)) }

  /// Whether the message says that the danger is over.
  package func saysAllIsWell(_ text: TextAnalysis) -> Bool {
    let words = text.tokens.map(\.text)
    guard words.count <= Self.mostWordsOfAllWell else { return false }
    return allWell.contains { phrase in
      words.indices.contains { start in
        words[start...].starts(with: phrase)
      }
    }
  }

  private static let mostWordsOfAllWell = 30

  private static func words(of text: TextAnalysis) -> String {
    text.tokens.map(\.text).joined(separator: " ")
  }

  // MARK: - The two lines together

  /// - Parameter caution: added to the odds that are asked for.
  private func judge(_ text: TextAnalysis, caution: Double = 0) -> Alarm? {
    let flag = rules.redFlag(in: text)
    guard let learned else {
      return flag.map {
        Alarm(
          $0.kind == .selfHarm ? .crisis : .emergency, line: .rules, redFlag: $0.kind,
          words: [$0.matched])
      }
    }
    let reading = learned.reading(of: text, vector: encoder?.vector(of: text.plain))
    let points = learned.points
    // So few words tell what was learnt little, and the rules all that they need.
    let isShort = text.tokens.count <= Self.fewWords
    func isAbove(_ pair: LearnedLine.Points.Pair, _ odds: Double) -> Bool {
      let point = flag == nil ? pair.alone : isShort ? min(pair.withRules, 0) : pair.withRules
      return odds > point + caution
    }
    let likeliest = reading.likeliest
    let level: Alarm.Level
    if isAbove(points.alarm, reading.alarmOdds) {
      level = reading.isCrisis || flag?.kind == .selfHarm && !isSure(reading) ? .crisis : .emergency
    } else if isAbove(points.notice, reading.noticeOdds) {
      level = likeliest.level == .distress ? .distress : .watch
    } else {
      return nil
    }
    var words = learned.words(in: text, reading)
    if let flag { words = [flag.matched] + words.filter { !flag.matched.contains($0) } }
    return Alarm(
      level,
      isAboutOther: level == .crisis ? reading.isCrisisAboutOther : likeliest.isAboutOther,
      line: flag == nil ? .learned : .both, redFlag: flag?.kind,
      words: words,
      probability: reading.probability)
  }

  /// Whether bodily danger is far likelier than a crisis, although the rules flag a crisis.
  private func isSure(_ reading: LearnedLine.Reading) -> Bool {
    !reading.isCrisis && reading.alarmOdds > Self.sureOdds
  }

  private static let sureOdds = 4.0
  private static let fewWords = 10

  // MARK: - Parts of messages

  /// A danger on a line of its own, below a history that what was learnt takes the whole for.
  private func alarmInLines(of text: TextAnalysis) -> Alarm? {
    let lines = text.foldedLines.split(separator: "\n")
    guard lines.count > 1 else { return nil }
    return lines.prefix(Self.mostParts).lazy.map { analyzer.analyse(String($0)) }
      .filter { rules.redFlag(in: $0) != nil }.compactMap { judge($0) }
      .first { $0.level == .emergency || $0.level == .crisis }
  }

  /// One sentence of danger in a long story: the story as a whole may look harmless.
  private func alarmInParts(of text: TextAnalysis) -> Alarm? {
    guard text.plain.unicodeScalars.count > Self.longText else { return nil }
    let parts = Self.parts(of: text.original)
    guard parts.count > 1 else { return nil }
    // The more parts, the likelier that one of them looks like danger by chance.
    let caution = log(Double(parts.count))
    return parts.lazy.compactMap { judge(analyzer.analyse($0), caution: caution) }
      .first { $0.level == .emergency || $0.level == .crisis }
  }

  /// In characters: what is longer is read in parts too …
  private static let longText = 240
  /// … of about so many each …
  private static let partLength = 120
  /// … and no more than so many of them.
  private static let mostParts = 48

  /// Sentences, put together to parts; a sentence without an end is cut.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var current = ""
    for piece in Sentences.of(text).flatMap(pieces) {
      if !current.isEmpty, current.unicodeScalars.count + piece.unicodeScalars.count > partLength {
        parts.append(current)
        current = ""
      }
      current += current.isEmpty ? piece : " " + piece
    }
    if !current.isEmpty { parts.append(current) }
    return Array(parts.prefix(mostParts))
  }

  /// Cuts what is longer than two parts where a clause or a word ends.
  private static func pieces(of sentence: String) -> [String] {
    guard sentence.unicodeScalars.count > 2 * partLength else { return [sentence] }
    var pieces: [String] = []
    var current = String.UnicodeScalarView()
    for scalar in sentence.unicodeScalars {
      current.append(scalar)
      let isEnd =
        current.count >= partLength && !scalar.properties.isAlphabetic
        || current.count >= 2 * partLength
      if isEnd {
        pieces.append(String(current))
        current.removeAll()
      }
    }
    return pieces + [String(current)]
  }
}
