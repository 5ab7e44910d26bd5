import Linguistics

/// The language that a message asks to go on in.
enum LanguageWish {
  /// “I don’t speak English” asks for another language, without saying which.
  private static let negations = [
    "not", "no", "don't", "dont", "can't", "cant", "cannot", "doesn't", "不懂", "不会", "看不", "听不",
    "不识", "唔识", "唔明", "不要", "不用", "别用",
  ]

  /// Nil where several languages are named, or none, or where the one named is the one not wanted.
  ///
  /// “Chinese” without a word on the script means the script that the message is written in, and
  /// Simplified where it shows none.
  static func language(in text: TextAnalysis) -> LanguageTag? {
    let words = Set(text.tokens.filter { $0.kind == .word }.map(\.text))
    func mentions(_ names: [String]) -> Bool {
      names.contains { name in
        name.allSatisfy(\.isASCII) ? words.contains(name) : text.folded.contains(name)
      }
    }
    guard !mentions(negations) else { return nil }
    let traditional = mentions(["traditional", "cantonese", "繁体", "正体", "国语", "广东话", "粤语"])
    let simplified = mentions(["simplified", "mandarin", "putonghua", "简体", "普通话"])
    let chinese = mentions(["chinese", "zhongwen", "中文", "汉语", "华语", "国文"])
    let english = mentions(["english", "英文", "英语"])
    switch (english, traditional, simplified, chinese) {
    case (true, false, false, false): return .en
    case (false, true, false, _): return .zhHant
    case (false, false, true, _): return .zhHans
    case (false, false, false, true): return text.language == .zhHant ? .zhHant : .zhHans
    default: return nil
    }
  }
}
