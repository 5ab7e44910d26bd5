package import Foundation
package import Linguistics

/// Reads web pages of any age: broken markup, wrong character sets, tables for layout.
package struct PageReader: Sendable {
  /// What a document may be at most.
  package struct Limits: Sendable {
    package var bytes: Int
    package var depth: Int
    package var entries: Int
    /// Of one element: libxml2 compares each with all before it.
    let attributes = 500

    package init(bytes: Int = 5_000_000, depth: Int = 200, entries: Int = 50_000) {
      self.bytes = bytes
      self.depth = depth
      self.entries = entries
    }
  }

  private let analyzer: TextAnalyzer
  private let limits: Limits

  package init(analyzer: TextAnalyzer, limits: Limits = Limits()) {
    self.analyzer = analyzer
    self.limits = limits
  }

  /// Reads a page; links are resolved against its address.
  ///
  /// - Parameter contentType: the header that came with it.
  package func read(
    _ bytes: Data, contentType: String? = nil, address: String
  ) throws(PageError) -> Page {
    let text = CharacterReferences.closed(in: try self.text(of: bytes, contentType: contentType))
    guard Self.mostAttributes(in: text) <= limits.attributes else {
      throw .tooManyAttributes(limit: limits.attributes)
    }
    guard let document = HTMLDocument(parsing: text) else { throw .memory }
    return try document.withRoot { (root) throws(PageError) in
      guard let root else { throw .noText }
      guard root.depth(upTo: limits.depth) <= limits.depth else {
        throw .tooDeep(limit: limits.depth)
      }
      return try page(root, address: address)
    }
  }

  /// Decodes a document after a look at what it is.
  func text(of bytes: Data, contentType: String?) throws(PageError) -> String {
    guard bytes.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
    if let kind = BinaryKind.of(bytes) { throw .notAPage(kind: kind) }
    let text = CharacterDecoder.decode(bytes, contentType: contentType)
    guard text.utf8.contains(0) else { return text }
    // NUL ends a text for the parser.
    return text.unicodeScalars.split(separator: "\0", omittingEmptySubsequences: false)
      .map { String($0) }.joined(separator: "\u{FFFD}")
  }

  var maximumEntries: Int { limits.entries }
  var maximumDepth: Int { limits.depth }
  var maximumAttributes: Int { limits.attributes }

  private func page(_ root: HTMLNode, address: String) throws(PageError) -> Page {
    let metadata = PageMetadata(of: root, address: address)
    let main = MainContent(of: root)
    let blocks = HTMLTextReader.blocks(
      of: main.root, findsHeadings: true, leavingOut: main.isLeftOut,
      resolve: metadata.link)
    // Above the main content stands its heading, or the name of the site, which leads to its home.
    let above = root.elements(named: ["h1"]).first { !HTMLWhiteSpace.collapsed($0.text).isEmpty }
    let isLogo = above.map { !$0.elements(named: ["a", "img"]).isEmpty } ?? false
    let nameAbove = above.map { HTMLWhiteSpace.collapsed($0.text) }
    let title = metadata.title(
      heading: Self.heading(in: blocks) ?? (isLogo ? nil : nameAbove),
      logo: isLogo ? nameAbove : nil)
    var splitter = PassageSplitter()
    for block in blocks where !Self.isTitle(block, title) { splitter.add(Self.lowered(block)) }
    let passages = Self.withUniqueAnchors(splitter.finish().map(\.passage))
    guard !passages.isEmpty else { throw .noText }
    let sample = passages.prefix(20).map(\.text).joined(separator: "\n").prefix(4_000)
    let language = analyzer.analyse(title + "\n" + sample, hint: metadata.language).language
    return Page(
      title: title.isEmpty ? String(passages[0].text.prefix(60)) : title,
      description: metadata.description,
      // The text knows better than what was copied from a template, but not what Latin letters it
      // is written in.
      language: metadata.isInOtherLanguage && language == .en ? nil : language,
      date: metadata.date ?? PageMetadata.statedDate(in: blocks.map(\.text)),
      canonical: metadata.canonical, translations: metadata.translations,
      passages: passages)
  }

  private static func heading(in blocks: [HTMLBlock]) -> String? {
    for block in blocks {
      if case .heading(level: 1, _) = block.kind { return block.text }
    }
    return nil
  }

  /// Of all tags, the one with the most: words outside of quotes between `<` and `>`.
  private static func mostAttributes(in text: String) -> Int {
    var most = 0
    var count = 0
    var isInTag = false
    var isInWord = false
    var quote: UInt8?
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      guard isInTag else {
        let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
        if previous == UInt8(ascii: "<"), isLetter {
          (isInTag, isInWord, count) = (true, true, 0)
        }
        continue
      }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        isInTag = false
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if previous == UInt8(ascii: "=") { quote = byte }
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        isInWord = false
      } else if !isInWord {
        isInWord = true
        count += 1
        most = max(most, count)
      }
    }
    return most
  }

  private static func isTitle(_ block: HTMLBlock, _ title: String) -> Bool {
    guard case .heading(let level, _) = block.kind, level <= 2 else { return false }
    return block.text == title
  }

  /// Another h1 than the title heads a part of the page.
  private static func lowered(_ block: HTMLBlock) -> HTMLBlock {
    guard case .heading(level: 1, let id) = block.kind else { return block }
    return HTMLBlock(
      kind: .heading(level: 2, id: id), text: block.text, line: block.line, links: block.links)
  }

  private static func withUniqueAnchors(_ passages: [Passage]) -> [Passage] {
    var used: Set<String> = []
    var numbers: [String: Int] = [:]
    return passages.map { passage in
      let base = String(passage.anchor.map { $0.isWhitespace || $0 == "#" ? "-" : $0 })
      var anchor = base
      var number = numbers[base] ?? 2
      while !used.insert(anchor).inserted {
        anchor = "\(base)-\(number)"
        number += 1
      }
      numbers[base] = number
      return Passage(
        heading: passage.heading, anchor: anchor, text: passage.text, links: passage.links)
    }
  }
}

/// What is certainly not a page, whatever its name says.
enum BinaryKind {
  private static let signs: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "a PDF"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), (Array("GIF8".utf8), "a GIF picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x1F, 0x8B], "compressed"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an office document"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]

  static func of(_ bytes: Data) -> String? {
    if let sign = signs.first(where: { bytes.starts(with: $0.bytes) }) { return sign.name }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return !isUTF16 && bytes.prefix(4096).contains(0) ? "a binary file" : nil
  }
}

extension PageReader {
  /// Nil where the text is neither English nor Chinese.
  func language(of text: String) -> LanguageTag? {
    analyzer.analyse(String(text.prefix(4_000))).language
  }
}
