import Linguistics
import Testing
import Content
import Triage

/// What a red flag says, and how the words around a phrase change what it means.
struct RedFlagTests {
  private let analyzer: TextAnalyzer
  private let triage: EmergencyTriage

  init() throws {
    (analyzer, triage) = try Shared.parts.get()
  }

  private func redFlag(_ text: String) -> RedFlag? {
    triage.redFlag(in: analyzer.analyse(text))
  }

  @Test(arguments: [
    ("crushing chest pain", RedFlag.Kind.heartAttack), ("心脏病发作", .heartAttack),
    ("心口好痛", .heartAttack),
    ("her face is drooping", .stroke), ("他嘴歪了", .stroke), ("阿爸中咗風", .stroke),
    ("cant breath", .breathing), ("喘不过气", .breathing), ("透唔到氣", .breathing),
    ("the bleeding won't stop", .bleeding), ("大出血", .bleeding), ("流血不止", .bleeding),
    ("he passed out", .consciousness), ("昏倒了", .consciousness), ("叫唔醒", .consciousness),
    ("I want to kill myself", .selfHarm), ("想自杀", .selfHarm), ("唔想活", .selfHarm),
    ("anaphylactic shock", .anaphylaxis), ("过敏性休克", .anaphylaxis), ("敏感到喉嚨腫", .anaphylaxis),
    ("took too many pills", .poisoning), ("喝农药了", .poisoning), ("吞咗成樽安眠藥", .poisoning),
    ("she is having a seizure", .seizure), ("口吐白沫", .seizure), ("發羊吊", .seizure),
    ("my water broke", .obstetric), ("羊水破了", .obstetric), ("穿羊水", .obstetric),
    ("our newborn is limp", .infant), ("婴儿不吃奶，昏睡", .infant), ("寶寶哭不出來", .infant),
    ("he was stabbed", .severeInjury), ("被车撞了", .severeInjury), ("從三樓跌落嚟", .severeInjury),
    ("call 911", .help), ("快叫救护车", .help), ("幫我打999", .help),
  ])
  func `a red flag names its kind`(text: String, kind: RedFlag.Kind) {
    #expect(redFlag(text)?.kind == kind)
  }

  @Test(arguments: [
    ("Dad’s ill. He can’t   BREATHE!!", "cant breathe"),
    ("媽媽剛才昏倒了，怎麼辦", "刚才昏倒"),
    ("sooo I think heeelp my dad is having a heart attack", "having a heart attack"),
  ])
  func `a red flag holds the words that were recognised`(text: String, matched: String) {
    #expect(redFlag(text)?.matched == matched)
  }

  @Test(arguments: [
    ("I have chest pain", true), ("I have no chest pain", false),
    ("I have no fever, chest pain since noon", true), ("no fever, cough or chest pain", false),
    ("no chest pain, cough or fainting", false),
    ("He has chest pain but no insurance", true), ("not sure, maybe a heart attack", true),
    ("他胸痛", true), ("他没有胸痛", false), ("他没有明显胸痛", false), ("没人理我，我胸痛", true),
    ("是不是中风了，嘴歪", true), ("没有呼吸", true), ("没有呼吸困难", false),
    ("I am suicidal", true), ("I am not suicidal", false),
    ("I don't want to kill myself but I might", true), ("没有自杀的念头", false),
  ])
  func `a denial speaks for what it denies and no more`(text: String, expected: Bool) {
    #expect((redFlag(text) != nil) == expected)
  }

  @Test(arguments: [
    ("My mother had a stroke", true), ("My mother had a stroke in 2019", false),
    ("My mother had a stroke 20 minutes ago", true),
    ("My mother had a stroke two years ago", false),
    ("My mother had a stroke, can we get a second opinion?", false),
    ("My mother just had a stroke, can we get a second opinion?", true),
    ("妈妈中风了", true), ("妈妈去年中风了", false), ("妈妈刚刚中风了", true), ("妈妈中风过", false),
    ("妈妈中风了，想来美国康复", false), ("妈妈昏倒后没有呼吸了", true),
    ("heart attack", true), ("heart attack prevention webinar", false), ("心梗", true),
    ("心梗支架", false),
  ])
  func `an illness that befell someone is a red flag while it is news`(text: String, expected: Bool)
  {
    #expect((redFlag(text) != nil) == expected)
  }

  @Test(arguments: [
    ("he is dizzy", false), ("he is vomiting", false), ("he is dizzy and vomiting", true),
    ("he is dizzy and vomiting since chemotherapy, can I book a video visit?", false),
    ("头晕", false), ("头晕，一直呕吐", true), ("头晕、呕吐半年了，想预约", false),
  ])
  func `two small signs together are a red flag`(text: String, expected: Bool) {
    #expect((redFlag(text) != nil) == expected)
  }

  @Test(arguments: [
    "", " ", "hello", "你好", "👍", "123", "no", "没有", "。。。", "'", "\u{200B}", "#", "~~~", "{}",
  ])
  func `texts that say little are none`(text: String) {
    #expect(redFlag(text) == nil)
  }

  @Test func `a flag is found at the end of a long message`() {
    let talk = String(repeating: "We arrived on Monday and the room is fine. 我们住得很好。", count: 300)
    #expect(redFlag(talk) == nil)
    #expect(redFlag(talk + " My wife is unconscious!")?.kind == .consciousness)
  }

  @Test(arguments: [
    "no ", "stroke ", "怀孕", "i had a stroke last year and can't breathe 没有胸痛但是 ",
    "took took too many ",
    "chest chest pain no or ", "突然", "1 2 month ", "，", "and ", "!",
  ])
  func `long and repetitive messages are read quickly`(unit: String) {
    let text = analyzer.analyse(String(repeating: unit, count: 20_000 / unit.count))
    let elapsed = ContinuousClock().measure { _ = triage.redFlag(in: text) }
    #expect(elapsed < .seconds(5))
  }

  @Test func `many tasks get the same answer`() async {
    let (analyzer, triage) = (analyzer, triage)
    let texts = EmergencyMessages.simplified + OrdinaryMessages.english
    let expected = texts.map { triage.redFlag(in: analyzer.analyse($0)) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { texts.map { triage.redFlag(in: analyzer.analyse($0)) } == expected }
      }
      for await same in group { #expect(same) }
    }
  }
}
