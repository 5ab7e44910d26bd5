package import Content
package import Conversation
import Foundation
package import IntentMatching
package import KnowledgeBase
package import Linguistics
import PageReading
package import Triage

/// Understands one message on one revision of the content. Pure: no state, no storage.
package struct MessageRouter: Sendable {
  package let analyzer: TextAnalyzer
  private let triage: MessageTriage
  private let classifier: IntentClassifier
  private let index: KnowledgeIndex
  private let intents: [String: IntentDefinition]
  /// Those whose reply says that the site hasn't told.
  private let unsure: Set<String>

  /// - Parameters:
  ///   - triage: trained on the messages of this content.
  ///   - classifier: trained on the phrases of this content.
  ///   - index: over the articles of this content.
  init(
    content: ContentBundle, triage: MessageTriage, classifier: IntentClassifier,
    index: KnowledgeIndex, analyzer: TextAnalyzer
  ) {
    self.analyzer = analyzer
    self.classifier = classifier
    self.triage = triage
    self.index = index
    intents = Dictionary(uniqueKeysWithValues: content.intents.map { ($0.id, $0) })
    unsure = Set(content.intents.filter(content.lacksFacts).map(\.id))
  }

  /// What a message means, and why.
  ///
  /// - Parameters:
  ///   - hint: the language of the conversation, for text that doesn't show its own.
  ///   - before: short messages that the patient sent just before, as yet without an alarm.
  package func route(_ text: String, hint: LanguageTag, after before: [String] = []) -> Route {
    let analysis = analyzer.analyse(text, hint: hint)
    let alone = triage.alarm(in: analysis)
    // What is known by heart tells more of a word or two than what was learnt from messages.
    let isPlea = triage.isPlea(analysis) && (alone.map { $0.line == .learned } ?? true)
    let alarm =
      alone?.callsPerson == true && !isPlea
      ? alone : triage.alarm(in: analysis, after: before, hint: hint) ?? alone
    let saysAllIsWell = triage.saysAllIsWell(analysis)
    // “The ambulance is here” sounds like danger to what was learnt; the line beside it stays.
    let isOver = saysAllIsWell && alarm?.level == .emergency && alarm?.line == .learned
    if let alarm, alarm.callsPerson, !isOver, !isPlea || alarm != alone {
      return Route(
        analysis: analysis, understanding: .alarm(alarm.text), alarm: alarm,
        explanation: Explanation(alarm))
    }
    if isPlea {
      var explanation = Explanation(outcome: .plea, rule: "plea")
      if let alarm { explanation.note(alarm) }
      return Route(
        analysis: analysis, understanding: .plea, alarm: alarm, explanation: explanation)
    }
    var (understanding, explanation) = answer(to: text, analysis, hint: hint)
    guard let alarm else {
      return Route(
        analysis: analysis, understanding: understanding, saysAllIsWell: saysAllIsWell,
        explanation: explanation)
    }
    var notice: SafetyText? = isOver ? .watch : alarm.text
    if alarm.level == .distress, !meetsDespair(understanding) {
      // Nothing else is said to despair: no choices, and no list of abilities.
      understanding = .alarm(alarm.text)
      explanation = Explanation(alarm)
      notice = nil
    } else {
      explanation.note(alarm)
    }
    return Route(
      analysis: analysis, understanding: understanding, alarm: alarm, notice: notice,
      saysAllIsWell: saysAllIsWell, explanation: explanation)
  }

  /// Whether the answer is given beside the words for despair: a person, or an honest answer to the
  /// question of hope.
  private func meetsDespair(_ understanding: Understanding) -> Bool {
    guard case .intent(let id, let plan) = understanding else { return false }
    return plan.handOver != nil || intents[id]?.action.meetsDespair == true
  }

  /// What a message that may be answered means.
  private func answer(
    to text: String, _ analysis: TextAnalysis, hint: LanguageTag
  ) -> (Understanding, Explanation) {
    guard analysis.tokens.contains(where: { $0.kind != .number }) else {
      let outcome: Understanding = .nothing(analysis.isOtherLanguage ? .otherLanguage : .noWords)
      return (outcome, Explanation(outcome: .none, rule: "no-words"))
    }
    var decision = classifier.decide(analysis)
    var asked: [String] = []
    if !decision.isMatch {
      let parts = decisionsOnSentences(of: text, hint: hint)
      if let first = parts.first, parts.count == 1 { decision = first.decision }
      if parts.count > 1 { asked = parts.map(\.intent) }
    }
    var explanation = Explanation(decision)
    let understanding: Understanding
    if analysis.isOtherLanguage {
      // The encoder may well have understood it, which helps staff; the patient could not read the
      // answer.
      understanding = .nothing(.otherLanguage)
      explanation.refuse(rule: "other-language")
    } else if !asked.isEmpty {
      explanation.ask(asked)
      understanding = .ambiguous(asked)
    } else {
      understanding =
        switch decision.outcome {
        case .matched(let id):
          plan(for: id, analysis: analysis, hint: hint, explanation: &explanation)
        case .ambiguous: ask(decision, analysis: analysis, hint: hint, explanation: &explanation)
        case .none(let reason):
          lookUp(
            analysis, hint: hint, isDoubtful: reason == .outOfScope, explanation: &explanation)
        }
    }
    return (understanding, explanation)
  }

  /// What is to be said at once to a message that can't be taken, and the language that it is in; nil
  /// where it doesn't sound like danger.
  func alarm(in text: String, hint: LanguageTag) -> (text: SafetyText, language: LanguageTag?)? {
    let analysis = analyzer.analyse(text, hint: hint)
    guard let alarm = triage.alarm(in: analysis), alarm.callsPerson else {
      return nil
    }
    return (alarm.text, analysis.isOtherLanguage || alarm.line == .cry ? nil : analysis.language)
  }

  /// What training found about the phrases.
  package var phraseReview: PhraseReview { classifier.review }

  /// What the intent does, as when the patient chose it; nil for an unknown id.
  package func chosen(intent id: String) -> Understanding? {
    intents[id].map { intent in
      intent.action.switchesLanguage
        ? .languageWanted(reply: intent.action.reply ?? id)
        : .intent(id: id, Understanding.Plan(intent.action))
    }
  }

  /// What staff looks for in the articles, with the title and headings and the text of each hit
  /// marked.
  package func find(
    _ text: String, prefer language: LanguageTag, limit: Int
  ) -> [(hit: KnowledgeIndex.Hit, head: [TextSegment], text: [TextSegment])] {
    let query = analyzer.analyse(text, hint: language)
    return index.find(query, prefer: language, limit: limit).map { hit in
      let head = ([hit.article.title] + hit.passage.heading).joined(separator: " › ")
      return (
        hit, index.highlighted(head, by: query), index.highlighted(hit.passage.text, by: query)
      )
    }
  }

  package func article(_ id: String, prefer language: LanguageTag) -> Article? {
    index.article(id, prefer: language)
  }

  /// What the sentences of a message mean where the message as a whole does not say: a question at
  /// the end of a story, or several questions. At most three intents, in the order of the text.
  private func decisionsOnSentences(
    of text: String, hint: LanguageTag
  ) -> [(intent: String, decision: Decision)] {
    let sentences = Sentences.of(text)
    guard sentences.count > 1 else { return [] }
    var found: [(intent: String, decision: Decision)] = []
    for sentence in sentences.suffix(Self.mostSentences) {
      let decision = classifier.decide(analyzer.analyse(sentence, hint: hint))
      guard case .matched(let id) = decision.outcome, !id.hasPrefix("smalltalk.") else { continue }
      if let known = found.firstIndex(where: { $0.intent == id }) {
        if decision.confidence > found[known].decision.confidence {
          found[known].decision = decision
        }
      } else {
        found.append((id, decision))
      }
    }
    return Array(found.suffix(Self.mostIntents))
  }

  /// Questions stand at the end; a message may be long.
  private static let mostSentences = 6
  private static let mostIntents = 3

  /// Asks which intent was meant. Nobody wants to choose between an answer and “say hello”, or from
  /// a single choice.
  private func ask(
    _ decision: Decision, analysis: TextAnalysis, hint: LanguageTag,
    explanation: inout Explanation
  ) -> Understanding {
    let choices = DecisionThresholds.choices(
      of: decision.candidates.filter { !$0.intent.hasPrefix("smalltalk.") })
    guard choices.count >= 2, choices.first?.intent == decision.candidates.first?.intent else {
      explanation.refuse(rule: Decision.Rule.unsure.rawValue)
      return lookUp(analysis, hint: hint, explanation: &explanation)
    }
    // No question back where the information all but certainly has the answer.
    if let hit = certainAnswer(to: analysis, hint: hint) {
      explanation.passages = [Explanation.ConsultedPassage(hit)]
      return .passage(quotation(from: hit, answering: analysis))
    }
    explanation.intents = choices.map(\.intent)
    return .ambiguous(
      explanation.intents, article: importedPassage(for: analysis, hint: hint, &explanation))
  }

  private func plan(
    for id: String, analysis: TextAnalysis, hint: LanguageTag, explanation: inout Explanation
  ) -> Understanding {
    guard let intent = intents[id] else { return .nothing(.unknown) }
    if intent.action.switchesLanguage {
      return LanguageWish.language(in: analysis).map { .languageChosen($0) }
        ?? .languageWanted(reply: intent.action.reply ?? id)
    }
    // An intent that can only say that it doesn't know leaves the word to a page that does.
    if unsure.contains(id), let hit = certainAnswer(to: analysis, hint: hint),
      hit.article.imported != nil
    {
      explanation.passages = [Explanation.ConsultedPassage(hit)]
      return .passage(quotation(from: hit, answering: analysis))
    }
    var plan = Understanding.Plan(intent.action)
    if let article = plan.article,
      let hit = index.passage(
        of: article, answering: analysis, prefer: analysis.language ?? hint)
    {
      explanation.passages = [Explanation.ConsultedPassage(hit)]
      plan.quotation = quotation(from: hit, answering: analysis)
    }
    return .intent(id: id, plan)
  }

  /// What may be meant as well: the articles of the folder have their intents, an import has none.
  private func importedPassage(
    for analysis: TextAnalysis, hint: LanguageTag, _ explanation: inout Explanation
  ) -> PassagePlace? {
    let hits: [KnowledgeIndex.Hit] =
      switch index.lookUp(analysis, prefer: analysis.language ?? hint) {
      case .answer(let hit): [hit]
      case .offer(let hits): hits
      case .nothing: []
      }
    guard let hit = hits.first(where: { $0.article.imported != nil }) else { return nil }
    explanation.passages = [Explanation.ConsultedPassage(hit)]
    return PassagePlace(article: hit.article.id, anchor: hit.passage.anchor)
  }

  private func certainAnswer(
    to analysis: TextAnalysis, hint: LanguageTag
  ) -> KnowledgeIndex.Hit? {
    guard case .answer(let hit) = index.lookUp(analysis, prefer: analysis.language ?? hint),
      hit.isCertain
    else { return nil }
    return hit
  }

  private func quotation(
    from hit: KnowledgeIndex.Hit, answering analysis: TextAnalysis
  ) -> Quotation {
    Quotation(
      place: PassagePlace(article: hit.article.id, anchor: hit.passage.anchor),
      text: index.excerpt(of: hit, answering: analysis))
  }

  private func lookUp(
    _ analysis: TextAnalysis, hint: LanguageTag, isDoubtful: Bool = false,
    explanation: inout Explanation
  ) -> Understanding {
    let language = analysis.language ?? hint
    let found = index.lookUp(analysis, prefer: language, isDoubtful: isDoubtful)
    switch found {
    case .answer(let hit):
      explanation.passages = [Explanation.ConsultedPassage(hit)]
      return .passage(quotation(from: hit, answering: analysis))
    case .offer(let hits):
      explanation.passages = hits.map(Explanation.ConsultedPassage.init)
      return .articles(
        hits.map { PassagePlace(article: $0.article.id, anchor: $0.passage.anchor) })
    case .nothing:
      return .nothing(.unknown)
    }
  }
}

