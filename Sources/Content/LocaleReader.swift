import Linguistics

/// A locale file with the places that later checks point at.
struct ParsedLocale {
  let language: LanguageTag
  let file: String
  let replies: [String: Located<ReplyTemplate>]
  let sections: [String: [String: Located<String>]]
  let sectionPlaces: [String: Place]

  var strings: LocaleStrings {
    LocaleStrings(
      language: language, replies: replies.mapValues(\.value),
      sections: sections.mapValues { $0.mapValues(\.value) })
  }

  static let repliesSection = "replies"

  func keys(of section: String) -> Set<String> {
    section == Self.repliesSection
      ? Set(replies.keys) : Set(sections[section].map { $0.keys.map { $0 } } ?? [])
  }

  func place(of section: String, _ key: String) -> Place? {
    section == Self.repliesSection ? replies[key]?.place : sections[section]?[key]?.place
  }

  /// What must be the same in all languages: placeholders, and facts whose absence is spoken of.
  func parameters(of section: String, _ key: String) -> Set<String>? {
    if section == Self.repliesSection {
      guard let reply = replies[key]?.value else { return nil }
      return Set(reply.placeholders.map { "{\($0)}" })
        .union(reply.lines.flatMap(\.unset).map { "unset: \($0)" })
    }
    return sections[section]?[key].map { string in
      Set(Placeholders.names(in: string.value).map { "{\($0)}" })
    }
  }
}

/// Reads `Locales/*.yaml`, each by itself; `LocaleCheck` compares them.
enum LocaleReader {
  static let folderName = "Locales"

  static func read(_ folder: ContentFolder, faults: inout FaultList) -> [ParsedLocale] {
    let names = folder.names(in: folderName, faults: &faults)
    guard let names else { return [] }
    let expected = LanguageTag.allCases.map { "\($0.rawValue).yaml" }
    for name in names where !expected.contains(name) {
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { continue }
      faults.error(
        Place(file: "\(folderName)/\(name)"),
        "Unknown language file; rename it to one of \(expected.quotedList) or delete it.")
    }
    return LanguageTag.allCases.compactMap { read($0, folder, faults: &faults) }
  }

  private static func read(
    _ language: LanguageTag, _ folder: ContentFolder, faults: inout FaultList
  ) -> ParsedLocale? {
    let file = "\(folderName)/\(language.rawValue).yaml"
    let allowed = ["language", ParsedLocale.repliesSection] + LocaleStrings.sectionNames
    guard let text = folder.text(of: file, faults: &faults),
      let root = YAMLValue(text: text, file: file, faults: &faults),
      let entries = root.entries("a language file", allowed: allowed, faults: &faults)
    else { return nil }

    checkLanguage(
      entries.first { $0.key == "language" }, language, root: root, faults: &faults)
    var replies: [String: Located<ReplyTemplate>] = [:]
    var sections: [String: [String: Located<String>]] = [:]
    for entry in entries where entry.key != "language" {
      let parts = entry.value.entries("“\(entry.key)”", faults: &faults) ?? []
      if entry.key == ParsedLocale.repliesSection {
        for part in parts {
          let lines = lines(of: part, faults: &faults)
          replies[part.key] = Located(value: ReplyTemplate(lines: lines), place: part.place)
        }
      } else {
        // A string that is wrong counts as there, so that it isn't reported as missing, too.
        let strings = parts.map { part in
          let text = part.value.text("“\(entry.key).\(part.key)”", faults: &faults) ?? ""
          return (part.key, Located(value: text, place: part.place))
        }
        sections[entry.key] = Dictionary(uniqueKeysWithValues: strings)
      }
    }
    return ParsedLocale(
      language: language, file: file, replies: replies, sections: sections,
      sectionPlaces: Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.place) }))
  }

  private static func checkLanguage(
    _ entry: YAMLValue.Entry?, _ language: LanguageTag, root: YAMLValue, faults: inout FaultList
  ) {
    guard let entry else {
      faults.error(
        root.place, "This file doesn't name its language; add “language: \(language.rawValue)”.")
      return
    }
    guard let tag = entry.value.text("language", faults: &faults), tag != language.rawValue else {
      return
    }
    faults.error(
      entry.place,
      "language is “\(tag)”, but the file is named \(language.rawValue).yaml; make them the same.")
  }

  // MARK: Replies

  private static func lines(
    of entry: YAMLValue.Entry, faults: inout FaultList
  ) -> [ReplyTemplate.Line] {
    let name = "The reply “\(entry.key)”"
    let items: [YAMLValue]
    if entry.value.isList {
      items = entry.value.list(name, faults: &faults) ?? []
      if items.isEmpty { faults.error(entry.place, "\(name) has no text; write one.") }
    } else if entry.value.isBlank {
      faults.error(entry.place, "\(name) has no text; write one.")
      return []
    } else {
      items = [entry.value]
    }
    return items.compactMap { item in
      if item.isMapping { return conditionalLine(item, of: name, faults: &faults) }
      if item.isBlank {
        faults.error(item.place, "\(name) has a line without text; write one or delete it.")
        return nil
      }
      return item.text("A line of a reply", faults: &faults).map { ReplyTemplate.Line($0) }
    }
  }

  private static func conditionalLine(
    _ item: YAMLValue, of name: String, faults: inout FaultList
  ) -> ReplyTemplate.Line? {
    let allowed = ["unset", "text"]
    guard let entries = item.entries("a line of a reply", allowed: allowed, faults: &faults) else {
      return nil
    }
    let parts = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
    guard let unset = parts["unset"], let textValue = parts["text"] else {
      faults.error(
        item.place, "A line that is a map needs both “unset” (a fact or a list) and “text”.")
      return nil
    }
    let facts: [String] =
      if unset.isList {
        (unset.list("unset", faults: &faults) ?? [])
          .compactMap { $0.text("A fact under unset", faults: &faults) }
      } else {
        unset.text("unset", faults: &faults).map { [$0] } ?? []
      }
    if textValue.isBlank {
      faults.error(textValue.place, "\(name) has a line without text; write one or delete it.")
      return nil
    }
    return textValue.text("text", faults: &faults).map { ReplyTemplate.Line($0, unset: facts) }
  }
}
