/// What a SentencePiece model file holds of use to a unigram tokenizer.
struct SentencePieceModel {
  /// A message of its own for each piece (text 1, score 2), one for the training (2) and one for
  /// the normal form (3: character map 2, switches 3 to 5).
  private enum Field {
    static let piece: UInt64 = 1
    static let training: UInt64 = 2
    static let normalForm: UInt64 = 3
    static let pieceText: UInt64 = 1
    static let pieceScore: UInt64 = 2
    static let modelType: UInt64 = 3
    static let characterMap: UInt64 = 2
    static let switches: ClosedRange<UInt64> = 3...5
  }
  private static let unigram: UInt64 = 1
  /// Far above any real file, far below where an `Int32` would overflow.
  private static let largestFile = 1 << 28

  let pieces: PieceTable
  /// Nil where characters are taken as they are.
  let characterMap: CharacterMap?

  /// - Parameter file: what to call the file in an error.
  init(_ bytes: ContiguousArray<UInt8>, file: String) throws(EncoderError) {
    guard bytes.count <= Self.largestFile else { throw .invalid(file, "It is too large.") }
    var pieces: ContiguousArray<(text: Range<Int>, score: Float)> = []
    var normalForm: Range<Int>?
    var reader = ProtocolBufferReader(bytes, bytes.indices, file: file)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (Field.piece, .range(let range)):
        pieces.append(try Self.piece(bytes, range, file: file))
      case (Field.training, .range(let range)):
        try Self.checkTraining(bytes, range, file: file)
      case (Field.normalForm, .range(let range)):
        normalForm = range
      default: break
      }
    }
    // It stands last, so a file that was cut off between two fields lacks it.
    guard let normalForm else { throw .invalid(file, "The normal form is missing.") }
    self.pieces = try PieceTable(pieces, in: bytes, file: file)
    characterMap = try Self.characterMap(bytes, normalForm, file: file)
  }

  private static func piece(
    _ bytes: ContiguousArray<UInt8>, _ range: Range<Int>, file: String
  ) throws(EncoderError) -> (text: Range<Int>, score: Float) {
    var text = range.lowerBound..<range.lowerBound
    var score: Float = 0
    var reader = ProtocolBufferReader(bytes, range, file: file)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (Field.pieceText, .range(let range)): text = range
      case (Field.pieceScore, .fixed32(let bits)): score = Float(bitPattern: bits)
      default: break
      }
    }
    return (text, score)
  }

  private static func checkTraining(
    _ bytes: ContiguousArray<UInt8>, _ range: Range<Int>, file: String
  ) throws(EncoderError) {
    var reader = ProtocolBufferReader(bytes, range, file: file)
    while let (number, value) = try reader.next() {
      if number == Field.modelType, case .integer(let type) = value, type != unigram {
        throw .invalid(file, "It is not a unigram model.")
      }
    }
  }

  private static func characterMap(
    _ bytes: ContiguousArray<UInt8>, _ range: Range<Int>, file: String
  ) throws(EncoderError) -> CharacterMap? {
    var map: CharacterMap?
    var reader = ProtocolBufferReader(bytes, range, file: file)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (Field.characterMap, .range(let range)) where !range.isEmpty:
        map = try CharacterMap(Array(bytes[range])[...], file: file)
      case (Field.switches, .integer(let isOn)) where isOn != 1:
        throw .invalid(file, "It treats white space in a way that is not supported.")
      default: break
      }
    }
    return map
  }
}
