/// Tells English, Simplified and Traditional Chinese from each other and from all else.
struct LanguageDetector: Sendable {
  struct Result: Sendable, Equatable {
    let language: LanguageTag?
    var isOtherScript = false
    var isOtherLanguage = false

    static let otherScript = Result(language: nil, isOtherScript: true, isOtherLanguage: true)
    static let otherLanguage = Result(language: nil, isOtherLanguage: true)
  }

  let forms: HanForms

  /// - Parameter text: in normal form, not folded.
  func detect(_ text: String, hint: LanguageTag?) -> Result {
    let letters = LetterCount(text, forms: forms)
    let latin = LatinEvidence(text)

    if letters.isJapanese { return .otherScript }
    // A syllable of kana or Hangul says as much as several letters.
    let foreign = letters.other + 3 * letters.kana
    let served = letters.latin + 3 * letters.han
    if foreign > served { return .otherScript }
    if served == 0 { return Result(language: hint) }

    if isChinese(letters, latin) { return Result(language: chinese(letters, hint: hint)) }
    if latin.isOtherLanguage { return .otherLanguage }
    if latin.isNeutral, let hint { return Result(language: hint) }
    return Result(language: .en)
  }

  /// A Han character says as much as a short word, so that a Chinese sentence with English terms
  /// stays Chinese; an English sentence with a Chinese name stays English.
  private func isChinese(_ letters: LetterCount, _ latin: LatinEvidence) -> Bool {
    guard letters.han > 0 else { return false }
    if letters.chineseFunctionCharacters > latin.english { return true }
    let weight = letters.chineseFunctionCharacters < latin.english ? 2 : 8
    return weight * letters.han > latin.letters
  }

  private func chinese(_ letters: LetterCount, hint: LanguageTag?) -> LanguageTag {
    if letters.traditional > letters.simplified { return .zhHant }
    if letters.traditional < letters.simplified { return .zhHans }
    return hint?.family == .zh ? hint ?? .zhHans : .zhHans
  }
}

/// Letters by script.
private struct LetterCount {
  var latin = 0
  var han = 0
  var kana = 0
  var other = 0
  var simplified = 0
  var traditional = 0
  var chineseFunctionCharacters = 0
  private var possessive = 0

  init(_ text: String, forms: HanForms) {
    for scalar in text.unicodeScalars {
      switch scalar.letterScript {
      case .latin: latin += 1
      case .kana:
        kana += 1
        if scalar == "の" { possessive += 1 }
      case .han:
        han += 1
        if FunctionWords.chinese.contains(scalar) { chineseFunctionCharacters += 1 }
        switch forms.form(of: scalar) {
        case .simplified: simplified += 1
        case .traditional: traditional += 1
        case .either: break
        }
      case .other: other += 1
      case nil: break
      }
    }
  }

  /// Han characters with enough kana among them; a lone の is also written for 的 in Taiwan.
  var isJapanese: Bool {
    guard kana > 0, han > 0 else { return false }
    if kana == possessive, kana <= 2, chineseFunctionCharacters > 0 { return false }
    return kana * 6 >= han
  }
}

/// What the words in Latin letters tell.
private struct LatinEvidence {
  /// Letters outside e-mail addresses and links.
  private(set) var letters = 0
  /// Common English words.
  private(set) var english = 0
  /// Whether no word tells of a language: “OK”, “CT”, an e-mail address.
  private(set) var isNeutral = true
  /// Whether the words are clearly of a language that is not English.
  private(set) var isOtherLanguage = false

  init(_ text: String) {
    var foreign = [Int](repeating: 0, count: FunctionWords.others.count)
    var accented = 0
    var vietnamese = 0
    var greetings = 0
    var words = 0

    for chunk in text.unicodeScalars.split(separator: " ") where !Self.isAddress(chunk) {
      for word in chunk.split(whereSeparator: { !Self.isWordScalar($0) }) {
        let word = String(Substring(word))
        words += 1
        letters += word.unicodeScalars.count
        if !FunctionWords.neutral.contains(word) { isNeutral = false }
        if FunctionWords.english.contains(word) {
          english += 1
        } else {
          for (index, list) in FunctionWords.others.enumerated() where list.contains(word) {
            foreign[index] += 1
          }
        }
        if FunctionWords.foreignGreetings.contains(word) { greetings += 1 }
        if word.utf8.count != word.unicodeScalars.count { accented += 1 }
        if word.unicodeScalars.contains(where: Self.isVietnamese) { vietnamese += 1 }
      }
    }

    let strongest = foreign.max() ?? 0
    isOtherLanguage =
      vietnamese >= 2 && vietnamese > english
      || strongest >= 2 && strongest > english
      || english == 0 && (greetings > 0 || accented >= 3 && accented * 2 > words)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar.letterScript == .latin
  }

  private static func isAddress(_ chunk: Substring.UnicodeScalarView) -> Bool {
    if chunk.contains("@") { return true }
    let text = String(Substring(chunk))
    return text.hasPrefix("http:") || text.hasPrefix("https:") || text.hasPrefix("www.")
  }

  private static func isVietnamese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // ă, đ, ơ, ư and the letters with two marks.
    case 0x103, 0x111, 0x1A1, 0x1B0, 0x1EA0...0x1EF9: true
    default: false
    }
  }
}
