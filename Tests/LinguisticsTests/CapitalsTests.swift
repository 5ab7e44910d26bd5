import Linguistics
import Testing

struct CapitalsTests {
  @Test(arguments: [
    ("HOW DO I SEND MY RECORDS?", "how do i send my records?"),
    ("How Do I Send My Records?", "How Do I Send My Records?"),
    ("How do I send my MRI?", "How do I send my MRI?"),
    ("CT 和 MRI 怎么寄", "CT 和 MRI 怎么寄"),
    ("怎么寄病历", "怎么寄病历"),
  ])
  func `texts in capitals are evened, others stay`(text: String, plain: String) throws {
    #expect(try TextAnalyzer().analyse(text).plain == plain)
  }
}
