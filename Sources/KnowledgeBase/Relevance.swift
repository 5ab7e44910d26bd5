import Foundation

/// What words and meaning say together of a passage.
enum Relevance {
  /// The weights beside the heading's, those that serve best over all on two public sets of
  /// questions and answers (COVID-QA and COVID-FAQ; `liaison evaluate --faq`).
  private static let (text, words) = (0.3, 0.4)

  /// From 0 (nothing to do with it) to 1.
  ///
  /// - Parameter words: the share of the question that the words cover, 0 to 1.
  static func score(words: Double, meaning: PassageVectors.Likeness) -> Double {
    let known = meaning.asked ?? 0
    // Passages of one article that is asked for stay in the order of their own headings.
    let head = meaning.head >= known ? meaning.head : known + (meaning.head - known) / 10
    return max(0, (head + text * meaning.text + Self.words * words) / (1 + text + Self.words))
  }

  /// From which confidence a passage answers, and from which its article is offered.
  static let (answers, offers) = (0.5, 0.25)
  /// From which it answers although an intent may have been meant.
  static let isCertain = 0.8

  /// How likely the best passage answers the question, 0 to 1: logistic regressions on what
  /// `liaison-benchmark look-ups` prints for `Tests/Content/router.jsonl`, with what is known to be
  /// asked of the articles and without it.
  static func confidence(score: Double, coverage: Double, meaning: PassageVectors.Likeness)
    -> Double
  {
    let sum =
      meaning.asked == nil
      ? 10.1 * score + 3.5 * coverage - 5.3 : 15.8 * score + coverage - 7.5
    return 1 / (1 + exp(-sum))
  }
}
