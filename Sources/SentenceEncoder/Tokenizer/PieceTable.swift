/// The vocabulary: the pieces, to be found by their bytes, and the score of each.
///
/// All texts stand in one array, and an open hash table has their numbers: strings and a
/// dictionary would take many times the memory and the time to load.
struct PieceTable: Sendable {
  struct Hash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a.
    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    fileprivate var slot: Int { Int(truncatingIfNeeded: state ^ state >> 32) }
    fileprivate var tag: UInt32 { UInt32(state >> 44) << PieceTable.numberBits }
  }

  /// A slot has a piece's number + 1 in its low bits and some of the hash above; 0 is an empty one.
  private static let numberBits: UInt32 = 20
  private static let numberMask: UInt32 = (1 << numberBits) - 1

  private let bytes: ContiguousArray<UInt8>
  /// Where each piece starts in `bytes`, and at last where the last one ends.
  private let starts: ContiguousArray<UInt32>
  private let slots: ContiguousArray<UInt32>
  /// The logarithm of each piece's likelihood.
  let scores: ContiguousArray<Float>
  let lowestScore: Float
  /// The most characters and the most bytes that a piece has.
  let longest: (characters: Int, bytes: Int)

  /// - Parameters:
  ///   - pieces: where the text of each stands in `source`, and its score.
  ///   - file: what to call the file in an error.
  init(
    _ pieces: ContiguousArray<(text: Range<Int>, score: Float)>, in source: ContiguousArray<UInt8>,
    file: String
  ) throws(EncoderError) {
    guard !pieces.isEmpty, pieces.count < Self.numberMask else {
      throw .invalid(file, "It has \(pieces.count) pieces.")
    }
    var bytes: ContiguousArray<UInt8> = []
    var starts: ContiguousArray<UInt32> = [0]
    var scores: ContiguousArray<Float> = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.text.count })
    starts.reserveCapacity(pieces.count + 1)
    scores.reserveCapacity(pieces.count)
    var longest = (characters: 0, bytes: 0)
    for (number, (range, score)) in pieces.enumerated() {
      let text = source[range]
      // With this, the texts are each UTF-8 if all of them in a row are.
      guard let first = text.first, !first.isContinuation, score.isFinite else {
        throw .invalid(file, "Piece \(number) is empty, not UTF-8 or without a score.")
      }
      bytes.append(contentsOf: text)
      starts.append(UInt32(bytes.count))
      scores.append(score)
      longest.bytes = max(longest.bytes, text.count)
      longest.characters = max(
        longest.characters, text.reduce(0) { $0 + ($1.isContinuation ? 0 : 1) })
    }
    guard (try? UTF8Span(validating: bytes.span)) != nil else {
      throw .invalid(file, "Its pieces are not UTF-8.")
    }
    self.bytes = bytes
    self.starts = starts
    self.scores = scores
    self.longest = longest
    lowestScore = scores.min() ?? 0
    slots = try Self.slots(for: bytes, starts, file: file)
  }

  private static func slots(
    for bytes: ContiguousArray<UInt8>, _ starts: ContiguousArray<UInt32>, file: String
  ) throws(EncoderError) -> ContiguousArray<UInt32> {
    let count = starts.count - 1
    // At least half of the slots stay empty: a search that finds nothing ends soon.
    let mask = 1 << (Int.bitWidth - (count * 2 - 1).leadingZeroBitCount) - 1
    var slots = ContiguousArray<UInt32>(repeating: 0, count: mask + 1)
    for number in 0..<count {
      let text = bytes[Int(starts[number])..<Int(starts[number + 1])]
      var hash = Hash()
      for byte in text { hash.add(byte) }
      var slot = hash.slot & mask
      while slots[slot] != 0 {
        let other = Int(slots[slot] & numberMask) - 1
        guard bytes[Int(starts[other])..<Int(starts[other + 1])] != text else {
          throw .invalid(file, "Pieces \(other) and \(number) are the same.")
        }
        slot = (slot + 1) & mask
      }
      slots[slot] = hash.tag | UInt32(number + 1)
    }
    return slots
  }

  var count: Int { scores.count }

  /// The number of the piece with these bytes.
  ///
  /// - Parameter hash: of the bytes in `range`.
  func number(of range: Range<Int>, in text: Span<UInt8>, hash: Hash) -> Int? {
    let mask = slots.count - 1
    let tag = hash.tag
    var slot = hash.slot & mask
    while slots[slot] != 0 {
      if slots[slot] & ~Self.numberMask == tag {
        let number = Int(slots[slot] & Self.numberMask) - 1
        if isPiece(number, equalTo: range, in: text) { return number }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func isPiece(_ number: Int, equalTo range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }
}
