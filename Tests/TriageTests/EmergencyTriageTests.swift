import Linguistics
import Testing
import Triage

struct EmergencyTriageTests {
  private let analyzer: TextAnalyzer
  private let triage: EmergencyTriage

  init() throws {
    (analyzer, triage) = try Shared.parts.get()
  }

  private func redFlag(_ text: String) -> RedFlag? {
    triage.redFlag(in: analyzer.analyse(text))
  }

  @Test(arguments: EmergencyMessages.english)
  func `an emergency in English is a red flag`(text: String) {
    #expect(redFlag(text) != nil)
  }

  @Test(arguments: EmergencyMessages.simplified)
  func `an emergency in Simplified Chinese is a red flag`(text: String) {
    #expect(redFlag(text) != nil)
  }

  @Test(arguments: EmergencyMessages.traditional)
  func `an emergency in Traditional Chinese is a red flag`(text: String) {
    #expect(redFlag(text) != nil)
  }

  @Test(arguments: OrdinaryMessages.english)
  func `an ordinary message in English is none`(text: String) {
    #expect(redFlag(text) == nil)
  }

  @Test(arguments: OrdinaryMessages.simplified)
  func `an ordinary message in Simplified Chinese is none`(text: String) {
    #expect(redFlag(text) == nil)
  }

  @Test(arguments: OrdinaryMessages.traditional)
  func `an ordinary message in Traditional Chinese is none`(text: String) {
    #expect(redFlag(text) == nil)
  }
}
