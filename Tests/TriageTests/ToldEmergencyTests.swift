import Linguistics
import Testing
import Triage

/// Danger that is over, beside the same danger now.
struct ToldEmergencyTests {
  private func redFlag(_ text: String) throws -> RedFlag? {
    let (analyzer, triage) = try Shared.parts.get()
    return triage.redFlag(in: analyzer.analyse(text))
  }

  @Test(arguments: [
    "She used to self-harm in high school and is well. We are looking for a psychologist",
    "初中时有过自残，想预约心理咨询师", "我大學時曾經吞藥自殺住院過，做手術評估要寫嗎",
    "傷口沒有裂開也沒滲血，請問可以改到下週再拆線嗎", "萬一要叫救護車，保險可以直付嗎",
  ])
  func `what is told of the past or supposed is no alarm`(text: String) throws {
    #expect(try redFlag(text) == nil)
  }

  @Test(arguments: [
    "She self-harmed in high school and is cutting herself now, we are looking for a psychologist",
    "初中时有过自残，现在又在割腕，想找心理咨询师", "化疗后第九天，现在39.2度，冷得牙打颤",
    "On chemo, cycle 3. Temp 39.4 and I'm shivering so hard I can't hold the cup",
    "baby is all limp and floppy", "聽日呢個時候我就唔會再攰",
  ])
  func `danger that is present stays an alarm`(text: String) throws {
    #expect(try redFlag(text) != nil)
  }
}
