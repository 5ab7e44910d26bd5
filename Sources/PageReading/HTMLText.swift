import Linguistics

/// A stretch of a page between two borders of blocks.
package struct HTMLBlock: Equatable {
  package enum Kind: Equatable {
    /// 1 to 6.
    case heading(level: Int, id: String?)
    case text
  }

  package let kind: Kind
  /// White space collapsed; a line for each `<br>`.
  package let text: String
  package let line: Int?
  package let links: [PassageLink]

  fileprivate func linked(by link: PassageLink) -> HTMLBlock {
    HTMLBlock(kind: kind, text: text, line: line, links: links + [link])
  }
}

/// Turns the elements of a page into headings and lines of text, in their order.
package struct HTMLTextReader {
  private static let skipped: Set<String> = [
    "script", "style", "head", "title", "template", "nav", "noscript", "iframe", "object", "svg",
    "button", "select", "textarea", "input", "video", "audio", "canvas", "math",
  ]
  private static let blocks: Set<String> = [
    "html", "body", "main", "article", "section", "header", "footer", "aside", "div", "p",
    "blockquote", "pre", "figure", "figcaption", "address", "details", "hr", "fieldset", "center",
    "form", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr",
    "h1", "h2", "h3", "h4", "h5", "h6",
  ]
  private static let emphasis: Set<String> = ["b", "strong", "big"]
  /// In characters: more is a sentence that somebody finds important.
  private static let longestHeading = 80
  private static let bullet = "• "

  private let isLeftOut: (HTMLNode) -> Bool
  private let resolve: (String) -> String?
  private let findsHeadings: Bool
  private var blocks: [HTMLBlock] = []
  private var pending = ""
  private var pendingLine: Int?
  /// Whether `pending` holds more than white space.
  private var hasText = false
  /// How often `pending` was begun anew, also where it had held nothing.
  private var beginnings = 0
  private var links: [PassageLink] = []
  /// What goes before the next text: a bullet or a number, or the term of a definition.
  private var marker = ""
  /// The term that stands in the marker.
  private var openTerm: String?
  private var listDepth = 0
  private var emphasisDepth = 0
  /// Whether all of `pending` is emphasised.
  private var isEmphasised = true
  /// Within a cell of a table of data, where blocks don't end the line.
  private var isInCell = false
  private var isInHeading = false
  /// Of the last heading in the markup; those that only look like one are below it.
  private var headingLevel = 1
  /// The name of the last anchor, for the heading that follows it.
  private var anchor: String?
  /// What stands on the tabs, by their ids.
  private let tabs: [String: String]

  /// Reads everything below an element. The caller has made sure that it isn't nested too deeply.
  ///
  /// - Parameters:
  ///   - findsHeadings: take for a heading what only looks like one: a short line in bold, the
  ///     question of an accordion.
  ///   - resolve: makes the address of a link absolute; nil leaves the link out.
  package static func blocks(
    of root: HTMLNode, findsHeadings: Bool = false,
    leavingOut isLeftOut: @escaping (HTMLNode) -> Bool = { _ in false },
    resolve: @escaping (String) -> String? = { _ in nil }
  ) -> [HTMLBlock] {
    var reader = HTMLTextReader(
      isLeftOut: isLeftOut, resolve: resolve, findsHeadings: findsHeadings,
      tabs: findsHeadings ? root.tabs : [:])
    reader.read(root, item: nil)
    reader.endBlock()
    return reader.blocks
  }

  private init(
    isLeftOut: @escaping (HTMLNode) -> Bool, resolve: @escaping (String) -> String?,
    findsHeadings: Bool, tabs: [String: String]
  ) {
    self.tabs = tabs
    self.isLeftOut = isLeftOut
    self.resolve = resolve
    self.findsHeadings = findsHeadings
  }

  /// - Parameter item: the number of the next `<li>` in an ordered list.
  private mutating func read(_ node: HTMLNode, item: Int?) {
    switch node.kind {
    case .other: return
    case .text(let text):
      if pendingLine == nil { pendingLine = node.line }
      if !text.allSatisfy(\.isWhitespace) {
        hasText = true
        if emphasisDepth == 0 { isEmphasised = false }
      }
      pending += text
    case .element(let name):
      guard !isLeftOut(node) else { return }
      readElement(name, node, item: item)
    }
  }

  private mutating func readElement(_ name: String, _ node: HTMLNode, item: Int?) {
    switch name {
    case _ where findsHeadings && node.opensAnswer:
      isInHeading ? readChildren(of: node) : readHeading(node, level: level(below: headingLevel))
    case "summary" where findsHeadings:
      readHeading(node, level: level(below: headingLevel))
    case _ where Self.skipped.contains(name): return
    case "br":
      pending += isInCell ? " " : String(HTMLWhiteSpace.lineBreak)
    case "a":
      readLink(node)
    case "td", "th":
      readCell(node)
    case "table":
      readTable(node)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = name.last?.wholeNumberValue ?? 6
      readHeading(node, level: level)
      if level <= 3 { headingLevel = level }
    case "dl":
      endBlock()
      readChildren(of: node)
      endTerm()
    case "dt":
      endTerm()
      readTerm(node)
    case "dd":
      endBlock()
      readChildren(of: node)
      endBlock()
    case "li" where isInCell:
      if hasText, !pending.hasSuffix("| ") { pending += "; " }
      readChildren(of: node)
    case "li":
      endBlock()
      let indent = String(repeating: "  ", count: max(0, listDepth - 1))
      marker = indent + (item.map { "\($0). " } ?? Self.bullet)
      readChildren(of: node)
      endBlock()
      marker = ""
    case "ul", "ol":
      if !isInCell { endBlock() }
      listDepth += 1
      readChildren(of: node)
      listDepth -= 1
      if !isInCell { endBlock() }
    default:
      let isBlock = Self.blocks.contains(name) || name == "summary"
      let isEmphasis = Self.emphasis.contains(name) || isLargeFont(node)
      let isOneLine = isInCell || isInHeading
      if isBlock { isOneLine ? pending += " " : endBlock() }
      if !isOneLine, let tab = tabs[node.attribute("aria-labelledby") ?? ""] { readTab(tab, node) }
      if isEmphasis { emphasisDepth += 1 }
      readChildren(of: node)
      if isEmphasis { emphasisDepth -= 1 }
      if isBlock { isOneLine ? pending += " " : endBlock() }
    }
  }

  private mutating func readChildren(of node: HTMLNode) {
    var number = node.name == "ol" ? node.ordinal("start") ?? 1 : nil
    for child in node.children {
      let isItem = child.name == "li"
      if isItem, number != nil, let value = child.ordinal("value") {
        number = value
      }
      read(child, item: isItem ? number : nil)
      if isItem, let current = number { number = current + 1 }
    }
  }

  // MARK: Headings

  private mutating func readHeading(_ node: HTMLNode, level: Int) {
    endBlock()
    pendingLine = node.line
    isInHeading = true
    readChildren(of: node)
    isInHeading = false
    let id = node.attribute("id") ?? Self.innerAnchor(of: node) ?? anchor
    endBlock(as: .heading(level: level, id: id))
    anchor = nil
  }

  private static func innerAnchor(of heading: HTMLNode) -> String? {
    heading.descendants.lazy.filter { ["a", "button", "span"].contains($0.name) }
      .compactMap { $0.attribute("id") ?? $0.attribute("name") }.first { !$0.isEmpty }
  }

  /// What stands on a tab heads what it shows.
  private mutating func readTab(_ name: String, _ panel: HTMLNode) {
    guard panel.attribute("role") == "tabpanel" else { return }
    endBlock()
    pending = name
    endBlock(as: .heading(level: level(below: headingLevel), id: panel.attribute("id")))
  }

  private func level(below level: Int) -> Int { min(3, level + 1) }

  private func isLargeFont(_ node: HTMLNode) -> Bool {
    guard node.name == "font", let size = node.attribute("size") else { return false }
    return ["4", "5", "6", "7", "+1", "+2", "+3", "+4"].contains(size)
  }

  /// Whether a paragraph is a heading to the eye: short, all in bold, not a sentence.
  private func looksLikeHeading(_ text: String) -> Bool {
    findsHeadings && isEmphasised && marker.isEmpty && !isInCell && listDepth == 0
      && headingLevel < 3 && text.count <= Self.longestHeading && !text.contains("\n")
      && !text.contains(" | ") && !".,;。，；!！".contains(text.last ?? " ")
      && text.contains(where: \.isLetter)
  }

  // MARK: Links, tables and definitions

  private mutating func readLink(_ node: HTMLNode) {
    if let name = node.attribute("name"), !name.isEmpty { anchor = name }
    let start = pending.utf8.count
    let before = beginnings
    let firstBlock = blocks.count
    readChildren(of: node)
    guard let address = node.attribute("href") else { return }
    // A link around whole blocks, empty ones too, has begun `pending` anew.
    let isOpen = beginnings == before
    let text = HTMLWhiteSpace.collapsed(
      isOpen ? String(decoding: pending.utf8.dropFirst(start), as: UTF8.self) : node.text)
    guard !text.isEmpty, let url = resolve(address) else { return }
    let link = PassageLink(text: text, url: url)
    // What it led from stands in blocks that have ended.
    if !hasText, blocks.count > firstBlock, let block = blocks.last, block.kind == .text {
      blocks[blocks.count - 1] = block.linked(by: link)
    } else {
      links.append(link)
    }
  }

  /// Tables of the old days hold the page itself: their cells are read like any block.
  private mutating func readTable(_ node: HTMLNode) {
    guard !isInCell else { return readChildren(of: node) }
    endBlock()
    let isData = Self.isData(node)
    for row in rows(of: node) where !isLeftOut(row) {
      guard isData, row.name == "tr" else {
        for cell in row.children {
          endBlock()
          cell.name == "td" || cell.name == "th" ? readBlock(cell) : read(cell, item: nil)
        }
        endBlock()
        continue
      }
      isInCell = true
      for cell in row.children { read(cell, item: nil) }
      isInCell = false
      endBlock()
    }
  }

  private mutating func readBlock(_ node: HTMLNode) {
    guard !isLeftOut(node) else { return }
    readChildren(of: node)
    endBlock()
  }

  private mutating func readCell(_ node: HTMLNode) {
    if isInCell, hasText { pending += " | " }
    readChildren(of: node)
    if !isInCell { endBlock() }
  }

  /// The rows and the caption, in order.
  private func rows(of table: HTMLNode) -> [HTMLNode] {
    table.children.flatMap { child in
      ["thead", "tbody", "tfoot"].contains(child.name) ? child.children : [child]
    }
  }

  private static func isData(_ table: HTMLNode) -> Bool {
    guard table.attribute("role") != "presentation" else { return false }
    let layout: Set<String> = ["table", "h1", "h2", "h3", "h4"]
    guard !table.descendants.dropFirst().contains(where: { layout.contains($0.name) }) else {
      return false
    }
    let rows = table.elements(named: ["tr"]).map { row in
      row.children.filter { ["td", "th"].contains($0.name) }
    }
    guard rows.contains(where: { $0.count > 1 }) else { return false }
    if rows.joined().contains(where: { $0.name == "th" }) { return true }
    // A cell of several paragraphs is a column of the page.
    return rows.joined().allSatisfy { $0.elements(named: ["p", "div", "ul", "ol"]).count < 2 }
  }

  /// A term without a definition stands by itself.
  private mutating func endTerm() {
    endBlock()
    guard let term = openTerm else { return }
    marker = ""
    openTerm = nil
    pending = term
    isEmphasised = false
    endBlock()
  }

  private mutating func readTerm(_ node: HTMLNode) {
    endBlock()
    let before = blocks.count
    readChildren(of: node)
    let term = HTMLWhiteSpace.collapsed(pending)
    if findsHeadings, "?？".contains(term.last ?? " ") {
      endBlock(as: .heading(level: level(below: headingLevel), id: node.attribute("id")))
    } else if blocks.count == before, !term.isEmpty {
      beginPending()
      let isWide = term.unicodeScalars.last?.isWide ?? false
      openTerm = term
      marker = term + (":：".contains(term.last ?? " ") ? " " : isWide ? "：" : ": ")
    }
  }

  private mutating func endBlock(as kind: HTMLBlock.Kind = .text) {
    let text = HTMLWhiteSpace.collapsed(pending)
    if !text.isEmpty {
      var kind = kind
      if kind == .text, looksLikeHeading(text) {
        kind = .heading(level: level(below: headingLevel), id: anchor)
        anchor = nil
      }
      // The heading of an item is no item.
      if kind != .text, marker.hasSuffix(Self.bullet) { marker = "" }
      blocks.append(
        HTMLBlock(kind: kind, text: marker + text, line: pendingLine, links: links))
      marker = ""
      openTerm = nil
    }
    beginPending()
    pendingLine = nil
    links = []
    isEmphasised = true
  }

  private mutating func beginPending() {
    pending = ""
    hasText = false
    beginnings += 1
  }
}

extension HTMLNode {
  /// The number of an item: of 32 bits in HTML, so that the next ones can be counted.
  fileprivate func ordinal(_ name: String) -> Int? {
    attribute(name).flatMap { Int32($0) }.map(Int.init)
  }

  /// The texts of the tabs below it, by their ids.
  fileprivate var tabs: [String: String] {
    let tabs = elements(named: ["button", "a", "li", "div", "span"]).compactMap { node in
      node.attribute("role") == "tab" ? node.attribute("id").map { ($0, node.text) } : nil
    }
    return Dictionary(tabs, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a click on it shows what is hidden below: the question of an accordion.
  var opensAnswer: Bool {
    // What a tab shows isn't right below it.
    guard attribute("role") != "tab", name == "button" || attribute("role") == "button" else {
      return false
    }
    let signs = ["aria-controls", "aria-expanded", "data-target", "data-bs-target"]
    if signs.contains(where: { attribute($0) != nil }) { return true }
    let kind = (attribute("class") ?? "").lowercased()
    return ["accordion", "collapsible", "faq", "question"].contains { kind.contains($0) }
  }
}
