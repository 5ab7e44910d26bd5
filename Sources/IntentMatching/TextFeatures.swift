import Linguistics

/// A lexical feature of a text: a word, a word pair, a part of a word, a run of Han characters,
/// the sound of such a run, or the skeleton of a word.
struct TextFeature: Hashable, Sendable {
  enum Kind: UInt8, Sendable, Codable {
    case word, pair, part, han, sound, skeleton
  }

  let kind: Kind
  /// Of the kind and the characters; 64 bits tell a few hundred thousand apart.
  let hash: UInt64

  static func == (left: TextFeature, right: TextFeature) -> Bool { left.hash == right.hash }
  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// One place where a feature occurs.
struct FeatureOccurrence {
  let feature: TextFeature
  /// The tokens of the text that it is made of; a part of a word has its word.
  let tokens: Range<Int>
}

/// Takes the lexical features out of an analysed text.
enum TextFeatures {
  /// Bounds on the work that one message can cause; no honest message comes near.
  static let maximumTokens = 1_000
  static let maximumWordLength = 40

  private static let partLengths = 3...4
  private static let runLength = 3

  /// - Parameter pinyin: with it, the sounds too.
  static func occurrences(in text: TextAnalysis, pinyin: Pinyin? = nil) -> [FeatureOccurrence] {
    let tokens = text.tokens.prefix(maximumTokens)
    var found: [FeatureOccurrence] = []
    found.reserveCapacity(tokens.count * 12)
    var previous: FeatureHash?
    for (index, token) in tokens.enumerated() {
      guard token.kind != .han else {
        appendRuns(.han, endingAt: index, to: &found) { place in
          tokens[place].kind == .han ? tokens[place].text.unicodeScalars.first?.value : nil
        }
        previous = nil
        continue
      }
      let word = Array(token.text.prefix(maximumWordLength).unicodeScalars)
      found.append(FeatureOccurrence(.word, FeatureHash(word), index..<(index + 1)))
      if var pair = previous {
        pair.add(" ")
        for scalar in word { pair.add(scalar) }
        found.append(FeatureOccurrence(.pair, pair, (index - 1)..<(index + 1)))
      }
      if token.kind == .word { appendParts(of: word, at: index, to: &found) }
      previous = FeatureHash(word)
    }
    if let pinyin {
      appendSounds(of: tokens, pinyin, to: &found)
      appendSkeletons(of: tokens, to: &found)
    }
    return found
  }

  /// What is left of a word when it is typed in a hurry: its first letter and its consonants, in
  /// whatever order; alone and with the word before.
  private static func appendSkeletons(
    of tokens: ArraySlice<TextAnalysis.Token>, to found: inout [FeatureOccurrence]
  ) {
    var previous: [UInt8]?
    for (index, token) in tokens.enumerated() {
      guard token.kind == .word, let skeleton = skeleton(of: token.text) else {
        previous = nil
        continue
      }
      var hash = FeatureHash()
      for letter in skeleton { hash.add(UInt32(letter)) }
      found.append(FeatureOccurrence(.skeleton, hash, index..<(index + 1)))
      if let previous {
        var pair = FeatureHash()
        for letter in previous + [UInt8(ascii: " ")] + skeleton { pair.add(UInt32(letter)) }
        found.append(FeatureOccurrence(.skeleton, pair, (index - 1)..<(index + 1)))
      }
      previous = skeleton
    }
  }

  /// Nil for what isn't written in Latin letters.
  private static func skeleton(of word: String) -> [UInt8]? {
    let letters = word.utf8.prefix(maximumWordLength).filter { $0 != UInt8(ascii: "'") }
    guard let first = letters.first, letters.allSatisfy(isLatin) else { return nil }
    return [first] + Set(letters.dropFirst().filter { !isVowel($0) }).sorted()
  }

  private static func isLatin(_ letter: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

  private static func appendParts(
    of word: [Unicode.Scalar], at index: Int, to found: inout [FeatureOccurrence]
  ) {
    let characters = ["<"] + word + [">"]
    for length in partLengths where length <= characters.count {
      for start in 0...(characters.count - length) {
        let part = FeatureHash(characters[start..<(start + length)])
        found.append(FeatureOccurrence(.part, part, index..<(index + 1)))
      }
    }
  }

  /// The runs of one to three that end at a place, as long as each before it has a value.
  private static func appendRuns(
    _ kind: TextFeature.Kind, endingAt index: Int, to found: inout [FeatureOccurrence],
    value: (Int) -> UInt32?
  ) {
    var run = FeatureHash()
    for start in stride(from: index, through: max(0, index - runLength + 1), by: -1) {
      guard let value = value(start) else { return }
      run.add(value)
      found.append(FeatureOccurrence(kind, run, start..<(index + 1)))
    }
  }

  private static func appendSounds(
    of tokens: ArraySlice<TextAnalysis.Token>, _ pinyin: Pinyin,
    to found: inout [FeatureOccurrence]
  ) {
    var sounds: [(syllable: Pinyin.Syllable, token: Int)] = []
    func flush() {
      for index in sounds.indices {
        let before = found.count
        appendRuns(.sound, endingAt: index, to: &found) { UInt32(sounds[$0].syllable) }
        for place in before..<found.count {
          let range = found[place].tokens
          found[place] = FeatureOccurrence(
            feature: found[place].feature,
            tokens: sounds[range.lowerBound].token..<(sounds[range.upperBound - 1].token + 1))
        }
      }
      sounds = []
    }
    if let typed = typedSounds(of: tokens, pinyin) {
      sounds = typed
    } else {
      for (index, token) in tokens.enumerated() {
        if token.kind == .han, let character = token.text.unicodeScalars.first,
          let syllable = pinyin.syllable(of: character)
        {
          sounds.append((syllable, index))
        } else {
          flush()
        }
      }
    }
    flush()
  }

  private static let fewestTypedSyllables = 3

  /// Of a message that is typed by sound throughout: “wo xiong kou tong”.
  private static func typedSounds(
    of tokens: ArraySlice<TextAnalysis.Token>, _ pinyin: Pinyin
  ) -> [(syllable: Pinyin.Syllable, token: Int)]? {
    var sounds: [(syllable: Pinyin.Syllable, token: Int)] = []
    for (index, token) in tokens.enumerated() where token.kind != .number {
      guard token.kind == .word, token.text.utf8.count <= maximumWordLength,
        let syllables = pinyin.syllables(of: token.text)
      else { return nil }
      sounds += syllables.map { ($0, index) }
    }
    return sounds.count >= fewestTypedSyllables ? sounds : nil
  }
}

/// FNV-1a over characters.
struct FeatureHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ characters: some Sequence<Unicode.Scalar>) {
    for character in characters { add(character) }
  }

  mutating func add(_ character: Unicode.Scalar) { add(character.value) }

  mutating func add(_ number: UInt32) {
    value = (value ^ UInt64(number)) &* 0x100_0000_01B3
  }
}

extension FeatureOccurrence {
  fileprivate init(_ kind: TextFeature.Kind, _ hash: FeatureHash, _ tokens: Range<Int>) {
    var hash = hash
    hash.add(UInt32(kind.rawValue))
    self.init(feature: TextFeature(kind: kind, hash: hash.value), tokens: tokens)
  }
}
