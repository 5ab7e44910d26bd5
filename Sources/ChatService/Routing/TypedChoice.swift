package import Conversation
import Foundation
import Linguistics

/// A choice that a patient types instead of tapping it: its label, or yes or no to the question
/// whether an answer helped.
package enum TypedChoice {
  /// In characters.
  static let longest = 60
  /// A character holds any number of scalars, and normal forms sort them.
  private static let mostScalars = 4 * longest

  private static let yes = normalized([
    "yes", "y", "yep", "yeah", "yes it was", "yes it is", "yes it did", "yes thanks", "exactly",
    "是", "是的", "对", "对的", "有", "有的", "嗯", "对，谢谢", "是，谢谢", "對", "對的", "系", "係", "有，謝謝",
  ])
  private static let no = normalized([
    "no", "n", "nope", "not really", "no it wasn't", "no it isn't", "no it didn't", "not quite",
    "不是", "不对", "不", "没有", "不是的", "没", "不對", "沒有", "沒", "唔係", "唔系", "冇", "不算",
  ])

  /// - Parameter open: what the last message offers.
  package static func choice(typed text: String, among open: [Message.Choice]) -> ChoiceID? {
    guard text.unicodeScalars.count <= mostScalars else { return nil }
    let typed = normal(text)
    if let choice = open.first(where: { normal($0.label) == typed }) { return ChoiceID(choice.id) }
    let hasHelped = yes.contains(typed) ? true : no.contains(typed) ? false : nil
    guard let hasHelped else { return nil }
    return open.lazy.compactMap { ChoiceID($0.id) }.first { choice in
      if case .feedback(let feedback) = choice { feedback.hasHelped == hasHelped } else { false }
    }
  }

  private static func normalized(_ words: [String]) -> Set<String> { Set(words.map(normal)) }

  private static func normal(_ text: String) -> String {
    let letters = text.compatibilityComposed.lowercased()
      .replacing("’", with: "'").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return letters.trimmingCharacters(in: .punctuationCharacters.union(.whitespaces))
      .replacing(", ", with: " ")
  }
}
