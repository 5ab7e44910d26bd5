package import Content
package import Foundation
package import IntentMatching
import Linguistics

/// What training found about the phrases, for whoever writes them.
package enum PhraseFindings {
  /// A language this far behind the best one needs more or better phrases.
  private static let lag = 0.05

  /// Warnings with file and line, in the order of the files.
  ///
  /// - Parameter folder: what was trained on.
  package static func diagnostics(of review: PhraseReview, folder: URL) -> [Diagnostic] {
    let places = PhrasePlaces(folder)
    let misplaced = review.misplaced.map { finding in
      places.warning(
        finding.phrase.text,
        """
        The other phrases put “\(finding.phrase.text)” of “\(finding.phrase.label)” in \
        “\(finding.label)” (\(percent(finding.probability))); move it, reword it, or give \
        “\(finding.phrase.label)” more phrases like it.
        """)
    }
    let overlaps = review.overlaps.map { finding in
      places.warning(
        finding.first.text,
        """
        “\(finding.first.text)” of “\(finding.first.label)” and “\(finding.second.text)” of \
        “\(finding.second.label)” (\(places.text(of: finding.second.text))) mean nearly the same \
        (\(percent(finding.similarity))); tell them apart, or delete one.
        """)
    }
    return (misplaced + overlaps).sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
      + lagging(review.accuracy)
  }

  private static func lagging(_ accuracy: [LanguageFamily: Double]) -> [Diagnostic] {
    guard let best = accuracy.max(by: { $0.value < $1.value }) else { return [] }
    return accuracy.filter { best.value - $0.value > lag }
      .sorted { $0.key.rawValue < $1.key.rawValue }
      .map { language, share in
        Diagnostic(
          severity: .warning, file: "Intents",
          message: """
            Phrases in “\(language.rawValue)” are told apart less well (\(percent(share))) than \
            those in “\(best.key.rawValue)” (\(percent(best.value))); add phrases in \
            “\(language.rawValue)”.
            """)
      }
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
