import Foundation

extension String {
  /// NFKC (Unicode Standard Annex #15), in time that grows linearly with the length.
  package var compatibilityComposed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    // In pieces: for each character that it composes, Foundation moves all that follows.
    var result = ""
    var piece = String.UnicodeScalarView()
    var length = 0
    for scalar in withFewMarks.unicodeScalars {
      if length >= Self.pieceLength, scalar.beginsAnew {
        result += String(piece).composedPiece
        piece = String.UnicodeScalarView()
        length = 0
      }
      piece.append(scalar)
      length += 1
    }
    return result + String(piece).composedPiece
  }

  private static let pieceLength = 256

  /// In two steps: in one, Foundation leaves half-width ｶﾞ uncomposed.
  private var composedPiece: String {
    decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
  }
}

extension Unicode.Scalar {
  /// Whether it certainly composes with nothing before it.
  fileprivate var beginsAnew: Bool {
    switch value {
    case 0...0x7F, 0x1100...0x115F: true
    // Vowels and finals of Hangul in all their forms, and the half-width voicing marks.
    case 0x1160...0x11FF, 0x3130...0x318F, 0xD7B0...0xD7FF, 0xFF9E...0xFFDC: false
    default:
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .otherLetter, .decimalNumber, .otherPunctuation:
        true
      default: false
      }
    }
  }
}

/// Finds the combining marks that are too many: sorting a run of them, which comparing two strings
/// does as well, takes the square of its length. No writing needs more than these (the limit of the
/// Stream-Safe Text Format, Unicode Standard Annex #15).
package struct MarkCounter {
  private static let most = 30

  private var count = 0

  package init() {}

  /// Whether a scalar, asked for each of a text in order, is one of them.
  package mutating func isTooMany(_ scalar: Unicode.Scalar) -> Bool {
    let isMark =
      scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
    count = isMark ? count + 1 : 0
    return count > Self.most
  }
}

extension String {
  /// Without combining marks that are too many.
  package var withFewMarks: String {
    var counter = MarkCounter()
    guard unicodeScalars.contains(where: { counter.isTooMany($0) }) else { return self }
    counter = MarkCounter()
    return String(String.UnicodeScalarView(unicodeScalars.filter { !counter.isTooMany($0) }))
  }
}
