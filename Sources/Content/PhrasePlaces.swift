package import Foundation

/// Where each training phrase stands in the files, for findings that come after the reading.
package struct PhrasePlaces {
  private let places: [String: Place]

  /// - Parameter directory: a content folder that could be read without errors.
  package init(_ directory: URL) {
    var faults = FaultList()
    let parsed = IntentReader.read(ContentFolder(root: directory), faults: &faults)
    let phrases = parsed.intents.flatMap(\.phrases) + parsed.outOfScope.values.joined()
    places = Dictionary(phrases.map { ($0.value, $0.place) }) { first, _ in first }
  }

  /// A warning that points at a phrase.
  package func warning(_ phrase: String, _ message: String) -> Diagnostic {
    let place = places[phrase]
    return Diagnostic(
      severity: .warning, file: place?.file ?? "Intents", line: place?.line, message: message)
  }

  /// `file:line` of a phrase, to name beside another.
  package func text(of phrase: String) -> String { places[phrase]?.text ?? "Intents" }
}
