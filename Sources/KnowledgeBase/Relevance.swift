import Foundation

/// What words and meaning say together of a passage.
enum Relevance {
  /// The weights beside the heading's, those that serve best over all on two public sets of
  /// questions and answers (COVID-QA and COVID-FAQ; `liaison evaluate --faq`).
  private static let (text, words) = (0.3, 0.4)

  /// From 0 (nothing to do with it) to 1.
  ///
  /// - Parameter words: the share of the question that the words cover, 0 to 1; nil where the
  ///   passage is in another language than the question, and only meaning can tell.
  static func score(words: Double?, meaning: PassageVectors.Likeness) -> Double {
    let known = meaning.asked ?? 0
    // Passages of one article that is asked for stay in the order of their own headings.
    let head = meaning.head >= known ? meaning.head : known + (meaning.head - known) / 10
    let ofMeaning = head + text * meaning.text
    guard let words else { return max(0, ofMeaning / (1 + text)) }
    return max(0, (ofMeaning + Self.words * words) / (1 + text + Self.words))
  }

  /// For the passages of one article: the weights are those that serve best for
  /// `Tests/Content/passage-questions.jsonl`.
  static func scoreWithin(coverage: Double, meaning: PassageVectors.Likeness) -> Double {
    meaning.apart + 0.3 * meaning.text + 0.2 * coverage
  }

  /// From which confidence a passage answers, and from which its article is offered.
  static let (answers, offers) = (0.5, 0.25)
  /// From which it answers although an intent may have been meant.
  static let isCertain = 0.8

  /// How likely the best passage answers the question, 0 to 1: logistic regressions on what
  /// `liaison-benchmark look-ups` prints for `Tests/Content/router.jsonl`, with what is known to be
  /// asked of the articles and without it; for another language, with the articles in one language
  /// and the questions in the other.
  static func confidence(
    score: Double, coverage: Double, meaning: PassageVectors.Likeness, isForeign: Bool
  ) -> Double {
    let sum =
      if meaning.asked != nil {
        15.8 * score + coverage - 7.5
      } else if isForeign {
        16.5 * score - 7.4
      } else {
        10.1 * score + 3.5 * coverage - 5.3
      }
    return 1 / (1 + exp(-sum))
  }

  /// Whether a passage bears out a question that looks out of scope: it holds nearly all of its
  /// words and is near by its meaning, or very near.
  static func bearsOut(_ hit: KnowledgeIndex.Hit) -> Bool {
    guard let meaning = hit.likeness else { return hit.coverage > 0.99 }
    return meaning.head >= 0.65 || hit.coverage >= 0.75 && max(meaning.head, meaning.text) >= 0.45
  }
}
