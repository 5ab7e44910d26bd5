import Linguistics

/// White space as a browser shows it, and as Chinese needs it.
package enum HTMLWhiteSpace {
  /// Stands for `<br>` until white space is collapsed.
  static let lineBreak: Unicode.Scalar = "\u{2028}"

  /// Runs of white space become one space, or nothing where the source breaks a line between two
  /// wide characters; the ends of lines are trimmed, empty lines left out.
  package static func collapsed(_ text: String) -> String {
    text.unicodeScalars.split(separator: lineBreak).map(collapsedLine).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private static func collapsedLine(_ text: Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var sawSpace = false
    var sawBreak = false
    // What follows each other here may have stood in elements of its own.
    var marks = MarkCounter()
    for scalar in text where !marks.isTooMany(scalar) {
      if scalar.properties.isWhitespace {
        sawSpace = true
        if scalar == "\n" || scalar == "\r" { sawBreak = true }
        continue
      }
      if sawSpace, let last = result.last {
        if !(sawBreak && last.isWide && scalar.isWide) { result.append(" ") }
      }
      (sawSpace, sawBreak) = (false, false)
      result.append(scalar)
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether it is written without spaces around it: Chinese characters and their punctuation.
  var isWide: Bool {
    switch value {
    case 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x2_0000...0x3_FFFF:
      true
    default: properties.isIdeographic
    }
  }
}
