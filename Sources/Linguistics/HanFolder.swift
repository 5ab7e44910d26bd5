/// Folds Traditional Chinese to Simplified for matching: OpenCC's t2s, what it leaves, and words
/// that differ by region.
struct HanFolder: Sendable {
  private let converter: HanConverter

  init() throws(LinguisticsError) {
    converter = try HanConverter(configuration: "t2s.json")
  }

  func fold(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isHan) else { return text }
    // Only malformed UTF-8 is refused, which a String never holds.
    return RegionalWords.replace(in: converter.convert(text) ?? text)
  }
}
