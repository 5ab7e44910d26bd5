/// Splits a folded text into words, single Han characters and numbers, in one pass.
enum Tokenizer {
  typealias Token = TextAnalysis.Token

  static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var run = Run()
    let scalars = text.unicodeScalars
    var index = scalars.startIndex

    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      if scalar.isHan {
        run.flush(into: &tokens)
        tokens.append(Token(text: String(scalar), kind: .han))
      } else if let part = Part(scalar) {
        run.append(scalar, part)
      } else if index < scalars.endIndex, run.joins(scalar, before: scalars[index]) {
        run.append(scalar, .joint)
      } else {
        run.flush(into: &tokens)
      }
    }
    run.flush(into: &tokens)
    return tokens
  }

  private enum Part {
    case letter, digit, mark, joint

    init?(_ scalar: Unicode.Scalar) {
      if scalar.letterScript != nil {
        self = .letter
        return
      }
      switch scalar.properties.generalCategory {
      case .decimalNumber: self = .digit
      case let category where category.isLetter: self = .letter
      case let category where category.isMark: self = .mark
      default: return nil
      }
    }
  }

  private struct Run {
    private var scalars = String.UnicodeScalarView()
    private var last: Part?
    private var hasLetter = false

    mutating func append(_ scalar: Unicode.Scalar, _ part: Part) {
      if part == .mark {
        // A mark belongs to the letter before it, and alone to nothing.
        if last == .letter { scalars.append(scalar) }
        return
      }
      scalars.append(scalar)
      last = part
      if part == .letter { hasLetter = true }
    }

    /// An apostrophe between letters (can't) or a point or comma between digits (1,000).
    func joins(_ scalar: Unicode.Scalar, before next: Unicode.Scalar) -> Bool {
      switch scalar {
      case "'": last == .letter && !next.isHan && Part(next) == .letter
      case ".", ",": last == .digit && !hasLetter && Part(next) == .digit
      default: false
      }
    }

    mutating func flush(into tokens: inout [Token]) {
      guard !scalars.isEmpty else { return }
      tokens.append(Token(text: String(scalars), kind: hasLetter ? .word : .number))
      self = Run()
    }
  }
}
