import Hostility
import Linguistics
import Testing

struct LinearityTests {
  @Test func `an intent is decided in proportion to the length of a message`() throws {
    let library = try Library()
    let excess = Growth.excess(from: 250) { _ = library.decide($0) }
    #expect(excess == [])
  }
}
