import Foundation

/// The normal form in which texts are compared.
enum TextNormalizer {
  /// - Parameter keepingLines: whether white space with a line break in it becomes one, not a space.
  static func normalize(_ text: String, keepingLines: Bool = false) -> String {
    // Invisible characters go first, since they keep letters and marks from composing; and once
    // more afterwards, since NFKC brings some out.
    collapsed(visible(text, keepingLines: keepingLines).compatibilityComposed.lowercased())
  }

  static let lineBreak = "\n"

  /// The text without what can't be seen, its apostrophes and white space made alike.
  static func visible(_ text: String, keepingLines: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    var marks = MarkCounter()
    for scalar in text.unicodeScalars where !marks.isTooMany(scalar) {
      if keepingLines, scalar.isLineBreak {
        result.append("\n")
      } else if scalar.isWhite {
        result.append(" ")
      } else if isApostrophe(scalar) {
        result.append("'")
      } else if !isInvisible(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// In small letters where most letters are capitals: A SHOUTED TEXT says the same as a plain one,
  /// but the sentence encoder has seen few of them. One or two words may well be abbreviations.
  static func evenCase(_ text: String) -> String {
    var (letters, capitals, words) = (0, 0, 0)
    var isWithinWord = false
    for scalar in text.unicodeScalars {
      let isCapital = scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
      let isCased =
        scalar.isASCII ? isCapital || ("a"..."z").contains(scalar) : scalar.properties.isCased
      if isCased, !isWithinWord { words += 1 }
      letters += isCased || !scalar.isASCII && scalar.properties.isAlphabetic ? 1 : 0
      capitals += isCapital ? 1 : 0
      isWithinWord = isCased || isWithinWord && scalar == "'"
    }
    return words > 2 && capitals * 2 > letters ? text.lowercased() : text
  }

  private static func collapsed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var gap: Unicode.Scalar?
    for scalar in text.unicodeScalars where !isInvisible(scalar) {
      if scalar.isWhite {
        gap = scalar == "\n" || gap == "\n" ? "\n" : " "
      } else {
        if let gap, !result.isEmpty { result.append(gap) }
        gap = nil
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Control and format characters, variation selectors and the fillers that show nothing.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: return false
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control: return !scalar.properties.isWhitespace
    case .format: return true
    default: return false
    }
  }

  /// What people type for an apostrophe; NFKC would take the accents apart.
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x60, 0xB4, 0x02B9, 0x02BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool {
    ("\u{A}"..."\u{D}").contains(self) || [0x85, 0x2028, 0x2029].contains(value)
  }

  /// White space; quicker than its property where the scalar is of ASCII.
  fileprivate var isWhite: Bool {
    isASCII ? self == " " || ("\u{9}"..."\u{D}").contains(self) : properties.isWhitespace
  }
}
