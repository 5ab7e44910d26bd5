/// What is known of a message from its characters alone.
package struct TextAnalysis: Sendable, Equatable {
  /// The text as it was written.
  package let original: String
  /// NFKC, without control, bidi and zero-width characters, white space collapsed and trimmed,
  /// apostrophes made alike, lowercased.
  package let normalized: String
  /// `normalized` with Traditional characters and regional words made Simplified and mainland:
  /// for matching, never shown.
  package let folded: String
  /// `folded`, but with a line feed where the text has line breaks.
  package let foldedLines: String
  /// `original` with Traditional characters made Simplified as in `folded`, but with its case and
  /// punctuation, and without control, bidi and zero-width characters: for the sentence encoder.
  package let plain: String
  /// Language and script; nil where neither English nor Chinese is recognisable.
  package let language: LanguageTag?
  /// Whether the text is in a script that is not served (Cyrillic, Arabic, kana, Hangul, …).
  package let isOtherScript: Bool
  /// Whether the text is in a language that is not served: true for every other script, and for
  /// Latin script that is clearly not English.
  package let isOtherLanguage: Bool
  /// Words, single Han characters and numbers of `folded`, in order.
  package let tokens: [Token]

  package struct Token: Sendable, Equatable, Hashable {
    package enum Kind: Sendable, Equatable, Hashable { case word, han, number }

    package let text: String
    package let kind: Kind

    package init(text: String, kind: Kind) {
      self.text = text
      self.kind = kind
    }
  }
}
