import Linguistics

/// A phrase to look for, in the notation of the rules in `Intents/triage/`:
///
/// - a space parts the elements, `|` alternatives, `_` the words of one alternative;
/// - `?` after an element makes it optional, `*` after a word lets it go on (`bleed*`);
/// - `~3` allows up to three other words in the same clause, `~~3` also beyond a comma;
/// - `#` is any number, `#many` one of six and more, `#year` a year;
/// - `{name}` stands for the alternatives of a section of words.
///
/// Words of eight letters and more match with one letter wrong, missing, added or two swapped.
struct PhrasePattern: Sendable {
  private enum Atom: Sendable {
    case word(String, hash: Int), prefix(String), number, many, year

    func matches(_ word: Utterance.Word) -> Bool {
      switch self {
      case .word(let text, let hash):
        // Comparing two texts beyond ASCII takes long, and most differ.
        word.hash == hash && word.text == text || Spelling.isSlip(word.text, for: text)
      case .prefix(let text): word.text.hasPrefix(text)
      case .number:
        word.isNumber
          || word.isHan && word.text.unicodeScalars.allSatisfy(PhrasePattern.hanNumerals.contains)
      case .many: (6...100_000).contains(Int(word.text) ?? 0) || word.isHan && word.text == "十"
      case .year: word.isNumber && (1950...2035).contains(Int(word.text) ?? 0)
      }
    }
  }

  private enum Element: Sendable {
    case oneOf([[Atom]], optional: Bool)
    case gap(Int, beyondClause: Bool)

    var isGap: Bool {
      if case .gap = self { true } else { false }
    }
  }

  private static let hanNumerals = Set("一二三四五六七八九十百千两几半数多".unicodeScalars)

  private let elements: [Element]

  /// - Parameters:
  ///   - source: was checked when the content was read.
  ///   - words: the alternatives by the names in braces.
  init(_ source: String, words: [String: String], analyzer: TextAnalyzer) {
    elements = Self.expanded(source, words).split(separator: " ").map { element in
      if element.hasPrefix("~") {
        let length = element.drop { $0 == "~" }
        guard let longest = Int(length) else { preconditionFailure("Malformed gap in “\(source)”") }
        return .gap(longest, beyondClause: element.hasPrefix("~~"))
      }
      let isOptional = element.hasSuffix("?")
      let alternatives = (isOptional ? element.dropLast() : element).split(separator: "|").map {
        $0.split(separator: "_").flatMap { Self.atoms(String($0), analyzer: analyzer) }
      }
      // The longest first: 心肌梗死 before 心肌.
      return .oneOf(alternatives.sorted { $0.count > $1.count }, optional: isOptional)
    }
  }

  /// The source with every `{name}` replaced by its alternatives.
  private static func expanded(_ source: String, _ classes: [String: String]) -> String {
    source.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index > 0, let end = part.firstIndex(of: "}") else { return String(part) }
      guard let words = classes[String(part[..<end])] else {
        preconditionFailure("Unknown word class in “\(source)”")
      }
      return words + part[part.index(after: end)...]
    }.joined()
  }

  private static func atoms(_ piece: String, analyzer: TextAnalyzer) -> [Atom] {
    switch piece {
    case "#": return [.number]
    case "#many": return [.many]
    case "#year": return [.year]
    case let piece where piece.hasSuffix("*"): return [.prefix(String(piece.dropLast()))]
    default:
      return Utterance(analyzer.fold(piece), analyzer: analyzer).words.map {
        .word($0.text, hash: $0.hash)
      }
    }
  }

  /// What the first word of a match is.
  enum Beginning: Hashable, Sendable {
    case word(String)
    /// A word that begins with this letter: where the pattern has a prefix, or allows a slip.
    case letter(Unicode.Scalar)
    case number
  }

  /// All that a match can begin with.
  var beginnings: Set<Beginning> {
    var found: Set<Beginning> = []
    for element in elements {
      guard case .oneOf(let alternatives, let isOptional) = element else { break }
      for alternative in alternatives {
        switch alternative.first {
        case .word(let word, _) where !Spelling.mayHaveSlips(word): found.insert(.word(word))
        case .word(let word, _), .prefix(let word):
          if let letter = word.unicodeScalars.first { found.insert(.letter(letter)) }
        case .number:
          found.insert(.number)
          found.formUnion(Self.hanNumerals.map(Beginning.letter))
        case .many: found.formUnion([.number, .word("十")])
        case .year: found.insert(.number)
        case nil: break
        }
      }
      if !isOptional { break }
    }
    return found
  }

  /// The end of the match that begins at a word, or nil.
  func end(in words: [Utterance.Word], from start: Int) -> Int? {
    end(in: words, at: start, element: 0, start: start)
  }

  private func end(
    in words: [Utterance.Word], at index: Int, element number: Int, start: Int
  ) -> Int? {
    guard number < elements.count else { return index > start ? index : nil }
    switch elements[number] {
    case .gap(let longest, let beyondClause):
      guard index > start else { return nil }
      for next in index...(index + longest) {
        guard next < words.count, words[next].sentence == words[index - 1].sentence,
          beyondClause || words[next].clause == words[index - 1].clause
        else { return nil }
        if let end = end(in: words, at: next, element: number + 1, start: start) { return end }
      }
      return nil
    case .oneOf(let alternatives, let isOptional):
      let isAfterGap = number > 0 && elements[number - 1].isGap
      for alternative in alternatives {
        let joined = index > start && !isAfterGap
        guard let next = Self.end(of: alternative, in: words, at: index, joined: joined),
          let end = end(in: words, at: next, element: number + 1, start: start)
        else { continue }
        return end
      }
      return isOptional ? end(in: words, at: index, element: number + 1, start: start) : nil
    }
  }

  /// - Parameter joined: whether the first word must stand in the clause of the word before it.
  private static func end(
    of atoms: [Atom], in words: [Utterance.Word], at start: Int, joined: Bool
  ) -> Int? {
    var index = start
    for atom in atoms {
      guard index < words.count, atom.matches(words[index]) else { return nil }
      if index > start || joined, words[index].clause != words[index - 1].clause { return nil }
      index += 1
    }
    return index
  }
}
