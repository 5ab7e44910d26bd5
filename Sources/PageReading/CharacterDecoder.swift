import Foundation

/// Finds out how a page is encoded, whatever it says of itself, and reads it.
enum CharacterDecoder {
  /// - Parameter contentType: the header that came with the page.
  static func decode(_ bytes: Data, contentType: String?) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(bytes.dropFirst(3)) }
    for (mark, name) in [([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE")]
      as [([UInt8], String)]
    where bytes.starts(with: mark) {
      return converted(bytes.dropFirst(2), from: name)?.text ?? ""
    }
    // Valid UTF-8 by chance is next to impossible, so it is that whatever is declared.
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let declared = declaration(in: bytes, contentType: contentType).flatMap(encoding)
    if isMostlyUTF8(bytes) { return utf8(bytes) }
    if let declared, ![.western, .gb18030, .big5].contains(declared),
      let text = declared.text(of: bytes)
    {
      return text
    }
    // “iso-8859-1” is what servers say of pages that they know nothing of.
    let chinese = [Encoding.gb18030, .big5].compactMap { encoding in
      // Nearly any bytes are of both, so what is declared must not be far less like Chinese.
      encoding.text(of: bytes).map {
        (text: $0, share: commonShare(of: $0) + (encoding == declared ? 0.1 : 0))
      }
    }
    if let best = chinese.max(by: { $0.share < $1.share }), best.share > 0.1 { return best.text }
    return Encoding.western.text(of: bytes) ?? utf8(bytes)
  }

  private enum Encoding: String {
    case gb18030 = "GB18030"
    case big5 = "BIG5-HKSCS"
    case western = "WINDOWS-1252"
    case shiftJIS = "SHIFT_JIS"
    case eucKR = "EUC-KR"

    /// Nil where more than a few bytes aren't of this encoding.
    func text(of bytes: Data) -> String? {
      guard let (text, faults) = CharacterDecoder.converted(bytes, from: rawValue) else {
        return nil
      }
      return self == .western || faults * 200 <= bytes.count { $0 >= 0x80 } ? text : nil
    }
  }

  private static func encoding(_ name: String) -> Encoding? {
    switch name.lowercased() {
    case "gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "csgb2312": .gb18030
    case "big5", "big5-hkscs", "cp950", "x-x-big5", "cn-big5": .big5
    case "iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii", "cp1252": .western
    case "shift_jis", "x-sjis": .shiftJIS
    case "euc-kr": .eucKR
    default: nil
    }
  }

  /// What the header says, else the page.
  private static func declaration(in bytes: Data, contentType: String?) -> String? {
    contentType.flatMap { declaration(in: Array($0.utf8)) }
      ?? declaration(in: Array(bytes.prefix(4096)))
  }

  /// The name after `charset=` or `encoding=`, in small letters.
  private static func declaration(in bytes: [UInt8]) -> String? {
    let letters = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for place in letters.indices {
      guard let word = declarations.first(where: { letters[place...].starts(with: $0) }) else {
        continue
      }
      var rest = letters[(place + word.count)...].drop(while: isSpace)
      guard rest.popFirst() == UInt8(ascii: "=") else { continue }
      rest = rest.drop(while: isSpace)
      if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        rest = rest.dropFirst().drop(while: isSpace)
      }
      let name = rest.prefix(while: isPartOfName)
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  private static let declarations = ["charset", "encoding"].map { Array($0.utf8) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x9...0xD).contains(byte) }

  /// - Parameter byte: of a name in small letters.
  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func utf8(_ bytes: Data) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A page may be cut off within a character, or hold a stray byte.
  private static func isMostlyUTF8(_ bytes: Data) -> Bool {
    let text = utf8(bytes)
    var faults = 0
    var sound = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      if scalar == "\u{FFFD}" { faults += 1 } else { sound += 1 }
    }
    return faults * 10 < sound
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// - Returns: the text, with U+FFFD for what can't be read, and how often; nil where the C library
  ///   doesn't know the encoding.
  private static func converted(_ bytes: Data, from name: String) -> (text: String, faults: Int)? {
    guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    defer { iconv_close(descriptor) }
    var input = [UInt8](bytes)
    var output = [UInt8](repeating: 0, count: input.count * 4 + 16)
    var faults = 0
    let written = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var source = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = output.count
        while left > 0, iconv(descriptor, &source, &left, &target, &room) == -1 {
          // Not of this encoding, or cut off: U+FFFD takes its place.
          guard left > 0, room > 4, let place = target else { break }
          faults += 1
          for (offset, byte) in replacement.enumerated() {
            place[offset] = CChar(bitPattern: byte)
          }
          target = place + 3
          room -= 3
          source = source.map { $0 + 1 }
          left -= 1
        }
        return output.count - room
      }
    }
    return (String(decoding: output[..<written], as: UTF8.self), faults)
  }

  /// Of the characters beyond ASCII, how many are among the commonest of Chinese.
  private static func commonShare(of text: String) -> Double {
    var all = 0
    var common = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      all += 1
      if Self.common.contains(scalar) { common += 1 }
    }
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  private static let common = Set(
    """
    的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著\
    下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還\
    进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性\
    知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体體政美相见見被利什二等产產或\
    新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真\
    医醫院患病服务務您请請及治疗療，。、；：？！“”（）《》「」　
    """.unicodeScalars)
}
