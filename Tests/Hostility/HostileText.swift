/// Texts that break readers: the time of a careless one grows with the square of their length.
package enum HostileText {
  package struct Shape: Sendable {
    package let name: String
    /// A text of about so many scalars.
    package let make: @Sendable (Int) -> String

    package init(_ name: String, _ make: @escaping @Sendable (Int) -> String) {
      self.name = name
      self.make = make
    }

    /// The same part again and again.
    package init(repeating part: String) {
      let size = max(1, part.unicodeScalars.count)
      self.init(part.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()) {
        String(repeating: part, count: max(1, $0 / size))
      }
    }
  }

  /// For every reader.
  package static let shapes =
    (characters + alternations + words).map(Shape.init(repeating:)) + nested + runs + ends

  private static let characters = [
    "a", "7", " ", "\n", "\r\n", "\t", "\u{1}", "(", ")", "[", "]", "{", "}", "\"", "'", "<", ">",
    "&", "%", "\\", "/", "-", ".", ",", ":", ";", "!", "@", "#", "=", "+", "_", "。", "，", "？",
    // Marks of one class, of two in turn, and what has no class; what is not seen.
    "\u{301}", "\u{301}\u{323}", "\u{93E}", "\u{200D}", "\u{200F}", "\u{202E}", "\u{FE0F}",
    "👩🏽‍⚕️", "🇨", "不", "體", "嘅", "１", "ﷺ", "ｶﾞ", "ᄀ", "각", "の", "é", "e\u{301}", "ж",
  ]

  private static let alternations = [
    "ab", "a ", "1,", ". ", "a.", "a-", "a'", "不不", "不 ", "a不", "not not ", ",，", "()", ")(", "{a}",
    "aA",
  ]

  private static let words = [
    "http://", "http://a.b ", "http://a@", "://", "@a.", "a@a.", "&amp", "&amp;", "&#", "<a href=",
    "<!--", "<p>", "%41", "en;q=0.1,", "zh-", "no ", "pain ", "chest ", "我不", "不是", "data:", "id:",
    "name=value&", "a=", "{{", "*/", "\\u0000",
  ]

  private static let nested = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("（", "）"), ("“", "”"), ("<b>", "</b>"), ("\"(", ")\""),
  ].map { opening, closing in
    Shape("nested \(opening)\(closing)") {
      let depth = max(1, $0 / (opening.count + closing.count))
      return String(repeating: opening, count: depth) + String(repeating: closing, count: depth)
    }
  }

  private static let runs = [
    Shape("runs of every class") { length in
      ["a", "7", " ", "(", ")", "不", "，", "\u{301}", ".", "\n"]
        .map { String(repeating: $0, count: max(1, length / 10)) }.joined()
    }
  ]

  /// Where all but the end looks like something.
  private static let ends = [
    ("http://a", ")", ""), ("http://a", ")", "b"), ("http://a", "(", ")"), ("http://a", ".", " "),
    ("http://a", "@", ""), ("http://a/", "../", ""), ("http://", "a.", "b"), ("a@a", ".a", "@"),
    ("a@", "a", " "), ("{", "a", ""), ("{", "a", "!"), ("", " ", "x"), ("", "a", "@"),
    ("", "a ", "b"), ("x", "\u{301}", "x"), ("", "不", "a"), ("no ", "or ", "chest pain"),
  ].map { start, part, end in
    Shape("“\(start)”, many “\(part)”, “\(end)”") {
      start + String(repeating: part, count: max(1, $0 / part.unicodeScalars.count)) + end
    }
  }
}
