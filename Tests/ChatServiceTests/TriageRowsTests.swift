import ChatService
import Conversation
import Linguistics
import Support
import Testing
import Triage

/// Kinds of messages that use has shown to be read wrongly, each with others of its kind.
@Suite struct TriageRowsTests {
  private func route(_ text: String, after before: [String] = []) async throws -> Route {
    let router = try await ShippedContent.published().content.router
    let isHan = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    return router.route(text, hint: isHan ? .zhHans : .en, after: before)
  }

  @Test(arguments: [
    "Surgery: no\nHe cannot breathe", "diabetes for 10 years\nchest pain", "过敏史：无\n胸口剧痛",
    "Allergies: none\nshe collapsed and is not waking up", "高血压病史十年\n突然说不出话，嘴歪了",
    "手术史：无\n过敏史：无\n现在喘不上气",
  ])
  func `a line break ends a clause`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.emergency))
  }

  @Test(arguments: [
    ["我爸爸", "胸口", "很痛", "怎么办"], ["my mother", "she is not", "breathing"],
    ["我妈", "突然", "晕倒了", "叫不醒"], ["my baby", "is turning", "blue"],
  ])
  func `a sentence that is sent word by word is read as one`(_ pieces: [String]) async throws {
    var alarms: [SafetyText] = []
    for index in pieces.indices {
      let route = try await route(pieces[index], after: Array(pieces[..<index]))
      if case .alarm(let text) = route.understanding { alarms.append(text) }
    }
    #expect(alarms.contains(.emergency))
  }

  @Test(arguments: [
    "我不想死，肝癌晚期你们能治吗", "我唔想死，仲有冇得醫", "I don't want to die, can you treat stage 4 liver cancer?",
    "我不想死，我还有孩子要养，有没有新药",
  ])
  func `a wish to live is no wish to die`(_ text: String) async throws {
    let understanding = try await route(text).understanding
    #expect(understanding != .alarm(.crisis))
    #expect(understanding != .alarm(.crisisOther))
  }

  @Test(arguments: ["help me", "痛", "die", "烧", "help", "好痛", "救", "fever"])
  func `a word alone is asked about`(_ text: String) async throws {
    #expect(try await route(text).understanding == .plea)
  }

  @Test(arguments: [
    "我不想拖累家里了，想消失", "頂唔順喇，真係唔想再醒", "there's no point in treatment, i'd rather be gone",
    "I want to die", "I took a whole bottle of pills, I want to die", "我想死", "活着没意思，不想活了",
    "好想一睡不醒",
  ])
  func `a wish to be gone is a crisis`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.crisis))
  }

  @Test(arguments: [
    "我女儿说她不想活了", "她说不如让她走了算了", "My son says he wants to kill himself",
    "my husband keeps saying we would be better off if he were dead",
  ])
  func `somebody else's wish to be gone has words of its own`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.crisisOther))
  }

  @Test(arguments: [
    "啱啱生完BB，流血流到成張床單都係", "my stitches opened and its bleeding through the towel",
    "吃了头孢又喝了酒，现在心慌脸红", "Someone is unconscious here", "my dad is not breathing",
    "chest pain and cold sweat", "救命，我爸倒地上了",
  ])
  func `danger told plainly or in two clauses is an emergency`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.emergency))
  }

  @Test(arguments: [
    "平时在喝药控制，可以吃豆类吗", "is it safe to take diclofenac with my blood pressure pills",
    "I have had epilepsy for twenty years and it is well controlled, can I fly?", "甜到我心臟要停了",
    "新聞說有人跳樓，是你們醫院嗎",
    "Mr. X was admitted on 3 May 2021 with chest pain and discharged in good health. We ask for a "
      + "second opinion on the stent.",
  ])
  func `ordinary questions raise no alarm`(_ text: String) async throws {
    let understanding = try await route(text).understanding
    if case .alarm(let text) = understanding { #expect(!text.isAlarm) }
  }

  @Test(arguments: ["抑郁症，割腕了", "他以死相逼，说要跳楼", "I have depression and I cut myself again"])
  func `the kind picks the text`(_ text: String) async throws {
    let understanding = try await route(text).understanding
    #expect(understanding == .alarm(.crisis) || understanding == .alarm(.crisisOther))
  }

  @Test(arguments: [
    "助けて", "救急車を呼んでください", "살려주세요", "ช่วยด้วย", "cứu với", "النجدة", "помогите, он не дышит",
    "¡Auxilio! no puede respirar", "🆘", "please 🆘",
  ])
  func `cries for help in other languages are known`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.emergency))
  }

  @Test(arguments: ["quiero morir", "死にたい", "죽고 싶어요", "хочу умереть"])
  func `wishes to die in other languages are known`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.crisis))
  }

  @Test(arguments: ["我好累，看不到希望了", "I have no hope left, everything is useless", "真的撑不下去了，太累了"])
  func `despair is met with words, without choices`(_ text: String) async throws {
    guard case .alarm = try await route(text).understanding else {
      Issue.record("“\(text)” is answered as if it were a question.")
      return
    }
  }

  @Test(arguments: ["没事了，虚惊一场", "He's fine now, false alarm", "冇事啦，多謝", "the ambulance is here"])
  func `that all is well is understood`(_ text: String) async throws {
    let route = try await route(text)
    #expect(route.saysAllIsWell)
    if case .alarm(let text) = route.understanding { #expect(!text.isAlarm) }
  }

  @Test(arguments: [
    "躺一会儿是不是就没事了？", "Are you sure that all is well?",
    "He's fine now but I can't carry this any more",
    "没事了吗", "现在没事，可是我真的不想活了",
  ])
  func `a question or a doubt is no all-clear`(_ text: String) async throws {
    #expect(try await !route(text).saysAllIsWell)
  }

  @Test(arguments: [
    (["I feel so hopeless and worthless"], "talk to a person please"),
    (["胸口很痛"], "谢谢"), (["I want to die"], "what are your hours?"),
  ])
  func `what was answered before raises no second alarm`(
    _ before: [String], _ text: String
  ) async throws {
    let understanding = try await route(text, after: before).understanding
    if case .alarm = understanding { Issue.record("“\(text)” is an alarm by what came before.") }
  }

  @Test(arguments: ["I feel hopeless. Can I please talk to a human being?", "我很绝望，能不能转人工"])
  func `despair that asks for a person gets one`(_ text: String) async throws {
    let route = try await route(text)
    if case .alarm(let said) = route.understanding { #expect(said.isAlarm) }
  }

  @Test(arguments: [
    "หายใจ\u{200B}ไม่ออก", "助け\u{200B}て", "ﾀｽｹﾃ", "🆘\u{FE0F}", "我奶奶一直说 no puede respirar", "الـنجدة",
  ])
  func `nothing hides a cry`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.emergency))
  }

  @Test(arguments: [
    "My mother Socorro Garcia has an appointment on Monday",
    "How much is an air ambulance 🚑 from Shanghai?",
  ])
  func `a name is no cry`(_ text: String) async throws {
    if case .alarm(let said) = try await route(text).understanding { #expect(!said.isAlarm) }
  }

  @Test func `danger at the very end of a long story is found`() async throws {
    let sentence = "We have a question about the hotel and the visa letter today. "
    let text = String(repeating: sentence, count: 60) + "My wife collapsed and is not breathing."
    #expect(text.count < 4_000)
    #expect(try await route(text).understanding == .alarm(.emergency))
  }

  @Test func `one sentence of danger in a long story is found`() async throws {
    let story = String(
      repeating: "We arrived on Monday and the hotel is very nice. The interpreter met us at the "
        + "airport and helped with the forms. ", count: 14)
    let text = story + "My father cannot breathe and his lips are blue. " + story
    #expect(text.count > 2_500)
    #expect(try await route(text).understanding == .alarm(.emergency))
    let calm = try await route(story + story).understanding
    #expect(calm != .alarm(.emergency))
  }

  @Test func `the explanation says which line decided, and by which words`() async throws {
    let explanation = try await route("my dad has chest pain and can't breathe").explanation
    let alarm = try #require(explanation.alarm)
    #expect(alarm.level == .emergency)
    #expect(alarm.line == .both)
    #expect(alarm.redFlag != nil)
    #expect(!alarm.words.isEmpty)
    #expect(explanation.rule == "red-flag-learned")
  }

  @Test(arguments: [
    "ｍｙ　ｄａｄ　ｃａｎ'ｔ　ｂｒｅａｔｈｅ", "m\u{200B}y dad can't br\u{200D}eathe",
    "\u{202E}my dad can't breathe\u{202C}",
    "我爸胸口\u{FEFF}剧痛喘不上气",
  ])
  func `what can't be seen hides nothing`(_ text: String) async throws {
    #expect(try await route(text).understanding == .alarm(.emergency))
  }

  @Test func `the same letter over and over is harmless`() async throws {
    for text in [String(repeating: "a", count: 500), String(repeating: "啊", count: 500)] {
      if case .alarm(let said) = try await route(text).understanding { #expect(!said.isAlarm) }
    }
  }

  @Test func `the bot's own words quoted are no emergency of their own`() async throws {
    let text =
      "You wrote “This sounds like an emergency. Please call the emergency number now”. I only asked "
      + "for the parking fee, why?"
    if case .alarm(let said) = try await route(text).understanding { #expect(!said.isAlarm) }
  }
}
