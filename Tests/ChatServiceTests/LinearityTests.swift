import ChatService
import Conversation
import Hostility
import Linguistics
import Support
import Testing

struct LinearityTests {
  /// Those with words for every stage: the encoder makes each costly.
  private static let shapes = [
    "不", "我不", "胸口 ", "a ", "pain ", "chest. ", "no, ", "(", ")", "\u{301}\u{323}", "👩🏽‍⚕️", "7 ",
    "英文", "How do I pay? ", "怎么挂号？", "register ",
  ].map(HostileText.Shape.init(repeating:))

  @Test func `a message is understood in proportion to its length`() async throws {
    let router = try await ShippedContent.published().content.router
    // From where on triage reads a message in parts: below, it is read once.
    let excess = Growth.excess(of: Self.shapes, from: 300) { _ = router.route($0, hint: .en) }
    #expect(excess == [])
  }

  @Test func `a typed choice is read in proportion to its length`() {
    let open = [Message.Choice(id: "person", label: "Talk to a person")]
    let excess = Growth.excess(from: 1_000, words: ["person:", "intent:", "article:#", "#"]) {
      text in
      _ = TypedChoice.choice(typed: text, among: open)
      _ = ChoiceID(text)
      _ = ChoiceID("article:" + text)
    }
    #expect(excess == [])
  }

  @Test func `contact details are checked in proportion to their length`() {
    let excess = Growth.excess(from: 1_000, words: ["a@", "@a.", "+1 (0)"]) { text in
      // A refusal is the right answer to most.
      for field in ["email", "phone", "wechat"] {
        do { _ = try Contact(form: [field: text], refusal: "no") } catch {}
        do { _ = try Contact(form: ["email": "a@a." + text], refusal: "no") } catch {}
      }
    }
    #expect(excess == [])
  }

  @Test(arguments: [
    ("a@b.c", true), ("a.b+c@d.e.f", true), ("名@字.中国", true), ("a@b", false), ("@b.c", false),
    ("a@.c", false), ("a@b.", false), ("a@@b.c", false), ("a b@c.d", false), ("a@b..", false),
    ("a@b..c", true),
  ])
  func `an e-mail address has one sign and a point behind it`(text: String, isOne: Bool) {
    let contact = try? Contact(form: ["email": text], refusal: "no")
    #expect((contact != nil) == isOne)
  }
}
