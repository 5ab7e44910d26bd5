/// Why the sentence encoder could not be made.
package struct EncoderError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// A file is not there or cannot be read.
    case unreadableFile = "unreadable-file"
    /// A file is not the one that this program was made for.
    case alteredFile = "altered-file"
    case invalidFile = "invalid-file"
    /// A weights file is not in its format, or holds other tensors than the network has.
    case invalidWeights = "invalid-weights"
  }

  package let code: Code
  /// Says what is wrong and how to mend it.
  package let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  static func invalid(_ file: String, _ fault: String) -> EncoderError {
    EncoderError(
      .invalidFile,
      "\(file) is damaged or of another kind: \(fault) Delete it and fetch the encoder again.")
  }

  package var description: String { message }
}
