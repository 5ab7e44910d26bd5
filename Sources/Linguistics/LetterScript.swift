/// The scripts that matter for telling languages apart.
enum LetterScript: Sendable {
  case latin, han, kana, other
}

extension Unicode.Scalar {
  /// Han characters and what is written among them: 〇, 々 and bopomofo.
  var isHan: Bool {
    switch value {
    case 0x3005, 0x3007, 0x3105...0x312F, 0x31A0...0x31BF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The script of a letter, nil for all that is not a letter.
  var letterScript: LetterScript? {
    if isHan { return .han }
    switch value {
    case 0x41...0x5A, 0x61...0x7A: return .latin
    case 0...0x7F: return nil
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF:
      return .kana
    default: break
    }
    guard properties.isAlphabetic, properties.generalCategory.isLetter else { return nil }
    switch value {
    case 0xC0...0x24F, 0x250...0x2AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF:
      return .latin
    // Ordinal signs and modifier letters stand in texts of any script.
    case 0xAA, 0xB5, 0xBA, 0x2B0...0x2FF: return nil
    default: return .other
    }
  }
}

extension Unicode.GeneralCategory {
  var isLetter: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  var isMark: Bool {
    switch self {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
