import Linguistics
import Testing

struct TokenTests {
  let analyzer: TextAnalyzer

  init() throws { analyzer = try Shared.analyzer.get() }

  @Test(arguments: [
    ("I can't, she can’t!", "i can't she can't"),
    ("'quoted' o'clock'", "quoted o'clock"),
    ("CT检查多少钱", "ct 检 查 多 少 钱"),
    ("β受体 COVID-19", "β 受 体 covid 19"),
    ("1,000.50 元, 3.", "1,000.50 元 3"),
    ("2nd B12 12", "2nd b12 12"),
    ("e-mail a_b", "e mail a b"),
    ("😀👍🏽 1\u{FE0F}\u{20E3}", "1"),
    ("\u{301}\u{301}", ""),
    ("naïve café", "naïve café"),
    ("Привет мир", "привет мир"),
    ("ส่วน", "ส่วน"),
    ("𠮷野家", "𠮷 野 家"),
    ("", ""),
  ])
  func `words, single Han characters and numbers are tokens in order`(text: String, tokens: String)
  {
    #expect(analyzer.analyse(text).tokens.map(\.text).joined(separator: " ") == tokens)
  }

  @Test func `each token knows its kind`() {
    let tokens = analyzer.analyse("CT 檢 3.5 2nd").tokens
    #expect(
      tokens == [
        .init(text: "ct", kind: .word), .init(text: "检", kind: .han),
        .init(text: "3.5", kind: .number), .init(text: "2nd", kind: .word),
      ])
  }

  @Test func `both scripts give the same tokens`() {
    #expect(
      analyzer.analyse("請問怎麼預約視訊看診？").tokens == analyzer.analyse("请问怎么预约视频看诊？").tokens)
  }
}
