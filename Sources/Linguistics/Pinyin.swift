import Foundation

/// How Han characters sound in Mandarin, without tones: what is typed by sound often comes out as
/// another character of the same one, or as the letters themselves.
package struct Pinyin: Sendable {
  /// Numbers a syllable.
  package typealias Syllable = UInt16

  private static let characters: ClosedRange<UInt32> = 0x4E00...0x9FFF
  /// Keeps a syllable and the next one apart.
  private static let separator = "\n"
  private static let transform = StringTransform("Han-Latin; Latin-ASCII")
  private static let longestSyllable = 6

  /// The syllable of each character, by its place in the block; empty where it has none.
  private let names: [String]
  private let numbers: [Syllable]
  private let known: [String: Syllable]

  /// Asks ICU for each character (some tenths of a second); keep the result.
  package init() {
    var text = ""
    for value in Self.characters {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      text += Self.separator
    }
    let sounds = text.applyingTransform(Self.transform, reverse: false) ?? ""
    self.init(names: sounds.split(separator: Self.separator, omittingEmptySubsequences: false))
  }

  /// From what `text` gave; nil where it isn't that.
  package init?(text: String) {
    let names = text.split(separator: Self.separator, omittingEmptySubsequences: false)
    guard names.count == Self.characters.count else { return nil }
    self.init(names: names)
  }

  private init(names: [Substring]) {
    var known: [String: Syllable] = [:]
    self.names = names.prefix(Self.characters.count).map { name in
      // A character that ICU doesn't know comes back as it was.
      name.allSatisfy { $0.isASCII && $0.isLetter } ? String(name) : ""
    }
    numbers = self.names.map { name in
      let number = known[name] ?? Syllable(known.count)
      known[name] = number
      return number
    }
    self.known = known.filter { !$0.key.isEmpty }
  }

  /// All syllables, to be kept.
  package var text: String { names.joined(separator: Self.separator) }

  /// Nil where the character's sound isn't known.
  package func syllable(of character: Unicode.Scalar) -> Syllable? {
    guard Self.characters.contains(character.value) else { return nil }
    let place = Int(character.value - Self.characters.lowerBound)
    return place < numbers.count && !names[place].isEmpty ? numbers[place] : nil
  }

  /// The syllables of a word typed by its sound (“toutong”); nil where it isn't made of syllables.
  package func syllables(of word: String) -> [Syllable]? {
    // “lv” and “nv” are how ü is typed.
    let letters = Array(word.lowercased().replacing("v", with: "u"))
    guard letters.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    // The best way to each place, by the fewest syllables.
    var ways = [[Syllable]?](repeating: nil, count: letters.count + 1)
    ways[0] = []
    for start in letters.indices {
      guard let way = ways[start] else { continue }
      for length in 1...Self.longestSyllable where start + length <= letters.count {
        guard let syllable = known[String(letters[start..<start + length])] else { continue }
        if ways[start + length].map({ $0.count > way.count + 1 }) ?? true {
          ways[start + length] = way + [syllable]
        }
      }
    }
    return letters.isEmpty ? nil : ways[letters.count]
  }
}
