import Content
import Linguistics
import PageReading

/// The texts of a passage that the sentence encoder sees.
///
/// It was made for sentences and loses the thread of long texts, so a passage is taken in stretches
/// of some sentences, and its heading by itself: a patient's question is likest to that.
struct PassageText {
  /// In words; two Chinese characters count as one.
  private static let stretchLength = 30

  let head: String
  let stretches: [String]

  init(_ passage: Passage, of article: Article) {
    head = passage.heading.last ?? article.title
    stretches = Self.stretches(of: passage.text)
  }

  private static func stretches(of text: String) -> [String] {
    var stretches: [String] = []
    var current: [String] = []
    var length = 0
    for sentence in Sentences.of(text) {
      let plain = sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      current.append(plain)
      length += size(of: plain)
      if length >= stretchLength {
        stretches.append(current.joined(separator: " "))
        (current, length) = ([], 0)
      }
    }
    if !current.isEmpty { stretches.append(current.joined(separator: " ")) }
    return stretches
  }

  private static func size(of sentence: String) -> Int {
    let ideographs = sentence.unicodeScalars.count { !$0.isASCII && $0.properties.isIdeographic }
    return ideographs / 2 + sentence.split(separator: " ").count
  }
}
