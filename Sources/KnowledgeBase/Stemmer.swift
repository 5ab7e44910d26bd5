/// Brings the forms of an English word together: plurals, -ing and -ed.
///
/// It cuts rather than understands: its results are keys, not words.
enum Stemmer {
  static func stem(_ word: String) -> String {
    var letters = Array(word)
    guard letters.count > 3, letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "'") }) else {
      return word
    }
    if ends(letters, "'s") { letters.removeLast(2) }
    letters = withoutPlural(letters)
    letters = withoutEnding("ing", withoutEnding("ed", letters))
    if letters.count > 3, letters.last == "e" { letters.removeLast() }
    if letters.count > 3, letters.last == "y" { letters[letters.count - 1] = "i" }
    return String(letters)
  }

  private static func withoutPlural(_ letters: [Character]) -> [Character] {
    guard letters.count > 3, letters.last == "s" else { return letters }
    if ends(letters, "ies") { return letters.dropLast(3) + ["y"] }
    if ["sses", "xes", "ches", "shes"].contains(where: { ends(letters, $0) }) {
      return letters.dropLast(2)
    }
    if ["ss", "us", "is"].contains(where: { ends(letters, $0) }) { return letters }
    return letters.dropLast()
  }

  private static func withoutEnding(_ ending: String, _ letters: [Character]) -> [Character] {
    guard ends(letters, ending) else { return letters }
    var stem = Array(letters.dropLast(ending.count))
    guard stem.count >= 3, stem.contains(where: { "aeiouy".contains($0) }) else { return letters }
    // stopped → stop, but called → call
    if let last = stem.last, stem.dropLast().last == last, !"aeioulsz".contains(last) {
      stem.removeLast()
    }
    return stem
  }

  private static func ends(_ letters: [Character], _ ending: String) -> Bool {
    letters.count > ending.count && letters.suffix(ending.count).elementsEqual(ending)
  }
}
