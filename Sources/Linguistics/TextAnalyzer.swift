/// Reads texts: normal form, language and script, tokens.
///
/// Cheap to copy and safe to use from many tasks at once; make one and hand it around.
package struct TextAnalyzer: Sendable {
  private let folder: HanFolder
  private let detector: LanguageDetector

  /// Opens OpenCC's dictionaries (some tens of milliseconds).
  ///
  /// - Throws: `LinguisticsError`, which names the package to install.
  package init() throws(LinguisticsError) {
    folder = try HanFolder()
    detector = LanguageDetector(forms: try HanForms())
  }

  /// Analyses a text in time that grows linearly with its length.
  ///
  /// - Parameter hint: the language of the conversation, which decides where the text does not:
  ///   the same characters in both scripts, or no letters at all.
  package func analyse(_ text: String, hint: LanguageTag? = nil) -> TextAnalysis {
    let lines = TextNormalizer.normalize(text, keepingLines: true)
    let normalized = lines.replacing(TextNormalizer.lineBreak, with: " ")
    let folded = folder.fold(normalized)
    let detected = detector.detect(normalized, hint: hint)
    return TextAnalysis(
      original: text, normalized: normalized, folded: folded,
      foldedLines: lines == normalized ? folded : folder.fold(lines),
      plain: plain(text),
      language: detected.language,
      isOtherScript: detected.isOtherScript, isOtherLanguage: detected.isOtherLanguage,
      tokens: Tokenizer.tokens(of: folded))
  }

  /// `TextAnalysis.plain` alone.
  package func plain(_ text: String) -> String {
    folder.fold(TextNormalizer.evenCase(TextNormalizer.visible(text)))
  }

  /// `TextAnalysis.tokens` alone.
  package func tokens(in text: String) -> [TextAnalysis.Token] {
    Tokenizer.tokens(of: folder.fold(TextNormalizer.normalize(text)))
  }

  /// Folds Traditional characters and regional words to Simplified ones; leaves Simplified alone.
  package func fold(_ text: String) -> String {
    folder.fold(text)
  }

  /// The tokens of a part of a folded text, as in `TextAnalysis.tokens`.
  package func tokens(of folded: String) -> [TextAnalysis.Token] {
    Tokenizer.tokens(of: folded)
  }
}
