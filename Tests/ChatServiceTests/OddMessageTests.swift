import ChatService
import Conversation
import Foundation
import Linguistics
import Support
import Testing

/// Whatever is typed or pasted, through the shipped router with its sentence encoder.
@Suite struct OddMessageTests {
  @discardableResult
  private func route(_ text: String, hint: LanguageTag = .en) async throws -> Route {
    let route = try await ShippedContent.published().content.router.route(text, hint: hint)
    let explanation = route.explanation
    let start = text.prefix(40).debugDescription
    #expect(explanation.candidates.allSatisfy { (0...1).contains($0.probability) }, "\(start)")
    #expect(explanation.candidates.reduce(0) { $0 + $1.probability } < 1.001, "\(start)")
    #expect(explanation.nearest.allSatisfy { (0...1).contains($0.similarity) }, "\(start)")
    #expect(explanation.evidence.allSatisfy { $0.weight.isFinite }, "\(start)")
    #expect(explanation.passages.allSatisfy { $0.score.isFinite }, "\(start)")
    return route
  }

  private static let ordinary = [
    "How do I request a remote second opinion?", "Can I talk to a real person?",
    "What does a heart operation cost?", "is WiFi available in the ward",
    "How do I send my CT scans?",
    "我想申请远程第二诊疗意见", "請問可以視訊看診嗎？", "住院要帶什麼東西", "怎么把CT片子发给你们",
  ]

  @Test(arguments: [
    "", " ", "\n\t\r\n", "😀", "👨‍👩‍👧‍👦", "🇨🇳", "!?.,;:…", "。，、？！《》", "-----", "$€¥%", "\u{301}",
    "\u{301}\u{302}\u{303}",
    "\u{0}", "\u{0}\u{0}\u{0}", "\u{200B}\u{202E}\u{2066}\u{FEFF}", "\u{FFFD}", "\u{3000}", "7",
    "0123456789",
    "１２３", "3.14 2,000", "+1 650 555 0100",
  ])
  func `A message without words has no answer and no candidates`(text: String) async throws {
    for hint in LanguageTag.allCases {
      let route = try await route(text, hint: hint)
      #expect(route.understanding == .nothing(.noWords))
      #expect(route.explanation.candidates.isEmpty)
    }
  }

  @Test(arguments: [
    "asdfghjkl", "asdkjfh qwoeiruty zxmcnv", "qwertyuiop asdf", "sdkfjhskdjfhksjdhf",
    "aaaaaaaaaaaa",
    "hhhh jjjj kkkk", "jkl;jkl;fdsa", "fghfgh fghfgh dfgdfg", "xyzzy plugh", "zxcvbnm,./",
    "lkjlkj oiuoiu mnbmnb",
    "ASDFGHJKL QWERTY", "wertz uiopü",
  ])
  func `Latin keyboard mash is not answered`(text: String) async throws {
    for hint in LanguageTag.allCases {
      let route = try await route(text, hint: hint)
      #expect(route.explanation.outcome != .matched, "\(route.explanation)")
    }
  }

  @Test(arguments: [
    "阿斯顿发过火就快乐", "啊手动阀手动阀", "龘靐齉爩麤灪", "囧槑烎", "的的的的的的", "哈圣诞节咖啡和", "撒打算打算大", "口口口口口口",
    "一丁七万丈三", "犇猋驫麤毳淼", "𠀀𠀁𠀂𠀃",
  ])
  func `Chinese keyboard mash is not answered`(text: String) async throws {
    for hint in LanguageTag.allCases {
      let route = try await route(text, hint: hint)
      #expect(route.explanation.outcome != .matched, "\(route.explanation)")
    }
  }

  @Test(arguments: [
    "我想申请远程第二诊疗意见。", "请问", "How do I request a remote second opinion? ", "second opinion ", "a",
    "supercalifragilistic", "心", "😀", "!", "\u{0}", "e\u{301}", "\u{301}", "ﷺ", "\u{202E}b", "1",
    "我a",
  ])
  func `Ten thousand characters are decided with sound numbers`(part: String) async throws {
    let count = 10_000 / part.unicodeScalars.count
    try await route(String(repeating: part, count: count))
  }

  @Test(
    arguments: ordinary,
    [
      "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{AD}", "\u{0}",
      "\u{7}",
    ])
  func `Invisible characters inside words make no difference`(
    text: String, character: Unicode.Scalar
  ) async throws {
    let spoilt = text.map(String.init).joined(separator: String(character))
    let (whole, other) = (try await route(text), try await route(spoilt))
    #expect(other.understanding == whole.understanding)
    #expect(other.explanation == whole.explanation)
  }

  @Test(arguments: ordinary)
  func `Full-width Latin is understood as half-width`(text: String) async throws {
    let wide = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x20: "\u{3000}"
          case 0x21...0x7E: Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
          default: scalar
          }
        }))
    let (half, other) = (try await route(text), try await route(wide))
    #expect(other.understanding == half.understanding)
    #expect(other.explanation == half.explanation)
  }

  @Test(arguments: [
    ("Is there a caf\u{E9} in the hospital?", "Is there a cafe\u{301} in the hospital?"),
    ("ﬁnancial help for my ﬂight", "financial help for my flight"),
    ("don’t I need an interpreter", "don't I need an interpreter"),
    ("How much   does it\ncost?", "How much does it cost?"),
    ("請問可以視訊看診嗎？", "请问可以视讯看诊吗？"), ("第⼆诊疗意见", "第二诊疗意见"),
  ])
  func `What looks the same is understood the same`(first: String, second: String) async throws {
    let (first, second) = (try await route(first), try await route(second))
    #expect(first.understanding == second.understanding)
    #expect(first.explanation == second.explanation)
  }

  @Test(arguments: [
    "pаsspоrt", "seсond орinion", "远chéng医liao", "я我aあ한", "ｘ光ＣＴ检查abc", "docтор", "αβγ医生δ",
    "a医b生c看d病e",
    "МРТ and КТ", "العربية hospital 医院", "1a2b3c4d", "v1.2.3-beta", "https://example.org/?q=%F0%9F",
    "<script>alert(1)</script>", "'; DROP TABLE turns; --", "%s%n%d", "{{name}}",
    "\u{FDFA}\u{FDFA}",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘", "𝓱𝓮𝓵𝓵𝓸", "ⓗⓔⓛⓛⓞ", "🅷🅴🅻🅻🅾",
  ])
  func `Mixed scripts and pasted code are decided with sound numbers`(text: String) async throws {
    for hint in LanguageTag.allCases { try await route(text, hint: hint) }
  }
}
