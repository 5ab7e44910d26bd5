package import Content
import Foundation
package import Linguistics
package import SentenceEncoder

/// Decides, before anything else is asked of a message, whether it sounds like danger or despair.
///
/// Two lines: fixed phrases, and what was learnt from messages. Not for diagnosis: where a message
/// may speak of someone in danger now, it errs towards a word too many.
package struct MessageTriage: Sendable {
  private let analyzer: TextAnalyzer
  private let rules: EmergencyTriage
  private let learned: LearnedLine?
  private let encoder: (any SentenceEncoding)?
  private let cries: CryBook
  private let crisisCries: CryBook
  private let pleas: Set<String>
  private let allWell: AllWellPhrases

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
    cries = CryBook(content?.cries ?? [], analyzer: analyzer)
    crisisCries = CryBook(content?.crisisCries ?? [], analyzer: analyzer)
    pleas = Set((content?.pleas ?? []).map { Self.words(of: analyzer.analyse($0)) })
      .subtracting([""])
    allWell = AllWellPhrases(content?.allWell ?? [], analyzer: analyzer)
  }

  /// Nil where nothing sounds like danger or despair.
  package func alarm(in text: TextAnalysis) -> Alarm? {
    if let cry = crisisCries.cry(in: text) { return Alarm(.crisis, line: .cry, words: [cry]) }
    if let cry = cries.cry(in: text) { return Alarm(.emergency, line: .cry, words: [cry]) }
    let whole = judge(text)
    if let whole, whole.callsPerson { return whole }
    return alarmInParts(of: text) ?? whole
  }

  /// The alarm of a message together with those that came just before it: a sentence sent word by
  /// word. What has been an alarm by itself has been answered, and the new message must tell more.
  package func alarm(in text: TextAnalysis, after before: [String], hint: LanguageTag) -> Alarm? {
    func judgeJoined(_ pieces: [String], _ separator: String) -> Alarm? {
      judge(analyzer.analyse(pieces.joined(separator: separator), hint: hint))
    }
    func isAnswered(_ alarm: Alarm?) -> Bool { alarm.map { $0.level != .watch } ?? false }
    let answered = before.lastIndex { isAnswered(judgeJoined([$0], "")) }
    let pieces = Array(before[(answered.map { $0 + 1 } ?? 0)...])
    guard !pieces.isEmpty else { return nil }
    for separator in [" ", ""] where !isAnswered(judgeJoined(pieces, separator)) {
      if let alarm = judgeJoined(pieces + [text.original], separator), alarm.callsPerson {
        return alarm
      }
    }
    return nil
  }

  /// Whether the whole message is a word that may be a cry for help and may be nothing.
  package func isPlea(_ text: TextAnalysis) -> Bool { pleas.contains(Self.words(of: text)) }

  /// Whether the message says that the danger is over.
  package func saysAllIsWell(_ text: TextAnalysis) -> Bool { allWell.areSaid(in: text) }

  private static func words(of text: TextAnalysis) -> String {
    text.tokens.map(\.text).joined(separator: " ")
  }

  // MARK: - The two lines together

  private func judge(_ text: TextAnalysis) -> Alarm? {
    judge(text, vector: learned == nil ? nil : encoder?.vector(of: text.plain), caution: 0)
  }

  /// - Parameters:
  ///   - vector: the encoder's of `text.plain`; nil without an encoder.
  ///   - caution: added to the odds that are asked for.
  private func judge(
    _ text: TextAnalysis, vector: ContiguousArray<Float>?, caution: Double
  ) -> Alarm? {
    let flag = rules.redFlag(in: text)
    guard let learned else {
      return flag.map {
        Alarm(
          $0.kind == .selfHarm ? .crisis : .emergency, line: .rules, redFlag: $0.kind,
          words: [$0.matched])
      }
    }
    let reading = learned.reading(of: text, vector: vector)
    let points = learned.points(for: text)
    // So few words tell what was learnt little, and the rules all that they need.
    let isShort = text.tokens.count <= Self.fewWords
    func isAbove(_ pair: LearnedLine.Points.Pair, _ odds: Double) -> Bool {
      let point = flag == nil ? pair.alone : isShort ? min(pair.withRules, 0) : pair.withRules
      return odds > point + caution
    }
    let isCrisis = reading.isCrisis || flag?.kind == .selfHarm && !isSure(reading)
    let likeliest = reading.likeliest
    var level: Alarm.Level
    if isAbove(points.alarm, reading.alarmOdds) {
      level = isCrisis ? .crisis : .emergency
    } else if isAbove(points.notice, reading.noticeOdds) {
      // What may be a wish to die gets the words for despair, and a crisis line with them.
      level = likeliest.level == .distress || isCrisis ? .distress : .watch
    } else {
      return nil
    }
    if level == .crisis, flag == nil, rules.hasWishToLive(in: text) { level = .watch }
    var words = learned.words(in: text, reading)
    if let flag { words = [flag.matched] + words.filter { !flag.matched.contains($0) } }
    return Alarm(
      level,
      isAboutOther: isCrisis ? reading.isCrisisAboutOther : likeliest.isAboutOther,
      line: flag == nil ? .learned : .both, redFlag: flag?.kind, words: words,
      probability: reading.probability)
  }

  /// Whether bodily danger is far likelier than a crisis, although the rules flag a crisis.
  private func isSure(_ reading: LearnedLine.Reading) -> Bool {
    !reading.isCrisis && reading.alarmOdds > Self.sureOdds
  }

  private static let sureOdds = 4.0
  private static let fewWords = 10

  // MARK: - Parts of messages

  /// A line of danger below a history, or one sentence of it in a long story: what was learnt may
  /// take the whole for harmless.
  private func alarmInParts(of text: TextAnalysis) -> Alarm? {
    let lines = text.original.split(whereSeparator: \.isNewline).map(String.init)
    let isLong = text.plain.unicodeScalars.count > Self.longText
    guard lines.count > 1 || isLong else { return nil }
    let length = max(Self.partLength, text.original.unicodeScalars.count / Self.mostParts)
    let parts = lines.flatMap { isLong ? Self.parts(of: $0, length: length) : [$0] }
    guard parts.count > 1 else { return nil }
    // The more parts, the likelier that one of them looks like danger by chance; not to the rules.
    let caution = log(Double(parts.count))
    let texts = parts.suffix(2 * Self.mostParts).map { analyzer.analyse($0) }
    let vectors = learned == nil ? nil : encoder?.vectors(of: texts.map(\.plain))
    return texts.indices.lazy.compactMap { index in
      judge(
        texts[index], vector: vectors?[index],
        caution: rules.redFlag(in: texts[index]) == nil ? caution : 0)
    }.first(where: \.callsPerson)
  }

  /// In characters: what is longer is read in parts too …
  private static let longText = 240
  /// … of about so many each …
  private static let partLength = 120
  /// … and so many of them.
  private static let mostParts = 40

  /// Sentences, put together to parts; a sentence without an end is cut.
  private static func parts(of text: String, length: Int) -> [String] {
    var parts: [String] = []
    var current = ""
    for piece in Sentences.of(text).flatMap({ pieces(of: $0, length: length) }) {
      if !current.isEmpty, current.unicodeScalars.count + piece.unicodeScalars.count > length {
        parts.append(current)
        current = ""
      }
      current += current.isEmpty ? piece : " " + piece
    }
    return current.isEmpty ? parts : parts + [current]
  }

  /// Cuts what is longer than two parts where a clause or a word ends.
  private static func pieces(of sentence: String, length: Int) -> [String] {
    guard sentence.unicodeScalars.count > 2 * length else { return [sentence] }
    var pieces: [String] = []
    var current = String.UnicodeScalarView()
    var count = 0
    for scalar in sentence.unicodeScalars {
      current.append(scalar)
      count += 1
      if count >= 2 * length || count >= length && !scalar.properties.isAlphabetic {
        pieces.append(String(current))
        current.removeAll()
        count = 0
      }
    }
    return count == 0 ? pieces : pieces + [String(current)]
  }
}
