import Linguistics

/// What of a passage answers a question: whole sentences, as they stand.
struct Excerpt {
  /// In characters; a Chinese one counts as three, as it says as much.
  private static let limit = 600
  /// Below this, what follows is shown as well.
  private static let short = 160
  private static let mark = "…"

  /// A paragraph, or a line with the list or table that follows it.
  private struct Block {
    var lines: [Substring]
    var text: String { lines.joined(separator: "\n") }
  }

  /// - Parameter score: how well some sentences answer, in order.
  static func answering(_ text: String, score: ([String]) -> [Double]) -> String {
    guard size(of: text) > limit else { return text }
    let blocks = blocks(of: text)
    let sentences = blocks.map { Sentences.of($0.text) }
    let scores = score(sentences.flatMap(\.self))
    var best = (score: -Double.infinity, block: 0, sentence: 0)
    var index = 0
    for (block, sentences) in sentences.enumerated() {
      for sentence in sentences.indices {
        if scores[index] > best.score { best = (scores[index], block, sentence) }
        index += 1
      }
    }
    let block = blocks[best.block].text
    guard size(of: block) <= limit else {
      return window(sentences[best.block], around: best.sentence)
    }
    guard size(of: block) < short, best.block + 1 < blocks.count else { return block }
    let longer = block + "\n" + blocks[best.block + 1].text
    return size(of: longer) <= limit ? longer : block
  }

  /// As many sentences from the best one on as fit, with the one before it; what is left out is
  /// marked.
  private static func window(_ sentences: [String], around best: Int) -> String {
    var range = best..<best + 1
    func size(_ range: Range<Int>) -> Int { Self.size(of: sentences[range].joined()) }
    if best > 0, size(best - 1..<best + 1) <= limit { range = best - 1..<best + 1 }
    while range.upperBound < sentences.count, size(range.lowerBound..<range.upperBound + 1) <= limit
    {
      range = range.lowerBound..<range.upperBound + 1
    }
    let text = sentences[range].joined().trimmed
    guard Self.size(of: text) <= limit else { return cut(text) }
    return (range.lowerBound > 0 ? "\(mark) " : "") + text
      + (range.upperBound < sentences.count ? " \(mark)" : "")
  }

  /// A sentence without an end in sight, up to the last word that fits.
  private static func cut(_ text: String) -> String {
    var length = 0
    let start = text.prefix { character in
      length += size(of: String(character))
      return length <= limit
    }
    let words = start.lastIndex(where: \.isWhitespace).map { start[..<$0] }
    return "\((words.map { $0.count * 2 > start.count ? $0 : start } ?? start)) \(mark)"
  }

  private static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    for line in text.split(separator: "\n") {
      if isPart(line), !blocks.isEmpty {
        blocks[blocks.count - 1].lines.append(line)
      } else {
        blocks.append(Block(lines: [line]))
      }
    }
    return blocks
  }

  /// Whether a line is an item of a list or a row of a table.
  private static func isPart(_ line: Substring) -> Bool {
    if line.contains(" | ") { return true }
    var rest = line.drop(while: \.isWhitespace)
    if rest.first == "•" {
      rest.removeFirst()
    } else {
      let digits = rest.prefix(while: \.isWholeNumber)
      rest = rest[digits.endIndex...]
      guard !digits.isEmpty, rest.popFirst() == "." else { return false }
    }
    return rest.first?.isWhitespace ?? false
  }

  private static func size(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.properties.isIdeographic ? 3 : 1) }
  }
}

extension String {
  fileprivate var trimmed: String {
    var slice = self[...]
    while slice.last?.isWhitespace == true { slice.removeLast() }
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    return String(slice)
  }
}
