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

  /// A paragraph that is too long by itself, in parts of whole sentences; a sentence that is too
  /// long, in parts of whole words.
  private static func sentences(of block: HTMLBlock) -> [HTMLBlock] {
    let total = size(of: block.text)
    guard total > most else { return [block] }
    let target = total / max(1, Int((Double(total) / Double(wanted)).rounded()))
    var texts: [String] = []
    var current = ""
    var length = 0
    for piece in Sentences.parts(of: block.text).flatMap(pieces) {
      current += piece.text
      length += piece.size
      if length >= target {
        texts.append(current)
        (current, length) = ("", 0)
      }
    }
    texts.append(current)
    return texts.map(HTMLWhiteSpace.collapsed).filter { !$0.isEmpty }.enumerated().map {
      number, text in
      HTMLBlock(
        kind: block.kind, text: text, line: block.line, links: number == 0 ? block.links : [])
    }
  }

  private static func pieces(of sentence: String) -> [(text: String, size: Int)] {
    let whole = size(of: sentence)
    guard whole > most else { return [(sentence, whole)] }
    var pieces: [(text: String, size: Int)] = []
    var counter = SizeCounter()
    var current = String.UnicodeScalarView()
    for scalar in sentence.unicodeScalars {
      current.append(scalar)
      counter.count(scalar)
      let isBreak = scalar.properties.isWhitespace || scalar.properties.isIdeographic
      if counter.size >= (isBreak ? wanted : most) {
        pieces.append((String(current), counter.size))
        current.removeAll()
        counter = SizeCounter()
      }
    }
    return pieces + [(String(current), counter.size)]
  }

  private static func size(of text: String) -> Int {
    var counter = SizeCounter()
    for scalar in text.unicodeScalars { counter.count(scalar) }
    return counter.size
  }

  /// Counts words and numbers; two Chinese characters as one, and so are twenty of any other kind
  /// in a row.
  private struct SizeCounter {
    private var ideographs = 0
    private var words = 0
    private var lengthOfWord = 0

    var size: Int { ideographs / 2 + words }

    mutating func count(_ scalar: Unicode.Scalar) {
      if scalar.properties.isIdeographic {
        ideographs += 1
        lengthOfWord = 0
      } else if scalar.properties.isWhitespace {
        lengthOfWord = 0
      } else {
        if lengthOfWord.isMultiple(of: 20) { words += 1 }
        lengthOfWord += 1
      }
    }
  }
}
