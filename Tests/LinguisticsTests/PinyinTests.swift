import Linguistics
import Testing

@Suite struct PinyinTests {
  private static let pinyin = Pinyin()

  private func syllables(_ text: String) -> [Pinyin.Syllable?] {
    text.unicodeScalars.map(Self.pinyin.syllable)
  }

  @Test(arguments: [("胸口痛", "凶口疼"), ("晕倒", "运到")])
  func `Homophones sound alike`(_ one: String, _ other: String) {
    #expect(syllables(one).first == syllables(other).first)
    #expect(!syllables(one).contains(nil))
  }

  @Test(arguments: [("toutong", "头痛"), ("wobahundaole", "我爸昏倒了"), ("nv'er", nil), ("lvse", "绿色")])
  func `A word typed by its sound has the syllables of its characters`(
    _ word: String, _ characters: String?
  ) {
    #expect(Self.pinyin.syllables(of: word) == characters.map { syllables($0).compactMap(\.self) })
  }

  @Test(arguments: ["breath", "", "123", "胸", "xyz"])
  func `Other words have none`(_ word: String) {
    #expect(Self.pinyin.syllables(of: word) == nil)
  }

  @Test(arguments: ["a" as Unicode.Scalar, "あ", "。", "\u{3400}"])
  func `What is no Han character of the block has no sound`(_ scalar: Unicode.Scalar) {
    #expect(Self.pinyin.syllable(of: scalar) == nil)
  }

  @Test func `It can be kept and made again`() throws {
    let again = try #require(Pinyin(text: Self.pinyin.text))
    #expect("喘不上气".unicodeScalars.map(again.syllable) == syllables("喘不上气"))
    #expect(Pinyin(text: "a\nb") == nil)
  }
}
