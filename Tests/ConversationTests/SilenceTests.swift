import Conversation
import Linguistics
import Testing

/// While a person is asked for or has the conversation.
@Suite struct SilenceTests {
  @Test(arguments: [Phase.waiting, .staff], Understanding.harmless)
  func `The bot answers nothing that is asked`(phase: Phase, understanding: Understanding) {
    let before = DialogueState.inPhase(phase)
    let (state, effects) = before.next(understanding)
    switch understanding {
    case .contact:
      // No answer to a question: the patient has to know that the form arrived.
      #expect(effects.said == [.contactSaved])
    default:
      #expect(effects == [])
    }
    #expect(state.phase == phase)
    #expect(state.priority == before.priority)
    #expect(state.reason == before.reason)
    #expect(state.unresolved == before.unresolved)
  }

  @Test(arguments: [Phase.waiting, .staff])
  func `A contact is kept and confirmed`(phase: Phase) {
    let contact = Contact(wechat: "patient")
    let (state, effects) = DialogueState.inPhase(phase).next(.contact(contact))
    #expect(effects == [.saveContact(contact), .say(.contactSaved, offersPerson: false)])
    #expect(state == .inPhase(phase))
  }

  @Test(arguments: [Phase.waiting, .staff])
  func `A chosen language is kept without a word`(phase: Phase) {
    let (state, effects) = DialogueState.inPhase(phase).next(.languageChosen(.zhHans))
    #expect(effects == [])
    #expect(state.language == .zhHans)
    #expect(state.languageChosen)
  }

  @Test(arguments: [Phase.waiting, .staff])
  func `The language follows what the patient writes, for the staff to see`(phase: Phase) {
    let (state, effects) = DialogueState.inPhase(phase)
      .next(.nothing(.unknown), language: .zhHans)
    #expect(effects == [])
    #expect(state.language == .zhHans)
    #expect(!state.languageChosen)
  }

  @Test func `Asking for a person again keeps the urgency of the first time`() {
    let urgent = DialogueState(
      phase: .waiting, language: .en, priority: .emergency, reason: "emergency")
    #expect(urgent.next(.personChosen).state == urgent)
  }
}
