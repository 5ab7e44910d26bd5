import Foundation

/// How hard a password is to guess: the cheapest way to put it together out of common words, the
/// account's names, walks over the keyboard, dates, repetitions and single characters.
///
/// Source: D. L. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016;
/// coarser here, with one price for all words.
struct PasswordGuess {
  private let text: [Character]
  /// The text with the usual substitutions undone.
  private let undisguised: [Character]
  private let keys: [Key?]
  /// The account's names, with substitutions undone.
  private let own: Set<String>
  private let longestWord: Int

  /// A longer password is judged by its beginning, so that work is bounded.
  private static let length = 128

  /// Prices in bits.
  private enum Price {
    static let own = 2.0
    static let pair = 7.0
    static let smallWord = 5.0
    static let word = 10.0
    static let disguise = 1.0
    static let copy = 2.0
    static let turn = 4.0
    static let straight = 0.3
    static let year = 5.0
    static let day = 14.0
  }

  /// - Parameter names: of the account; their parts count too.
  init(_ password: String, names: [String]) {
    let text = Array(Self.folded(password).prefix(Self.length))
    self.text = text
    undisguised = text.map(CommonPasswords.undisguised)
    keys = text.map { Key.all[$0] }
    own = (names + ["liaison"]).reduce(into: []) { own, name in
      let folded = String(Self.folded(name).map(CommonPasswords.undisguised))
      let parts = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      own.formUnion((parts + [parts.joined()]).filter { $0.count >= 2 })
    }
    longestWord = max(CommonPasswords.longest, own.map(\.count).max() ?? 0)
  }

  /// Whether there are digits alone, and fewer than this many; signs between them don't count.
  func isNumber(below count: Int) -> Bool {
    let symbols = text.filter { $0.isLetter || $0.isNumber }
    return (1..<count).contains(symbols.count) && symbols.allSatisfy { "0"..."9" ~= $0 }
  }

  /// The base-2 logarithm of the guesses, or the limit where there are more.
  func bits(upTo limit: Double) -> Double {
    var best = [Double](repeating: limit, count: text.count + 1)
    best[0] = 0
    for start in text.indices where best[start] < limit {
      func offer(_ end: Int, _ price: Double) { best[end] = min(best[end], best[start] + price) }
      offer(start + 1, Self.price(of: text[start]))
      offerWords(from: start, offer)
      offerCopies(from: start, offer)
      offerDates(from: start, offer)
      for stride in 1...4 { offerWalk(from: start, stride: stride, offer) }
    }
    return best[text.count]
  }

  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased()
  }

  private static func price(of character: Character) -> Double {
    if character == " " { return 2 }
    if character.isASCII { return character.isLetter ? 4.5 : 3.3 }
    return character.unicodeScalars.first?.properties.isIdeographic == true ? 9 : 5
  }

  private func offerWords(from start: Int, _ offer: (Int, Double) -> Void) {
    var plain = ""
    var undisguised = ""
    for end in text.indices[start...].prefix(longestWord) {
      plain.append(text[end])
      undisguised.append(self.undisguised[end])
      if own.contains(undisguised) {
        offer(end + 1, Price.own)
      } else if CommonPasswords.smallWords.contains(plain) {
        offer(end + 1, plain.count <= 2 ? Price.pair : Price.smallWord)
      } else if CommonPasswords.words.contains(plain) {
        offer(end + 1, Price.word)
      } else if CommonPasswords.undisguisedWords.contains(undisguised) {
        offer(end + 1, Price.word + Price.disguise)
      }
    }
  }

  /// What has just been written, again or backwards.
  private func offerCopies(from start: Int, _ offer: (Int, Double) -> Void) {
    for length in stride(from: 1, through: min(start, text.count - start), by: 1) {
      let before = text[(start - length)..<start]
      let after = text[start..<(start + length)]
      if after.elementsEqual(before) || after.elementsEqual(before.reversed()) {
        offer(start + length, Price.copy)
      }
    }
  }

  private func offerDates(from start: Int, _ offer: (Int, Double) -> Void) {
    let digits = text[start...].prefix(8).prefix { $0.isASCII && $0.isNumber }
    func number(_ from: Int, _ count: Int) -> Int {
      digits.dropFirst(from).prefix(count).reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
    }
    func isYear(_ from: Int) -> Bool { (1930...2039).contains(number(from, 4)) }
    func isDay(_ one: Int, _ other: Int) -> Bool {
      let (low, high) = (min(one, other), max(one, other))
      return (1...12).contains(low) && high <= 31
    }
    if digits.count >= 4, isYear(0) { offer(start + 4, Price.year) }
    if digits.count >= 6,
      isDay(number(0, 2), number(2, 2)) || isDay(number(2, 2), number(4, 2))
    {
      offer(start + 6, Price.day)
    }
    if digits.count == 8,
      isYear(0) && isDay(number(4, 2), number(6, 2))
        || isYear(4) && isDay(number(0, 2), number(2, 2))
    {
      offer(start + 8, Price.day)
    }
  }

  /// A walk over neighbouring keys, digits or letters; with a stride above 1, several that take
  /// turns: `1q2w3e`, `1qaz2wsx`, `a1b2c3`.
  private func offerWalk(from start: Int, stride: Int, _ offer: (Int, Double) -> Void) {
    var price = text[start...].prefix(stride).map(Self.price).reduce(0, +)
    var steps: [Key.Step] = []
    for end in (start + stride)..<max(start + stride, text.count) {
      guard let key = keys[end], let before = keys[end - stride] else { return }
      let step = key.step(from: before)
      guard !step.isEmpty else { return }
      // Straight on, as its lane before, or as in zigzags and loops such as `qazxswedc`.
      let goesOn = [1, stride, 2, 6, 8].contains { back in
        steps.count >= back && !steps[steps.count - back].isDisjoint(with: step)
      }
      price += goesOn ? Price.straight : Price.turn
      steps.append(step)
      // Two neighbours are chance.
      guard steps.count >= 2 else { continue }
      offer(end + 1, price)
    }
  }
}

/// Where a character stands on the keyboard and in its sequence.
private struct Key {
  private let row: Int
  private let column: Int
  private let code: Int
  private let isDigit: Bool

  /// Ways to get from one character to the next; one step may be several of them.
  struct Step: OptionSet {
    let rawValue: UInt32
  }

  static let all: [Character: Key] = {
    let rows = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"]
    let shifted = ["!@#$%^&*()_+", "qwertyuiop{}", "asdfghjkl:\"", "zxcvbnm<>?"]
    var keys: [Character: Key] = [:]
    for (row, (plain, above)) in zip(rows, shifted).enumerated() {
      for (column, (character, other)) in zip(plain, above).enumerated() {
        let key = Key(
          row: row, column: column, code: Int(character.asciiValue ?? 0),
          isDigit: character.isNumber)
        keys[character] = key
        keys[other] = key
      }
    }
    return keys
  }()

  /// The same key, a neighbour in any direction, or up to three digits or two letters on.
  func step(from other: Key) -> Step {
    var step: Step = []
    let (down, right) = (row - other.row, column - other.column)
    if abs(down) <= 1, abs(right) <= 1 {
      step.insert(Step(rawValue: 1 << ((down + 1) * 3 + right + 1)))
    }
    guard isDigit == other.isDigit else { return step }
    // Nine is followed by zero.
    let distance = isDigit ? (code - other.code + 15) % 10 - 5 : code - other.code
    if distance != 0, abs(distance) <= (isDigit ? 3 : 2) {
      step.insert(Step(rawValue: 1 << (12 + distance)))
    }
    return step
  }
}
