import Foundation

/// Reads `Intents/triage/rules/*.txt`: sections of patterns, a pattern a line, comments after `;`.
enum TriageRulesReader {
  static let name = "rules"
  private static let folderName = "Intents/triage/\(name)"
  private static let names = [
    "cues-en.txt", "cues-zh.txt", "flags-en.txt", "flags-zh.txt", "signs.txt", "words-en.txt",
    "words-zh.txt",
  ]

  static func read(_ folder: ContentFolder, faults: inout FaultList) -> TriageRules {
    var rules = TriageRules()
    for name in folder.names(in: folderName, faults: &faults) ?? [] where !names.contains(name) {
      faults.error(
        Place(file: "\(folderName)/\(name)"),
        "This folder holds only \(names.quotedList); rename or move this file.")
    }
    func sections(_ name: String) -> [Section] {
      Self.sections(of: "\(folderName)/\(name)", folder, faults: &faults)
    }
    for section in sections("words-en.txt") + sections("words-zh.txt") {
      if rules.words[section.title] != nil {
        faults.error(section.place, "There are two sections “\(section.title)”; rename one.")
      }
      for line in section.lines { checkWords(line, faults: &faults) }
      rules.words[section.title] = section.lines.map(\.value).joined(separator: "|")
    }
    let all = rules.words
    let check = { (section: Section, faults: inout FaultList) in
      for line in section.lines { Self.check(line, words: all, faults: &faults) }
    }
    for name in ["flags-en.txt", "flags-zh.txt", "signs.txt"] {
      for section in sections(name) {
        let parts = section.title.split(separator: " ").map(String.init)
        guard parts.count == 2, let kind = TriageRules.Kind(rawValue: parts[0]),
          let weight = TriageRules.Weight(rawValue: parts[1])
        else {
          faults.error(
            section.place,
            """
            “\(section.title)” must be a kind (\(TriageRules.Kind.allCases.map(\.rawValue).quotedList)) \
            and a weight (\(TriageRules.Weight.allCases.map(\.rawValue).quotedList)).
            """)
          continue
        }
        check(section, &faults)
        rules.flags.append(
          TriageRules.Flag(kind: kind, weight: weight, patterns: section.lines.map(\.value)))
      }
    }
    for name in ["cues-en.txt", "cues-zh.txt"] {
      for section in sections(name) {
        guard let cue = TriageRules.Cue(rawValue: section.title) else {
          faults.error(
            section.place,
            """
            “\(section.title)” is no cue; use one of \
            \(TriageRules.Cue.allCases.map(\.rawValue).quotedList).
            """)
          continue
        }
        check(section, &faults)
        rules.cues.append(
          TriageRules.CuePhrases(cue: cue, patterns: section.lines.map(\.value)))
      }
    }
    return rules
  }

  private struct Section {
    let title: String
    let place: Place
    var lines: [Located<String>] = []
  }

  private static func sections(
    of file: String, _ folder: ContentFolder, faults: inout FaultList
  ) -> [Section] {
    guard let text = folder.text(of: file, faults: &faults) else { return [] }
    var sections: [Section] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
      let place = Place(file: file, line: index + 1)
      if line.isEmpty || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        sections.append(Section(title: String(line.dropFirst().dropLast()), place: place))
      } else if sections.isEmpty {
        faults.error(place, "This line stands above all sections; put a line such as [name] above.")
      } else {
        sections[sections.count - 1].lines.append(Located(value: line, place: place))
      }
    }
    for section in sections where section.lines.isEmpty {
      faults.error(section.place, "This section is empty; write a line or delete it.")
    }
    if sections.isEmpty {
      faults.error(Place(file: file), "There is no section here; restore this file.")
    }
    return sections
  }

  /// Words stand for each other within a phrase, so a line of them is alternatives alone.
  private static func checkWords(_ line: Located<String>, faults: inout FaultList) {
    checkCase(line, faults: &faults)
    if line.value.wholeMatch(of: /[^ ~{}|?*]+(\|[^ ~{}|?*]+)*/) == nil {
      faults.error(
        line.place, "A line of words is alternatives alone, such as arm|arms|left_arm; mend it.")
    }
  }

  /// Messages are read in small letters and with plain apostrophes.
  private static func checkCase(_ line: Located<String>, faults: inout FaultList) {
    let words = line.value.replacing(/\{[^{}]*\}/, with: "")
    if words != words.lowercased() || words.contains("’") {
      faults.error(line.place, "Write small letters and ' as the apostrophe; this matches nothing.")
    }
  }

  private static let longestGap = 30

  private static func check(
    _ pattern: Located<String>, words: [String: String], faults: inout FaultList
  ) {
    let text = pattern.value
    checkCase(pattern, faults: &faults)
    for match in text.matches(of: /\{([^{}]*)\}/) where words[String(match.1)] == nil {
      faults.error(
        pattern.place, "There are no words “\(match.1)”; add a section of words or correct it.")
    }
    let bare = text.replacing(/\{[^{}]*\}/, with: "x")
    if bare.contains("{") || bare.contains("}") {
      faults.error(pattern.place, "A brace stands alone here; write {name}.")
    }
    let elements = bare.split(separator: " ")
    for element in elements {
      if element.hasPrefix("~") {
        let length = Int(element.drop { $0 == "~" })
        if length.map({ !(1...longestGap).contains($0) }) ?? true || element.hasPrefix("~~~") {
          faults.error(
            pattern.place, "“\(element)” is no gap; write ~3 or ~~3, with 1 to \(longestGap).")
        }
      } else if element.split(separator: "|", omittingEmptySubsequences: false)
        .contains(where: { $0.isEmpty || $0 == "?" || $0 == "*" })
      {
        faults.error(pattern.place, "An alternative is empty in “\(element)”; delete a “|”.")
      }
    }
    if elements.first?.hasPrefix("~") == true || elements.last?.hasPrefix("~") == true {
      faults.error(
        pattern.place, "A gap stands between two words; this one begins or ends the line.")
    }
  }
}
