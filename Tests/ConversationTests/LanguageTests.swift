import Conversation
import Linguistics
import Testing

@Suite struct LanguageTests {
  let question = Understanding.intent(id: "cost.estimate", .init(reply: "cost.estimate"))

  @Test(arguments: [Phase.bot, .closed], LanguageTag.allCases)
  func `The reply is in the language and script of the message`(
    phase: Phase, language: LanguageTag
  ) {
    let (state, _) = DialogueState.inPhase(phase).next(question, language: language)
    #expect(state.language == language)
    #expect(!state.languageChosen)
  }

  @Test func `A message without a language leaves the last one`() {
    let chinese = DialogueState(language: .zhHans)
    #expect(chinese.next(question, language: nil).state.language == .zhHans)
  }

  @Test(arguments: Phase.all, Understanding.harmless + [.alarm(.emergency)])
  func `A chosen language stays whatever is written`(
    phase: Phase, understanding: Understanding
  ) {
    var state = DialogueState.inPhase(phase)
    state.choose(.zhHant)
    let next = state.next(understanding, language: .en).state
    #expect(next.languageChosen)
    switch understanding {
    case .languageChosen(let tag):
      #expect(next.language == tag)
    default:
      #expect(next.language == .zhHant)
    }
  }

  @Test func `The switch changes the language and says so in the new one`() {
    let (state, effects) = DialogueState(language: .en).next(.languageChosen(.zhHant))
    #expect(effects == [.say(.languageChanged, offersPerson: false)])
    #expect(state.language == .zhHant)
    #expect(state.languageChosen)
  }

  @Test func `A wish that doesn't name the language is asked back, and chooses nothing`() {
    let (state, effects) = DialogueState(language: .en, unresolved: 1)
      .next(.languageWanted(reply: "smalltalk.language"), language: .zhHans)
    #expect(
      effects == [.say(.chooseLanguage(reply: "smalltalk.language"), offersPerson: false)])
    #expect(state == DialogueState(language: .zhHans))
  }

  @Test func `A language can be chosen again`() {
    var state = DialogueState(language: .en)
    state.choose(.zhHans)
    #expect(state.next(.languageChosen(.en)).state.language == .en)
  }
}
