package import Foundation
import Linguistics

/// One row of an evaluation file (JSON Lines), `{"text", "intent", "lang", "style"?}`.
package struct LabelledText: Sendable, Codable, Equatable {
  package let text: String
  package let intent: String
  /// A BCP 47 tag, as it stands in the file.
  package let lang: String
  package let style: String?

  package init(text: String, intent: String, lang: String, style: String? = nil) {
    self.text = text
    self.intent = intent
    self.lang = lang
    self.style = style
  }

  package var example: TrainingExample {
    TrainingExample(text: text, label: intent, language: LanguageTag(bcp47: lang)?.family)
  }

  /// Reads a whole file; empty lines are passed over.
  ///
  /// - Throws: `IntentMatchingError`: unreadable, without rows, or a bad line with its number.
  package static func read(_ file: URL) throws(IntentMatchingError) -> [LabelledText] {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw IntentMatchingError(
        .unreadableFile, "\(file.path) cannot be read: \(error.localizedDescription)")
    }
    return try parse(data, name: file.lastPathComponent)
  }

  /// - Parameter name: what to call the file in an error.
  package static func parse(
    _ data: Data, name: String
  ) throws(IntentMatchingError) -> [LabelledText] {
    let mark = Data([0xEF, 0xBB, 0xBF])
    let body = data.starts(with: mark) ? data.dropFirst(mark.count) : data
    let decoder = JSONDecoder()
    var rows: [LabelledText] = []
    let lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      do {
        rows.append(try decoder.decode(LabelledText.self, from: line))
      } catch {
        throw IntentMatchingError(
          .invalidLine, "\(name):\(index + 1): \(explanation(of: error))", line: index + 1)
      }
    }
    guard !rows.isEmpty else {
      throw IntentMatchingError(.noRows, "\(name) has no rows.")
    }
    return rows
  }

  private static func explanation(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing."
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      context.codingPath.isEmpty
        ? "This is not a JSON object."
        : "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” must be a string."
    default: "This is not JSON."
    }
  }
}
