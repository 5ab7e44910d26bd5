import Foundation
import SentenceEncoder
import Testing

struct UnigramTokenizerTests {
  /// A text and the numbers of its pieces by the reference implementation.
  struct Sample: Decodable {
    let text: String
    let ids: [Int32]
  }

  static let model = EncoderFiles.folder.appending(path: "sp.model")
  static let samples: [Sample] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "tokens.jsonl")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    // Not by lines: some texts hold other line breaks.
    return text.utf8.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(Sample.self, from: Data($0))
    }
  }()

  @Test func `Pieces are those of the reference implementation`() throws {
    let tokenizer = try UnigramTokenizer(model: Self.model)
    #expect(Self.samples.count >= 2_400)
    for sample in Self.samples {
      #expect(tokenizer.ids(of: sample.text, limit: .max) == sample.ids, "\(sample.text)")
    }
  }

  @Test func `A limit keeps the first pieces and the mark of the end`() throws {
    let tokenizer = try UnigramTokenizer(model: Self.model)
    for sample in Self.samples where sample.ids.count > 12 {
      #expect(tokenizer.ids(of: sample.text, limit: 12) == sample.ids.prefix(11) + [2])
    }
    #expect(tokenizer.ids(of: "anything at all", limit: 0).count == 3)
  }

  @Test(arguments: ["我", "a", "ab ", " ", "\u{200B}", "🙂", "\u{301}"])
  func `A text of a million characters is cut, not computed`(unit: String) throws {
    let tokenizer = try UnigramTokenizer(model: Self.model)
    let text = String(repeating: unit, count: 1_000_000)
    let ids = tokenizer.ids(of: text, limit: 256)
    #expect((3...256).contains(ids.count))
    #expect(ids.first == 1 && ids.last == 2)
  }

  @Test func `A model that is cut off is refused, or is one`() throws {
    let whole = try Data(contentsOf: Self.model)
    for count in [0, 1, 2, 3, 100] + stride(from: 1_000, to: whole.count, by: whole.count / 40) {
      #expect(throws: EncoderError.self) {
        _ = try UnigramTokenizer(whole.prefix(count), file: "sp.model")
      }
    }
  }

  @Test func `A model with altered bytes never takes the process down`() throws {
    let whole = try Data(contentsOf: Self.model)
    var state: UInt64 = 1
    func random(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<40 {
      var damaged = whole
      for _ in 0..<50 { damaged[random(below: damaged.count)] = UInt8(random(below: 256)) }
      guard let tokenizer = try? UnigramTokenizer(damaged, file: "sp.model") else { continue }
      for sample in Self.samples.prefix(50) {
        let ids = tokenizer.ids(of: sample.text, limit: 64)
        #expect(ids.allSatisfy { (0..<Int32(tokenizer.pieceCount)).contains($0) })
      }
    }
  }
}
