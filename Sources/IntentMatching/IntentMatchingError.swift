/// Why a classifier could not be trained or evaluated.
package struct IntentMatchingError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// Fewer than two intents have a phrase with words in it.
    case tooFewIntents = "too-few-intents"
    /// An option is outside its range.
    case invalidOption = "invalid-option"
    /// A file of labelled texts cannot be read.
    case unreadableFile = "unreadable-file"
    /// A line of such a file is not what it should be; `line` says which.
    case invalidLine = "invalid-line"
    /// There is nothing to measure on.
    case noRows = "no-rows"
  }

  package let code: Code
  /// Says what is wrong and how to mend it.
  package let message: String
  /// Counted from 1.
  package let line: Int?

  init(_ code: Code, _ message: String, line: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
  }

  package var description: String { message }
}