/// A message as understood.
package struct Route: Sendable {
  package let analysis: TextAnalysis
  package let understanding: Understanding
  /// That it sounds like danger or despair, also where another answer stands.
  package let alarm: Alarm?
  /// What is said of it beside the answer.
  package let notice: SafetyText?
  package let saysAllIsWell: Bool
  package let explanation: Explanation

  /// Whether the patient may read none of the languages that are served.
  package var isOtherLanguage: Bool { analysis.isOtherLanguage || alarm?.line == .cry }

  init(
    analysis: TextAnalysis, understanding: Understanding, alarm: Alarm? = nil,
    notice: SafetyText? = nil, saysAllIsWell: Bool = false, explanation: Explanation
  ) {
    self.analysis = analysis
    self.understanding = understanding
    self.alarm = alarm
    self.notice = notice
    self.saysAllIsWell = saysAllIsWell
    self.explanation = explanation
  }
}

extension Alarm {
  /// What is said to it.
  fileprivate var text: SafetyText {
    switch level {
    case .emergency: .emergency
    case .crisis: isAboutOther ? .crisisOther : .crisis
    case .distress: isAboutOther ? .distressOther : .distress
    case .watch: .watch
    }
  }
}

extension ContentBundle {
  /// Whether the intent only gives a reply, and facts of the site that it asks for are unset.
  fileprivate func lacksFacts(_ intent: IntentDefinition) -> Bool {
    guard intent.action.article == nil, intent.action.handOver == nil,
      let reply = intent.action.reply
    else { return false }
    return LanguageTag.allCases.contains { language in
      locales[language]?.replies[reply]?.lines.contains { line in
        !line.unset.isEmpty && line.unset.allSatisfy { site.fact($0, in: language) == nil }
      } ?? false
    }
  }

  /// What patients ask of the articles: the phrases of the intents that they answer.
  package var questions: [String: [String]] {
    Dictionary(
      intents.compactMap { intent in
        intent.action.article.map {
          ($0, intent.phrases.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value))
        }
      },
      uniquingKeysWith: +)
  }

  /// The phrases of every intent, and what is out of scope as the class `none`.
  package var trainingExamples: [TrainingExample] {
    func examples(_ label: String, _ phrases: [LanguageFamily: [String]]) -> [TrainingExample] {
      LanguageFamily.allCases.flatMap { family in
        (phrases[family] ?? []).map { TrainingExample(text: $0, label: label, language: family) }
      }
    }
    return intents.flatMap { examples($0.id, $0.phrases) } + examples("none", outOfScope)
  }
}

extension Understanding.Plan {
  init(_ action: Action) {
    let priority: Conversation.Priority? =
      switch action.handOver {
      case .high: .high
      case .normal: .normal
      case nil: nil
      }
    self.init(
      reply: action.reply, article: action.article, handOver: priority,
      offersPerson: action.offerPerson)
  }
}
