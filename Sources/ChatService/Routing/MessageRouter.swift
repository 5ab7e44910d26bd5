package import Content
package import Conversation
import Foundation
package import IntentMatching
import KnowledgeBase
package import Linguistics
import Triage

/// Understands one message on one revision of the content. Pure: no state, no storage.
package struct MessageRouter: Sendable {
  package let analyzer: TextAnalyzer
  private let triage: EmergencyTriage
  private let classifier: IntentClassifier
  private let index: KnowledgeIndex
  private let intents: [String: IntentDefinition]

  /// - Parameters:
  ///   - classifier: trained on the phrases of this content.
  ///   - today: articles that are no longer valid then are not answered from.
  init(
    content: ContentBundle, classifier: IntentClassifier, analyzer: TextAnalyzer, today: Date
  ) {
    self.analyzer = analyzer
    self.classifier = classifier
    triage = EmergencyTriage(analyzer: analyzer)
    index = KnowledgeIndex(articles: content.articles, analyzer: analyzer, today: today)
    intents = Dictionary(uniqueKeysWithValues: content.intents.map { ($0.id, $0) })
  }

  /// What a message means, and why.
  ///
  /// - Parameter hint: the language of the conversation, for text that doesn't show its own.
  package func route(_ text: String, hint: LanguageTag) -> Route {
    let analysis = analyzer.analyse(text, hint: hint)
    if let flag = triage.redFlag(in: analysis) {
      return Route(
        analysis: analysis, understanding: .emergency(kind: flag.kind.rawValue),
        explanation: Explanation(redFlag: flag))
    }
    guard analysis.tokens.contains(where: { $0.kind != .number }) else {
      let outcome: Understanding = .nothing(analysis.isOtherLanguage ? .otherLanguage : .noWords)
      return Route(
        analysis: analysis, understanding: outcome,
        explanation: Explanation(outcome: .none, rule: "no-words"))
    }
    let decision = classifier.decide(analysis)
    var explanation = Explanation(decision)
    let understanding: Understanding
    if analysis.isOtherLanguage {
      // The encoder may well have understood it, which helps staff; the patient could not read the
      // answer.
      understanding = .nothing(.otherLanguage)
      explanation.refuse(rule: "other-language")
    } else {
      understanding =
        switch decision.outcome {
        case .matched(let id): plan(for: id, analysis: analysis)
        case .ambiguous(let ids): .ambiguous(questions(among: ids))
        case .none: lookUp(analysis, hint: hint, explanation: &explanation)
        }
    }
    return Route(analysis: analysis, understanding: understanding, explanation: explanation)
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

  package func article(_ id: String, prefer language: LanguageTag) -> Article? {
    index.article(id, prefer: language)
  }

  /// Nobody who asks something wants to choose between the answer and “say hello”.
  private func questions(among ids: [String]) -> [String] {
    let questions = ids.filter { !$0.hasPrefix("smalltalk.") }
    return questions.isEmpty ? ids : questions
  }

  private func plan(for id: String, analysis: TextAnalysis) -> Understanding {
    guard let intent = intents[id] else { return .nothing(.unknown) }
    if intent.action.switchesLanguage {
      return LanguageWish.language(in: analysis).map { .languageChosen($0) }
        ?? .languageWanted(reply: intent.action.reply ?? id)
    }
    return .intent(id: id, Understanding.Plan(intent.action))
  }

  private func lookUp(
    _ analysis: TextAnalysis, hint: LanguageTag, explanation: inout Explanation
  ) -> Understanding {
    let language = analysis.language ?? hint
    let found = index.lookUp(analysis, prefer: language)
    switch found {
    case .answer(let hit):
      explanation.passages = [Explanation.ConsultedPassage(hit)]
      return .passage(article: hit.article.id, anchor: hit.passage.anchor)
    case .offer(let hits):
      explanation.passages = hits.map(Explanation.ConsultedPassage.init)
      return .articles(hits.map(\.article.id))
    case .nothing:
      return .nothing(.unknown)
    }
  }
}

/// A message as understood.
package struct Route: Sendable {
  package let analysis: TextAnalysis
  package let understanding: Understanding
  package let explanation: Explanation
}

extension ContentBundle {
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
