package import Foundation

/// Cuts a text into the pieces of a SentencePiece unigram model that together are likeliest
/// (Kudo, 2018, "Subword Regularization", section 3.2).
package struct UnigramTokenizer: Sendable {
  /// The pieces that every such model begins with.
  private static let (unknown, beginning, end) = (0, 1, 2)
  private static let marks = ["<unk>", "<s>", "</s>"]
  /// How much less likely than the least likely piece a character is that is in no piece.
  private static let unknownPenalty = 10.0
  private static let mostBytesOfCharacter = 4

  private let pieces: PieceTable
  /// The piece that is white space alone, if there is one.
  private let space: Int32?
  private let normalizer: TextNormalizer

  /// - Throws: `EncoderError`: the file cannot be read, is damaged or of another kind.
  package init(model: URL) throws(EncoderError) {
    let data: Data
    do {
      // Not mapped: a file that is cut off while in use must not take the process down.
      data = try Data(contentsOf: model)
    } catch {
      throw EncoderError(
        .unreadableFile,
        "\(model.path) cannot be read: \(error.localizedDescription) Fetch the encoder again.")
    }
    try self.init(data, file: model.lastPathComponent)
  }

  /// - Parameter file: what to call the file in an error.
  package init(_ model: Data, file: String) throws(EncoderError) {
    let model = try SentencePieceModel(ContiguousArray(model), file: file)
    for (number, mark) in Self.marks.enumerated() {
      let bytes = ContiguousArray(mark.utf8)
      guard number < model.pieces.count,
        model.pieces.isPiece(number, equalTo: bytes.indices, in: bytes.span)
      else { throw .invalid(file, "Piece \(number) is not \(mark).") }
    }
    pieces = model.pieces
    let mark = ContiguousArray("\u{2581}".utf8)
    var hash = PieceTable.Hash()
    for byte in mark { hash.add(byte) }
    space = pieces.number(of: mark.indices, in: mark.span, hash: hash).map(Int32.init)
    normalizer = TextNormalizer(map: model.characterMap)
  }

  /// How many pieces there are; every number from `ids` is below.
  package var pieceCount: Int { pieces.count }

  /// Whether any of these numbers of pieces stands for more than white space.
  package func isKnown(_ ids: [Int32]) -> Bool {
    ids.contains { $0 > Int32(Self.end) && $0 != space }
  }

  /// The numbers of the text's pieces, between those of the beginning and the end.
  ///
  /// A text with more has as many of its first pieces as `limit` leaves room for. No more of a text
  /// is cut up than that many of the longest pieces would take, so the time depends on `limit`,
  /// whatever the text's length; only white space and characters that the normal form leaves out
  /// are read on beyond, at one step each.
  ///
  /// - Parameter limit: how many numbers at most, both marks included; below 3 as 3.
  package func ids(of text: String, limit: Int) -> [Int32] {
    let most = min(max(limit, 3), Self.highestLimit) - 2
    // Two more than needed: the last pieces may be others where a text is cut.
    let longest = max(pieces.longest.bytes, Self.mostBytesOfCharacter)
    let bytes = normalizer.normalForm(of: text, limit: (most + 2) * longest)
    let segments = bytes.isEmpty ? [Int32(Self.unknown)] : segments(of: bytes.span)
    return [Int32(Self.beginning)] + segments.prefix(most) + [Int32(Self.end)]
  }

  /// Keeps the product with the longest piece within `Int`.
  private static let highestLimit = 1 << 30

  /// The best way to a place in the text: the last piece on it, and the score of all.
  private struct Way {
    var score = -Double.infinity
    var piece: Int32 = 0
    var length: Int32 = 0
  }

  /// The segmentation with the highest sum of scores; of equal ones, that whose last piece starts
  /// earliest.
  private func segments(of text: Span<UInt8>) -> [Int32] {
    let unknownScore = Double(pieces.lowestScore) - Self.unknownPenalty
    var ways = ContiguousArray(repeating: Way(), count: text.count + 1)
    ways[0].score = 0
    var start = 0
    while start < text.count {
      let base = ways[start].score
      let next = text.endOfCharacter(at: start)
      var isKnown = false
      var hash = PieceTable.Hash()
      var end = start
      for _ in 0..<pieces.longest.characters where end < text.count {
        let characterEnd = text.endOfCharacter(at: end)
        for index in end..<characterEnd { hash.add(text[index]) }
        end = characterEnd
        guard let number = pieces.number(of: start..<end, in: text, hash: hash) else { continue }
        isKnown = isKnown || end == next
        let score = base + Double(pieces.scores[number])
        if score > ways[end].score {
          ways[end] = Way(score: score, piece: Int32(number), length: Int32(end - start))
        }
      }
      if !isKnown, base + unknownScore > ways[next].score {
        ways[next] = Way(
          score: base + unknownScore, piece: Int32(Self.unknown), length: Int32(next - start))
      }
      start = next
    }
    var result: [Int32] = []
    var place = text.count
    while place > 0 {
      result.append(ways[place].piece)
      place -= Int(ways[place].length)
    }
    return result.reversed()
  }
}
