import Conversation
import Linguistics
import Testing

@Suite struct EmergencyTests {
  @Test(arguments: Phase.all)
  func `An emergency is answered in every phase, and nothing else is said`(phase: Phase) {
    let (state, effects) = DialogueState.inPhase(phase).next(.alarm(.emergency))
    #expect(
      effects == [
        .say(.safety(.emergency), offersPerson: false),
        .handOver(reason: "emergency", .emergency),
      ])
    #expect(state.priority == .emergency)
    #expect(state.reason == "emergency")
  }

  @Test(arguments: [Phase.bot, .waiting, .closed])
  func `An emergency puts the conversation into the queue`(phase: Phase) {
    let (state, _) = DialogueState.inPhase(phase, unresolved: 1).next(.alarm(.emergency))
    #expect(state.phase == .waiting)
    #expect(state.unresolved == 0)
  }

  @Test func `An emergency leaves the conversation with the staff who has it`() {
    let (state, _) = DialogueState.inPhase(.staff).next(.alarm(.emergency))
    #expect(state.phase == .staff)
  }

  @Test func `An emergency is answered in the language that it is written in`() {
    let (state, _) = DialogueState.inPhase(.waiting)
      .next(.alarm(.emergency), language: .zhHant)
    #expect(state.language == .zhHant)
  }

  @Test func `The emergency comes before every other priority`() {
    #expect(Priority.allCases.sorted() == [.emergency, .high, .normal])
    #expect(Priority.emergency < .high)
    #expect(Priority.high < .normal)
    #expect(Priority.allCases.map(\.rank) == [0, 1, 2])
  }

  @Test(arguments: [SafetyText.crisis, .crisisOther])
  func `A crisis comes first too, and has words of its own`(text: SafetyText) {
    let (state, effects) = DialogueState.inPhase(.bot).next(.alarm(text))
    #expect(
      effects == [
        .say(.safety(text), offersPerson: false), .handOver(reason: "crisis", .emergency),
      ])
    #expect(state.phase == .waiting)
    #expect(state.reason == "crisis")
  }

  @Test func `Several messages about one danger call staff once, and each gets the number`() {
    let first = DialogueState.inPhase(.bot).next(.alarm(.emergency)).state
    let (second, effects) = first.next(.alarm(.emergency))
    #expect(effects == [.say(.safety(.watch), offersPerson: false)])
    #expect(second == first)
  }

  @Test func `A crisis after an emergency gets its own words, and stays one`() {
    let emergency = DialogueState.inPhase(.bot).next(.alarm(.emergency)).state
    let (crisis, effects) = emergency.next(.alarm(.crisis))
    #expect(effects.first == .say(.safety(.crisis), offersPerson: false))
    #expect(crisis.reason == "crisis")
    #expect(crisis.next(.alarm(.emergency)).state.reason == "crisis")
  }

  @Test func `A danger that is over is no longer first, and staff sees it`() {
    let alarmed = DialogueState.inPhase(.bot).next(.alarm(.emergency)).state
    let (calm, effects) = alarmed.next(.nothing(.unknown), saysAllIsWell: true, language: nil)
    #expect(effects == [.say(.safety(.allWell), offersPerson: false)])
    #expect(calm.reason == "allWell")
    #expect(calm.priority == .high)
    #expect(calm.phase == .waiting)
    #expect(calm.next(.alarm(.emergency)).state.priority == .emergency)
  }

  @Test func `Whoever wanted to die stays first, whatever is said afterwards`() {
    let alarmed = DialogueState.inPhase(.bot).next(.alarm(.crisis)).state
    let (calm, effects) = alarmed.next(.nothing(.unknown), saysAllIsWell: true, language: nil)
    #expect(effects == [.say(.safety(.allWellAfterCrisis), offersPerson: false)])
    #expect(calm == alarmed)
  }

  @Test func `Without an alarm, all being well is an ordinary message`() {
    let (_, effects) = DialogueState.inPhase(.bot).next(
      .nothing(.unknown), saysAllIsWell: true, language: nil)
    #expect(effects == [.say(.nothing(.unknown), offersPerson: true)])
  }

  @Test(arguments: [SafetyText.distress, .distressOther])
  func `Despair gets words and is offered a person`(text: SafetyText) {
    let (state, effects) = DialogueState.inPhase(.bot).next(.alarm(text))
    #expect(effects == [.say(.safety(text), offersPerson: true)])
    #expect(state.phase == .bot)
  }

  @Test func `Despair is met before its question is answered`() {
    let answer = Understanding.intent(
      id: "medical.advice", Understanding.Plan(reply: "medical.advice"))
    let (_, effects) = DialogueState.inPhase(.bot).next(answer, beside: .distress, language: nil)
    #expect(
      effects == [
        .say(.safety(.distress), offersPerson: false),
        .say(.reply("medical.advice"), offersPerson: false),
      ])
  }

  @Test func `A line for what may be a danger stands below the answer`() {
    let (_, effects) = DialogueState.inPhase(.bot).next(
      .nothing(.unknown), beside: .watch, language: nil)
    #expect(effects.last == .say(.safety(.watch), offersPerson: false))
    #expect(effects.count == 2)
  }

  @Test func `While a person is awaited, the line is all that is said; staff needs none`() {
    let waiting = DialogueState.inPhase(.waiting).next(
      .nothing(.unknown), beside: .watch, language: nil)
    #expect(waiting.effects == [.say(.safety(.watch), offersPerson: false)])
    let staff = DialogueState.inPhase(.staff).next(
      .nothing(.unknown), beside: .watch, language: nil)
    #expect(staff.effects.isEmpty)
  }

  @Test func `A word that may be a cry for help is asked about`() {
    let (state, effects) = DialogueState.inPhase(.bot).next(.plea)
    #expect(effects == [.say(.safety(.askBack), offersPerson: true)])
    #expect(state.phase == .bot)
  }
}
