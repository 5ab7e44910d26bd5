/// What people choose first, folded to lower case: the words of which passwords are made, and whole
/// passwords that no rule explains.
///
/// Written by hand after the frequency lists that were published of leaked passwords; with the
/// words of a hospital, and of those who write English and Chinese first.
enum CommonPasswords {
  static let words = Set([english, names, places, chinese, others, whole].flatMap(split))
  static let smallWords = Set(split(small))
  /// The words as they are left when disguises are undone: `mall` is one with `mail`.
  static let undisguisedWords = Set(words.map { String($0.map(undisguised)) })
  static let longest = words.map(\.count).max() ?? 0

  /// Undoes a usual substitution: `1` and `!` stand for `i` and for `l`, so these are one.
  static func undisguised(_ character: Character) -> Character {
    substitutions[character] ?? character
  }

  private static let substitutions: [Character: Character] = [
    "0": "o", "1": "l", "!": "l", "i": "l", "3": "e", "4": "a", "@": "a", "5": "s", "$": "s",
    "7": "t", "8": "b", "9": "g",
  ]

  private static func split(_ list: String) -> [String] {
    list.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  private static let small = """
    a i me my mr ms dr we us is in it to no of at on go be so do or am an by he hi ok the you and
    for are was all can get has him her his how man men new not now off old one our out own put she
    too two use who why yes your with this that what when will love from have
    """
}
