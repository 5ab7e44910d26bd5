import Linguistics

/// Holds the language files against each other: the same keys, the same placeholders.
struct LocaleCheck {
  /// Those that could be read.
  let locales: [ParsedLocale]
  let requiredKeys: [String: [String]]

  func check(faults: inout FaultList) {
    let names = [ParsedLocale.repliesSection] + LocaleStrings.sectionNames
    for section in names {
      let required = Set(requiredKeys[section] ?? [])
      let keys = locales.reduce(required) { $0.union($1.keys(of: section)) }
      for key in keys.sorted() {
        checkPresence(of: section, key, faults: &faults)
        checkParameters(of: section, key, faults: &faults)
      }
    }
  }

  private func checkPresence(of section: String, _ key: String, faults: inout FaultList) {
    let other = locales.lazy.compactMap { $0.place(of: section, key) }.first
    for locale in locales where locale.place(of: section, key) == nil {
      let place = locale.sectionPlaces[section] ?? Place(file: locale.file, line: 1)
      if let other {
        faults.error(
          place,
          """
          Missing translation: “\(section).\(key)” stands at \(other.text) but not here; add it.
          """)
      } else {
        faults.error(
          place, "“\(section).\(key)” is missing, which the program shows; add it.")
      }
    }
  }

  private func checkParameters(of section: String, _ key: String, faults: inout FaultList) {
    let found = locales.compactMap { locale in
      locale.parameters(of: section, key).map { (locale: locale, parameters: $0) }
    }
    // What most languages have is taken for right; the first where none agree.
    let counted = found.map { one in found.count { $0.parameters == one.parameters } }
    guard let most = counted.max(), let index = counted.firstIndex(of: most) else { return }
    let right = found[index]
    guard let rightPlace = right.locale.place(of: section, key) else { return }
    for (locale, parameters) in found where parameters != right.parameters {
      guard let place = locale.place(of: section, key) else { continue }
      faults.error(
        place,
        """
        “\(section).\(key)” has \(Self.list(parameters)), but at \(rightPlace.text) it has \
        \(Self.list(right.parameters)); use the same in every language.
        """)
    }
  }

  private static func list(_ parameters: Set<String>) -> String {
    parameters.isEmpty ? "no placeholders" : parameters.sorted().joined(separator: ", ")
  }
}
