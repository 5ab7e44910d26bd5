import Hostility
import SentenceEncoder
import Testing

struct LinearityTests {
  @Test func `a text is cut into pieces in proportion to its length`() throws {
    let tokenizer = try UnigramTokenizer(model: UnigramTokenizerTests.model)
    let excess = Growth.excess(from: 500) { _ = tokenizer.ids(of: $0, limit: .max) }
    #expect(excess == [])
  }

  @Test func `the encoder takes no longer for what is beyond its limit`() throws {
    let encoder = try UniversalSentenceEncoder(folder: EncoderFiles.folder)
    let shapes = ["不", "a ", "pain ", "(", "\u{301}"].map(HostileText.Shape.init(repeating:))
    let excess = shapes.filter { shape in
      Growth.growth(from: 1_000, make: shape.make, read: { _ = encoder.vectors(of: [$0]) }) > 4
    }
    #expect(excess.map(\.name) == [])
  }
}
