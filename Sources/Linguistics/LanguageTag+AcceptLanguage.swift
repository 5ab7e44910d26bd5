extension LanguageTag {
  /// The served language that an `Accept-Language` field likes best (RFC 9110, section 12.5.4),
  /// or nil where it names none; equal weights keep the order of the field.
  ///
  /// The wildcard names no language, and an element with a malformed weight is ignored.
  package static func preferred(from acceptLanguage: String) -> LanguageTag? {
    var best: (tag: LanguageTag, weight: Int)?
    for element in acceptLanguage.utf8.split(separator: UInt8(ascii: ","))
    where element.count <= 2 * longest {
      let parts = element.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        .map { String(Substring($0)).trimmed }
      guard let range = parts.first, let tag = LanguageTag(bcp47: range),
        let weight = weight(of: parts.dropFirst()), weight > best?.weight ?? 0
      else { continue }
      best = (tag, weight)
    }
    return best?.tag
  }

  /// Thousandths, 1000 where no weight is given, nil where it is malformed.
  private static func weight(of parameters: ArraySlice<String>) -> Int? {
    guard let parameter = parameters.first else { return 1000 }
    guard parameters.count == 1 else { return nil }
    let pair = parameter.lowercased().split(separator: "=", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard pair.count == 2, pair[0] == "q" else { return nil }

    let digits = pair[1].split(separator: ".", omittingEmptySubsequences: false)
    guard digits.count <= 2, let whole = digits.first, whole == "0" || whole == "1" else {
      return nil
    }
    let fraction = digits.count == 2 ? digits[1] : ""
    guard fraction.utf8.count <= 3, fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let padded = String(fraction) + String(repeating: "0", count: 3 - fraction.utf8.count)
    guard let thousandths = Int(padded) else { return nil }
    let weight = (whole == "1" ? 1000 : 0) + thousandths
    return weight <= 1000 ? weight : nil
  }
}

extension String {
  fileprivate var trimmed: String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    let start = drop(while: isSpace)
    guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(start[...end])
  }
}
