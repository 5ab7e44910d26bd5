package import Linguistics

/// Markup. Only literals of ours become markup as they stand; whatever is put into one is escaped,
/// unless it is markup itself. Attributes always stand in double quotes.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
  package let text: String

  package init(stringLiteral value: String) { text = value }
  package init(stringInterpolation parts: StringInterpolation) { text = parts.text }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
    package mutating func appendInterpolation(_ tag: LanguageTag) {
      text += HTML.escaped(tag.rawValue)
    }
    package mutating func appendInterpolation(_ part: HTML?) { text += part?.text ?? "" }
    package mutating func appendInterpolation(_ parts: [HTML]) {
      text += parts.map(\.text).joined()
    }
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    result.reserveCapacity(value.utf8.count)
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
