import Linguistics
import Testing

struct SentencesTests {
  @Test func `sentences end at stops and new lines of either script`() {
    #expect(
      Sentences.of("她做过手术。请问怎么寄病历？\nIs 3.5 days enough? See www.example.org now")
        == ["她做过手术。", "请问怎么寄病历？", "Is 3.5 days enough?", " See www.example.org now"])
  }

  @Test func `what holds no letter is no sentence`() {
    #expect(Sentences.of("?!… 👍\n\n") == [])
  }
}
