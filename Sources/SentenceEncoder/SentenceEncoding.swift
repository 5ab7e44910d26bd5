/// Turns texts into points, so that texts of like meaning lie close together whatever their words
/// or language.
package protocol SentenceEncoding: Sendable {
  /// Names all that the vectors depend on; vectors of different identities can't be compared.
  var identity: String { get }
  /// Numbers in a vector.
  var dimension: Int { get }

  /// One vector of unit length for each text, independent of the others; all zeros where nothing of
  /// the text is known. Safe to call from many tasks at once; long texts are cut off.
  func vectors(of texts: [String]) -> [ContiguousArray<Float>]
}

extension SentenceEncoding {
  package func vector(of text: String) -> ContiguousArray<Float> { vectors(of: [text])[0] }
}
