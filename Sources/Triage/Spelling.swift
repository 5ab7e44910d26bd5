/// Slips of the pen in long words.
enum Spelling {
  /// Shorter words are too easily others.
  static func mayHaveSlips(_ intended: String) -> Bool { intended.utf8.count >= 8 }

  /// Whether a word is another of at least eight letters with one letter wrong, missing, added or
  /// swapped with its neighbour. The first letter must be right.
  static func isSlip(_ word: String, for intended: String) -> Bool {
    guard mayHaveSlips(intended), abs(word.utf8.count - intended.utf8.count) <= 1,
      word.utf8.first == intended.utf8.first
    else { return false }
    let word = Array(word.utf8)
    let intended = Array(intended.utf8)

    let same = zip(word, intended).prefix { $0 == $1 }.count
    let rest = word[same...]
    let wanted = intended[same...]
    if rest.count < wanted.count { return rest.elementsEqual(wanted.dropFirst()) }
    if rest.count > wanted.count { return rest.dropFirst().elementsEqual(wanted) }
    if rest.dropFirst().elementsEqual(wanted.dropFirst()) { return true }
    return rest.count >= 2 && rest.dropFirst(2).elementsEqual(wanted.dropFirst(2))
      && rest[same] == wanted[same + 1] && rest[same + 1] == wanted[same]
  }
}
