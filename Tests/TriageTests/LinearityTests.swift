import Hostility
import Linguistics
import Testing
import Triage

struct LinearityTests {
  private static let cues = [
    "chest pain ", "no chest pain or ", "my chest ", "kill myself ", "after a stroke ", "blood ",
    "heart attack, ", "took 20 pills ", "not breathing ", "cannot ", "bleeding heavily ", "1 2 3 ",
    "in 2019 ", "suddenly ", "emergencyy ", "help ", "胸口痛", "胸口 ", "没有胸痛或", "血流", "突然",
    "去年 ", "不想活", "自己", "手脚", "左边", "吃了很多药", "孩子发烧40度", "是不是",
  ]

  @Test func `red flags are sought in proportion to the length of a message`() throws {
    let (analyzer, triage) = try Shared.parts.get()
    let excess = Growth.excess(from: 125, words: Self.cues) {
      _ = triage.redFlag(in: analyzer.analyse($0))
    }
    #expect(excess == [])
  }
}
