import Hostility
import Linguistics
import Testing

/// Whatever a stranger writes is read in time that grows in proportion to its length.
@Suite(.serialized) struct LinearityTests {
  let analyzer: TextAnalyzer

  init() throws { analyzer = try Shared.analyzer.get() }

  @Test func `a message is analysed in proportion to its length`() {
    #expect(Growth.excess(from: 500) { _ = analyzer.analyse($0) } == [])
  }

  @Test func `tokens, plain and folded forms are made in proportion to the length`() {
    let excess = Growth.excess(from: 250) { text in
      _ = analyzer.tokens(in: text)
      _ = analyzer.plain(text)
      _ = analyzer.fold(text)
      _ = analyzer.tokens(of: text)
    }
    #expect(excess == [])
  }

  @Test func `sentences are parted in proportion to the length`() {
    #expect(Growth.excess(from: 1_000) { _ = Sentences.of($0) } == [])
  }

  @Test func `language tags and Accept-Language are read in proportion to their length`() {
    let words = [
      "en-", "zh_hans_", "zh;q=0.1,", "en;q=", "en;q=1;", ";q=1,", "en ,", "zh-Hant-HK,",
    ]
    let excess = Growth.excess(from: 1_000, words: words) { text in
      _ = LanguageTag(bcp47: text)
      _ = LanguageTag(bcp47: "zh-" + text)
      _ = LanguageTag.preferred(from: text)
      _ = LanguageTag.preferred(from: "en;" + text)
    }
    #expect(excess == [])
  }

  /// Pieces of a text are composed by themselves: none may be parted from what it composes with.
  @Test func `a long text has the normal form of its parts`() {
    let parts = [
      "e\u{301}", "ｶﾞ", "ﾊﾟ", "각", "\u{1100}\u{1161}\u{11A8}", "ㄱㅏ", "ﷺ", "㍿", "①", "ﬁ",
      "\u{3B1}\u{345}",
      "\u{9C7}\u{9BE}", "不", "a", "１", "。", "\u{1112}", "ﾡￂ", "Å\u{327}",
    ]
    for (number, part) in parts.enumerated() {
      let pair = part + parts[(number * 7 + 3) % parts.count]
      let once = analyzer.analyse(pair).normalized
      let many = analyzer.analyse(String(repeating: pair, count: 400)).normalized
      let expected = analyzer.analyse(String(repeating: pair, count: 3)).normalized
      #expect(many.unicodeScalars.count >= once.unicodeScalars.count)
      #expect(
        Array(many.unicodeScalars.suffix(once.unicodeScalars.count))
          == Array(expected.unicodeScalars.suffix(once.unicodeScalars.count)), "\(pair)")
      // Three repeated differ from one in nothing but what composes across their borders.
      let step = (expected.unicodeScalars.count - once.unicodeScalars.count) / 2
      #expect(many.unicodeScalars.count == once.unicodeScalars.count + 399 * step, "\(pair)")
    }
  }
}
