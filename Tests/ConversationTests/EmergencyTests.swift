import Conversation
import Linguistics
import Testing

@Suite struct EmergencyTests {
  @Test(arguments: Phase.all)
  func `An emergency is answered in every phase, and nothing else is said`(phase: Phase) {
    let (state, effects) = DialogueState.inPhase(phase).next(.emergency(kind: "stroke"))
    #expect(
      effects == [
        .say(.emergency(kind: "stroke"), offersPerson: false),
        .handOver(reason: "emergency", .emergency),
      ])
    #expect(state.priority == .emergency)
    #expect(state.reason == "emergency")
  }

  @Test(arguments: [Phase.bot, .waiting, .closed])
  func `An emergency puts the conversation into the queue`(phase: Phase) {
    let (state, _) = DialogueState.inPhase(phase, unresolved: 1).next(.emergency(kind: "stroke"))
    #expect(state.phase == .waiting)
    #expect(state.unresolved == 0)
  }

  @Test func `An emergency leaves the conversation with the staff who has it`() {
    let (state, _) = DialogueState.inPhase(.staff).next(.emergency(kind: "stroke"))
    #expect(state.phase == .staff)
  }

  @Test func `An emergency is answered in the language that it is written in`() {
    let (state, _) = DialogueState.inPhase(.waiting)
      .next(.emergency(kind: "stroke"), language: .zhHant)
    #expect(state.language == .zhHant)
  }

  @Test func `The emergency comes before every other priority`() {
    #expect(Priority.allCases.sorted() == [.emergency, .high, .normal])
    #expect(Priority.emergency < .high)
    #expect(Priority.high < .normal)
    #expect(Priority.allCases.map(\.rank) == [0, 1, 2])
  }
}
