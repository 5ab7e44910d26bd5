import Foundation
import Linguistics
import Testing

struct LanguageTagTests {
  @Test(arguments: [
    ("en", LanguageTag.en), ("en-US", .en), ("EN_gb", .en), ("zh", .zhHans), ("zh-CN", .zhHans),
    ("zh-SG", .zhHans), ("zh-Hans", .zhHans), ("zh-Hans-HK", .zhHans), ("zh_cn", .zhHans),
    ("zh-TW", .zhHant), ("zh-HK", .zhHant), ("zh-MO", .zhHant), ("zh-Hant", .zhHant),
    ("zh-Hant-CN", .zhHant), ("zh-yue", .zhHant), ("yue", .zhHant), ("yue-Hans", .zhHans),
    ("cmn-Hant-TW", .zhHant),
  ])
  func `a tag of BCP 47 becomes the served language`(tag: String, expected: LanguageTag) {
    #expect(LanguageTag(bcp47: tag) == expected)
  }

  @Test(arguments: ["", "-", "fr", "ja-JP", "english", "zhong", "*", "e n"])
  func `other tags are not served`(tag: String) {
    #expect(LanguageTag(bcp47: tag) == nil)
  }

  @Test(arguments: [
    ("zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", LanguageTag.zhHant),
    ("fr-FR, en;q=0.8, zh-CN;q=0.9", .zhHans),
    ("en;q=0.5, zh-HK;q=0.5", .en),
    ("de, *;q=0.5, en ; q=0.001", .en),
    ("en;q=0, zh", .zhHans),
    ("en;q=2, zh;q=0.1", .zhHans),
    ("en;q=abc,zh-TW;q=0.2", .zhHant),
    ("en; Q=1.000", .en),
    (",,zh-MO,,", .zhHant),
  ])
  func `the best of Accept-Language is taken by weight and then by order`(
    field: String, expected: LanguageTag
  ) {
    #expect(LanguageTag.preferred(from: field) == expected)
  }

  @Test(arguments: ["", "*", "fr, de;q=0.9", "en;q=0", "en;q=1.001", "en;q=0.1234", "en;q=", ";;;"])
  func `an Accept-Language without a served language gives none`(field: String) {
    #expect(LanguageTag.preferred(from: field) == nil)
  }

  @Test func `tags are dictionary keys by their code in JSON`() throws {
    let data = try JSONEncoder().encode([LanguageTag.zhHant: 1])
    #expect(String(decoding: data, as: UTF8.self) == #"{"zh-Hant":1}"#)
    #expect(try JSONDecoder().decode([LanguageTag: Int].self, from: data) == [.zhHant: 1])
    #expect(LanguageTag.allCases.map(\.family) == [.en, .zh, .zh])
  }
}
