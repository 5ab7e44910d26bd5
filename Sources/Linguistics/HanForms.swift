/// Which Han characters belong to one written form only.
///
/// Derived from OpenCC's conversions of single characters in both directions: a character that
/// t2s changes is Traditional, one that s2t changes is Simplified, unless both forms use it.
struct HanForms: Sendable {
  enum Form: UInt8, Sendable { case either, simplified, traditional }

  private static let first: UInt32 = 0x3400
  private static let last: UInt32 = 0x9FFF

  private let forms: [Form]

  init() throws(LinguisticsError) {
    let scalars = (Self.first...Self.last).compactMap(Unicode.Scalar.init)
    let simplified = try Self.convert(scalars, by: "t2s.json")
    let traditional = try Self.convert(scalars, by: "s2t.json")

    forms = scalars.indices.map { index in
      let scalar = scalars[index]
      if Self.usedInBoth.contains(scalar) { return .either }
      if Self.cantonese.contains(scalar) || simplified[index] != scalar { return .traditional }
      return traditional[index] != scalar ? .simplified : .either
    }
  }

  func form(of scalar: Unicode.Scalar) -> Form {
    // Bopomofo is written in Taiwan.
    if (0x3105...0x312F).contains(scalar.value) { return .traditional }
    guard (Self.first...Self.last).contains(scalar.value) else { return .either }
    return forms[Int(scalar.value - Self.first)]
  }

  private static func convert(
    _ scalars: [Unicode.Scalar], by configuration: String
  ) throws(LinguisticsError) -> [Unicode.Scalar] {
    // One to a line, so that no phrase can match across them.
    var lines = String.UnicodeScalarView()
    for scalar in scalars {
      lines.append(scalar)
      lines.append("\n")
    }
    let converted = try HanConverter(configuration: configuration).convert(String(lines)) ?? ""
    let single = converted.unicodeScalars.split(separator: "\n").compactMap { line in
      line.count == 1 ? line.first : nil
    }
    guard single.count == scalars.count else {
      throw LinguisticsError(
        code: .converterUnusable, configuration: configuration,
        cause: "\(single.count) of \(scalars.count) characters converted")
    }
    return single
  }

  /// Characters that OpenCC converts and that the other form writes as well: 皇后, 乾隆, 台灣.
  private static let usedInBoth = Set(
    """
    乾丑丰于云仆伙余佣准几凶划占台吁吃后咨咸唇夸尸岩岳峰帘干并床征扑托挂斗晒朴杠杰栗涌游灶痴皂秘筑粽群
    肴腌范荐虱辟郁采里雇霉熏炖洒痒
    """.unicodeScalars)

  /// Characters of written Cantonese, which Hong Kong writes among Traditional ones.
  private static let cantonese = Set("嘅喺咗唔佢冇啲嚟咁哋嗰睇攞諗搵畀唞瞓嘢".unicodeScalars)
}
