import Linguistics
import Testing

struct NormalFormTests {
  let analyzer: TextAnalyzer

  init() throws { analyzer = try Shared.analyzer.get() }

  @Test(arguments: [
    ("  Hello\u{3000}\u{3000}World \n\t! ", "hello world !"),
    ("ＭＲＩ　检查，１２３", "mri 检查,123"),
    ("a\u{200B}b\u{FEFF}c\u{202E}d\u{2066}e\u{AD}f", "abcdef"),
    ("nul\u{0}bell\u{7}", "nulbell"),
    ("Can\u{2019}t can\u{B4}t can`t", "can't can't can't"),
    ("e\u{200D}\u{301}", "é"),
    ("\u{2F08}\u{F9D8}", "人律"),
    ("ﬁne ① ㎏", "fine 1 kg"),
    ("❤\u{FE0F} 葛\u{E0100}", "❤ 葛"),
    ("\u{85}line\u{2028}two\u{A0}three", "line two three"),
    ("\u{3164}\u{FFA0}\u{115F}", ""),
    ("ｶﾞ", "ガ"),
    ("o" + String(repeating: "\u{301}", count: 100), "ó" + String(repeating: "\u{301}", count: 29)),
    ("", ""),
  ])
  func `texts have one normal form`(text: String, expected: String) {
    let analysis = analyzer.analyse(text)
    #expect(Array(analysis.normalized.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(analysis.original == text)
  }

  @Test(arguments: [
    "İstanbul", "ǅ Ϻ ϴ", "ＡＢＣ\u{200B}ｄ", "ﷺ", "Å\u{30A}\u{323}", "👨‍👩‍👧 family", "½ ² ℡ ㏂",
    "`´’ don’t", "\u{1D400}\u{1D7D8}", "ｶﾞ ㍿", "가\u{1100}\u{1161}", "\u{344}\u{F71}\u{F72}",
  ])
  func `the normal form of a normal form is itself`(text: String) {
    let once = analyzer.analyse(text).normalized
    let twice = analyzer.analyse(once).normalized
    #expect(Array(once.unicodeScalars) == Array(twice.unicodeScalars))
  }

  @Test func `odd scalars neither crash nor hang`() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      #expect(!analyzer.analyse(text + "a").normalized.isEmpty)
    }
  }

  @Test(arguments: [
    String(repeating: "我想预约視訊會診 second opinion，", count: 2_000),
    String(repeating: "\u{301}", count: 20_000),
    "a" + String(repeating: "\u{323}\u{301}", count: 10_000),
    String(repeating: "👨‍👩‍👧‍👦", count: 5_000),
    String(repeating: "\u{FDFA}", count: 10_000),
    String(repeating: "\u{200B}", count: 50_000),
    String(repeating: " \u{3000}", count: 20_000),
    String(repeating: "'", count: 20_000),
    String(repeating: "1.", count: 20_000),
    String(repeating: "醫", count: 30_000),
    String(repeating: "a", count: 100_000),
  ])
  func `long and repetitive texts are read quickly`(text: String) {
    let elapsed = ContinuousClock().measure { _ = analyzer.analyse(text) }
    #expect(elapsed < .seconds(2))
  }

  @Test func `the time grows with the length and no faster`() {
    let sentence = "請問 how do I 预约視訊會診？ I can’t travel… "
    let clock = ContinuousClock()
    func shortest(_ text: String) -> Duration {
      (0..<5).map { _ in clock.measure { _ = analyzer.analyse(text) } }.min() ?? .zero
    }
    let one = shortest(String(repeating: sentence, count: 200))
    let ten = shortest(String(repeating: sentence, count: 2_000))
    #expect(ten < one * 40)
  }
}
