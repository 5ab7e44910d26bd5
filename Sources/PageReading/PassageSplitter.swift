import Linguistics

/// Gathers the text under each heading, and parts what is too long to be one answer.
package struct PassageSplitter {
  /// In words; two Chinese characters count as one.
  private static let (most, wanted) = (200, 150)

  private struct Section {
    var heading: [String]
    var anchor: String
    var blocks: [HTMLBlock]
    var line: Int?
  }

  private var sections: [Section] = []
  private var path: [(level: Int, text: String)] = []
  private var anchor = ""
  private var line: Int?
  private var blocks: [HTMLBlock] = []

  package init() {}

  package mutating func add(_ block: HTMLBlock) {
    guard case .heading(let level, let id) = block.kind, level <= 3 else {
      if line == nil { line = block.line }
      blocks.append(block)
      return
    }
    // The title is the page's, not a passage's.
    guard level > 1 else { return }
    endSection()
    path.removeAll { $0.level >= level }
    path.append((level, block.text))
    anchor = id.flatMap { $0.isEmpty ? nil : $0 } ?? Self.slug(of: block.text)
    line = block.line
  }

  /// The passages with the lines of their headings.
  package mutating func finish() -> [(passage: Passage, line: Int?)] {
    endSection()
    return sections.flatMap { section in
      Self.parts(of: section.blocks).enumerated().map { number, blocks in
        (
          Passage(
            heading: section.heading,
            anchor: number == 0 ? section.anchor : "\(section.anchor)~\(number + 1)",
            text: blocks.map(\.text).joined(separator: "\n"), links: blocks.flatMap(\.links)),
          section.line
        )
      }
    }
  }

  private mutating func endSection() {
    if !blocks.isEmpty {
      sections.append(
        Section(heading: path.map(\.text), anchor: anchor, blocks: blocks, line: line))
    }
    blocks = []
    line = nil
  }

  /// Letters and digits in lower case, all else as single hyphens.
  static func slug(of heading: String) -> String {
    heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  // MARK: Length

  private static func parts(of blocks: [HTMLBlock]) -> [[HTMLBlock]] {
    let sizes = blocks.map { size(of: $0.text) }
    let total = sizes.reduce(0, +)
    guard total > most else { return [blocks] }
    let pieces = blocks.flatMap(sentences)
    // Parts of about the same length, so that none is left over.
    let count = max(1, Int((Double(total) / Double(wanted)).rounded()))
    let target = total / count
    var parts: [[HTMLBlock]] = []
    var current: [HTMLBlock] = []
    var length = 0
    for piece in pieces {
      let size = size(of: piece.text)
      if length > 0, length + size > most || length >= target {
        parts.append(current)
        (current, length) = ([], 0)
      }
      current.append(piece)
      length += size
    }
    if !current.isEmpty { parts.append(current) }
    return parts
  }

  /// A paragraph that is too long by itself, in parts of whole sentences.
  private static func sentences(of block: HTMLBlock) -> [HTMLBlock] {
    guard size(of: block.text) > most else { return [block] }
    let total = size(of: block.text)
    let target = total / max(1, Int((Double(total) / Double(wanted)).rounded()))
    var texts: [String] = []
    var current = ""
    for sentence in Sentences.parts(of: block.text) {
      current += sentence
      if size(of: current) >= target {
        texts.append(current)
        current = ""
      }
    }
    texts.append(current)
    return texts.map(HTMLWhiteSpace.collapsed).filter { !$0.isEmpty }.enumerated().map {
      number, text in
      HTMLBlock(
        kind: block.kind, text: text, line: block.line, links: number == 0 ? block.links : [])
    }
  }

  private static func size(of text: String) -> Int {
    var ideographs = 0
    var words = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      let isIdeograph = scalar.properties.isIdeographic
      if isIdeograph { ideographs += 1 }
      let isPart = !isIdeograph && scalar.properties.isAlphabetic
      if isPart, !isInWord { words += 1 }
      isInWord = isPart
    }
    return ideographs / 2 + words
  }
}
