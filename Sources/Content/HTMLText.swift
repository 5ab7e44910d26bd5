/// A stretch of a page between two borders of blocks.
struct HTMLBlock: Equatable {
  enum Kind: Equatable {
    /// 1 to 6.
    case heading(level: Int, id: String?)
    case text
  }

  let kind: Kind
  /// White space collapsed; a line for each `<br>`.
  let text: String
  let line: Int?
}

/// Turns the elements of a page into headings and lines of text, in their order.
struct HTMLTextReader {
  private static let skipped: Set<String> = [
    "script", "style", "head", "title", "template", "nav", "noscript", "iframe", "object", "svg",
    "form", "button", "select",
  ]
  private static let blocks: Set<String> = [
    "html", "body", "main", "article", "section", "header", "footer", "aside", "div", "p",
    "blockquote", "pre", "figure", "figcaption", "address", "details", "summary", "hr", "fieldset",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr",
    "h1", "h2", "h3", "h4", "h5", "h6",
  ]

  private var blocks: [HTMLBlock] = []
  private var pending = ""
  private var pendingLine: Int?
  /// What goes before the next text: a bullet or a number.
  private var marker = ""

  /// Reads everything below an element. The caller has made sure that it isn't nested too deeply.
  static func blocks(of root: HTMLNode) -> [HTMLBlock] {
    var reader = HTMLTextReader()
    reader.read(root, item: nil)
    reader.endBlock()
    return reader.blocks
  }

  /// - Parameter item: the number of the next `<li>` in an ordered list.
  private mutating func read(_ node: HTMLNode, item: Int?) {
    switch node.kind {
    case .other: return
    case .text(let text):
      if pendingLine == nil { pendingLine = node.line }
      pending += text
    case .element(let name):
      guard !Self.skipped.contains(name) else { return }
      switch name {
      case "br":
        pending += HTMLWhiteSpace.lineBreak
      case "td", "th":
        if !pending.allSatisfy(\.isWhitespace) { pending += " | " }
        readChildren(of: node)
      case "h1", "h2", "h3", "h4", "h5", "h6":
        endBlock()
        pendingLine = node.line
        readChildren(of: node)
        let level = name.last?.wholeNumberValue ?? 6
        endBlock(as: .heading(level: level, id: node.attribute("id")))
      case "li":
        endBlock()
        marker = item.map { "\($0). " } ?? "• "
        readChildren(of: node)
        endBlock()
        marker = ""
      default:
        let isBlock = Self.blocks.contains(name)
        if isBlock { endBlock() }
        readChildren(of: node)
        if isBlock { endBlock() }
      }
    }
  }

  private mutating func readChildren(of node: HTMLNode) {
    var number = node.name == "ol" ? Int(node.attribute("start") ?? "") ?? 1 : nil
    for child in node.children {
      let isItem = child.name == "li"
      read(child, item: isItem ? number : nil)
      if isItem, let current = number { number = current + 1 }
    }
  }

  private mutating func endBlock(as kind: HTMLBlock.Kind = .text) {
    let text = HTMLWhiteSpace.collapsed(pending)
    if !text.isEmpty {
      blocks.append(HTMLBlock(kind: kind, text: marker + text, line: pendingLine))
      marker = ""
    }
    pending = ""
    pendingLine = nil
  }
}

/// White space as a browser shows it, and as Chinese needs it.
enum HTMLWhiteSpace {
  /// Stands for `<br>` until white space is collapsed.
  static let lineBreak = "\u{2028}"

  /// Runs of white space become one space, or nothing where the source breaks a line between two
  /// wide characters; the ends of lines are trimmed, empty lines left out.
  static func collapsed(_ text: String) -> String {
    text.split(separator: Character(lineBreak)).map(collapsedLine).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private static func collapsedLine(_ text: Substring) -> String {
    var result = String.UnicodeScalarView()
    var sawSpace = false
    var sawBreak = false
    for scalar in text.unicodeScalars {
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
  fileprivate var isWide: Bool {
    switch value {
    case 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x2_0000...0x3_FFFF:
      true
    default: properties.isIdeographic
    }
  }
}
