import Foundation
import Linguistics

/// Reads `site.yaml`. Where it has faults, what it returns serves for further checks only.
enum SiteReader {
  static let file = "site.yaml"
  private static let keys = [
    "name", "timeZone", "homeCountry", "hours", "facts", "emergencyNumbers", "crisisLines", "embed",
    "knowledge",
    "limits", "privacy",
  ]

  static func read(_ folder: ContentFolder, faults: inout FaultList) -> SiteSettings? {
    guard let text = folder.text(of: file, faults: &faults),
      let root = YAMLValue(text: text, file: file, faults: &faults),
      let entries = root.entries("site.yaml", allowed: keys, faults: &faults)
    else { return nil }
    let parts = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0) })

    func part(_ key: String) -> YAMLValue.Entry? {
      if parts[key] == nil { faults.error(root.place, "“\(key)” is missing; add it.") }
      return parts[key]
    }
    let name = part("name").map { Self.byLanguage($0, faults: &faults) } ?? [:]
    let timeZone = part("timeZone").flatMap { Self.timeZone($0, faults: &faults) }
    let homeCountry = part("homeCountry").flatMap { Self.country($0, faults: &faults) }
    let numbers = part("emergencyNumbers").map { Self.emergencyNumbers($0, faults: &faults) } ?? [:]
    if let homeCountry, let place = parts["homeCountry"]?.place, numbers[homeCountry] == nil {
      faults.error(
        place,
        "emergencyNumbers has no number for homeCountry, \(homeCountry), so it has no effect; add it."
      )
    }
    if !TimeZoneCountries.isKnown {
      faults.warning(
        root.place,
        """
        This machine has no table of time zones and countries, so nobody is shown the numbers of \
        their own country first; install tzdata.
        """)
    }
    let lines = parts["crisisLines"].map { Self.crisisLines($0, faults: &faults) }
    let facts = parts["facts"].map { Self.facts($0, faults: &faults) } ?? [:]
    let week = parts["hours"].map { Self.week($0, faults: &faults) } ?? [:]
    let embed = parts["embed"].map { Self.embed($0, faults: &faults) }
    let limits = parts["limits"].map { Self.limits($0, faults: &faults) }
    let knowledge = parts["knowledge"].map { Self.knowledge($0, faults: &faults) }
    let privacy = parts["privacy"].map { Self.privacy($0, faults: &faults) }
    return SiteSettings(
      name: name, hours: OfficeHours(timeZone: timeZone ?? "", week: week),
      homeCountry: homeCountry ?? "", facts: facts, emergencyNumbers: numbers,
      crisisLines: lines, embed: embed ?? .init(), limits: limits ?? .init(), knowledge: knowledge,
      privacy: privacy)
  }

  /// One text for all languages, or one for each. Every language must be there.
  private static func byLanguage(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> [LanguageTag: String] {
    let languages = LanguageTag.allCases.map(\.rawValue)
    guard entry.value.isMapping else {
      let text = entry.value.text("“\(entry.key)”", faults: &faults) ?? ""
      return Dictionary(uniqueKeysWithValues: LanguageTag.allCases.map { ($0, text) })
    }
    let parts =
      entry.value.entries("“\(entry.key)”", allowed: languages, faults: &faults) ?? []
    var texts: [LanguageTag: String] = [:]
    for part in parts {
      guard let tag = LanguageTag(rawValue: part.key),
        let text = part.value.text("“\(entry.key).\(part.key)”", faults: &faults)
      else { continue }
      texts[tag] = text
    }
    let missing = languages.filter { tag in !parts.contains { $0.key == tag } }
    if !missing.isEmpty {
      faults.error(
        entry.place, "“\(entry.key)” has no translation for \(missing.quotedList); add it.")
    }
    return texts
  }

  private static func timeZone(_ entry: YAMLValue.Entry, faults: inout FaultList) -> String? {
    guard let name = entry.value.text("timeZone", faults: &faults) else { return nil }
    // Abbreviations such as PST have no daylight saving, which is seldom meant.
    guard name.contains("/") || name == "UTC", TimeZone(identifier: name) != nil else {
      faults.error(
        entry.place, "Unknown time zone “\(name)”; use an IANA name such as America/Los_Angeles.")
      return nil
    }
    return name
  }

  private static func country(_ entry: YAMLValue.Entry, faults: inout FaultList) -> String? {
    guard let code = entry.value.text("homeCountry", faults: &faults) else { return nil }
    guard isCountry(code) else {
      faults.error(
        entry.place, "homeCountry is “\(code)”; use the two capital letters of ISO 3166: US.")
      return nil
    }
    return code
  }

  private static func isCountry(_ code: String) -> Bool {
    code.wholeMatch(of: /[A-Z]{2}/) != nil
  }

  private static func emergencyNumbers(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> [String: String] {
    let parts = entry.value.entries("emergencyNumbers", faults: &faults) ?? []
    var numbers: [String: String] = [:]
    for part in parts {
      checkPlace(part, faults: &faults)
      guard let number = part.value.text("The number of \(part.key)", faults: &faults) else {
        continue
      }
      if number.wholeMatch(of: /[0-9][0-9 \-]*/) == nil {
        faults.error(part.place, "“\(number)” isn't a number to call; write digits in quotes.")
      }
      numbers[part.key] = number
    }
    if entry.value.isMapping, numbers["default"] == nil {
      faults.error(
        entry.place, "emergencyNumbers has no default; add the number for all other countries.")
    }
    return numbers
  }

  /// A country that no patient's time zone can lie in would never be shown.
  private static func checkPlace(_ part: YAMLValue.Entry, faults: inout FaultList) {
    if part.key == "default" { return }
    if !isCountry(part.key) {
      faults.error(
        part.place,
        "“\(part.key)” isn't a country; use two capital letters of ISO 3166, or default.")
    } else if !TimeZoneCountries.hasZone(in: part.key) {
      faults.error(
        part.place,
        """
        No time zone lies in “\(part.key)”, so nobody would ever be shown this; check the code \
        (ISO 3166: GB, not UK) or delete it.
        """)
    }
  }

  private static func crisisLines(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> [String: [SiteSettings.CrisisLine]] {
    if entry.value.isBlank { return [:] }
    var lines: [String: [SiteSettings.CrisisLine]] = [:]
    for part in entry.value.entries("crisisLines", faults: &faults) ?? [] {
      checkPlace(part, faults: &faults)
      lines[part.key] = (part.value.list("The lines of \(part.key)", faults: &faults) ?? [])
        .compactMap { crisisLine($0, faults: &faults) }
      if lines[part.key]?.isEmpty == true {
        faults.error(part.place, "“\(part.key)” has no line; add one or delete the entry.")
      }
    }
    if lines["default"] == nil {
      faults.error(
        entry.place, "crisisLines has no default; add what helps where no other line is known.")
    }
    return lines
  }

  private static func crisisLine(
    _ item: YAMLValue, faults: inout FaultList
  ) -> SiteSettings.CrisisLine? {
    let entries =
      item.entries("a crisis line", allowed: ["name", "contact", "note"], faults: &faults) ?? []
    let parts = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0) })
    guard let name = parts["name"], let contact = parts["contact"] else {
      faults.error(item.place, "A crisis line has a name and a contact; add what is missing.")
      return nil
    }
    guard let text = contact.value.text("The contact", faults: &faults) else { return nil }
    if text.wholeMatch(of: /\+?[0-9][0-9 \-]*|[a-z0-9\-]+(\.[a-z0-9\-]+)+/) == nil {
      faults.error(
        contact.place,
        "“\(text)” is neither a number to call nor an address such as befrienders.org.")
    }
    return SiteSettings.CrisisLine(
      name: byLanguage(name, faults: &faults), contact: text,
      note: parts["note"].map { byLanguage($0, faults: &faults) })
  }

  private static func facts(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> [String: [LanguageTag: String]] {
    if entry.value.isBlank { return [:] }
    var facts: [String: [LanguageTag: String]] = [:]
    for part in entry.value.entries("facts", faults: &faults) ?? [] {
      if part.key.wholeMatch(of: /[a-z][A-Za-z0-9_]*\.[A-Za-z0-9_.]+/) == nil {
        faults.error(
          part.place, "The fact “\(part.key)” must be named group.name, such as office.phone.")
      }
      facts[part.key] = part.value.isBlank ? [:] : byLanguage(part, faults: &faults)
    }
    return facts
  }

  // MARK: Hours

  private static func week(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> [OfficeHours.Weekday: [OfficeHours.Range]] {
    if entry.value.isBlank { return [:] }
    let days = OfficeHours.Weekday.allCases.map(\.rawValue)
    var week: [OfficeHours.Weekday: [OfficeHours.Range]] = [:]
    for part in entry.value.entries("hours", allowed: days, faults: &faults) ?? [] {
      guard let day = OfficeHours.Weekday(rawValue: part.key),
        let items = part.value.list("The hours of \(part.key)", faults: &faults)
      else { continue }
      week[day] = items.compactMap { item in
        guard let text = item.text("The hours of \(part.key)", faults: &faults) else { return nil }
        if let range = OfficeHours.Range(text) { return range }
        faults.error(
          item.place, "“\(text)” isn't a range of hours; write it as \"09:00-17:00\", in quotes.")
        return nil
      }
    }
    return week
  }

  // MARK: Embedding and limits

  private static func embed(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> SiteSettings.Embed {
    guard
      let part = entry.value.entries("embed", allowed: ["origins"], faults: &faults)?.first,
      !part.value.isBlank, let items = part.value.list("embed.origins", faults: &faults)
    else { return .init() }
    let origins = items.compactMap { item -> String? in
      guard let text = item.text("An origin", faults: &faults) else { return nil }
      if isOrigin(text) { return text }
      faults.error(
        item.place,
        """
        “\(text)” isn't an origin; write scheme://host or scheme://host:port in lower case, \
        without a path, a wildcard or the port that the scheme has anyway.
        """)
      return nil
    }
    return .init(origins: origins)
  }

  /// Exactly what a browser sends in `Origin`.
  private static func isOrigin(_ text: String) -> Bool {
    let label = /[a-z0-9]([a-z0-9\-]*[a-z0-9])?/
    guard let match = text.wholeMatch(of: /(https?):\/\/([a-z0-9.\-]+|\[[0-9a-f:]+\])(:(\d{1,5}))?/)
    else { return false }
    let isHost =
      match.2.hasPrefix("[")
      || match.2.split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy { $0.wholeMatch(of: label) != nil }
    guard isHost else { return false }
    guard let port = match.4 else { return true }
    guard let number = Int(port), (1...65535).contains(number), String(number) == port else {
      return false
    }
    return number != (match.1 == "https" ? 443 : 80)
  }

  /// A hundred years, in days.
  private static let longestRetention = 36_500

  private static func privacy(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> SiteSettings.Privacy {
    var privacy = SiteSettings.Privacy()
    if entry.value.isBlank { return privacy }
    for part in entry.value.entries("privacy", allowed: ["retentionDays"], faults: &faults) ?? [] {
      if let days = part.value.count("privacy.retentionDays", faults: &faults) {
        privacy.retentionDays = days
        if days > longestRetention {
          faults.error(
            part.place, "privacy.retentionDays is \(days); write 1 to \(longestRetention).")
        }
      }
    }
    return privacy
  }

  private static func knowledge(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> SiteSettings.KnowledgeSettings {
    let fields: [String: WritableKeyPath<SiteSettings.KnowledgeSettings, Int>] = [
      "warnDays": \.warnDays, "reviewDays": \.reviewDays, "pages": \.pages,
      "megabytes": \.megabytes, "seconds": \.seconds,
    ]
    var settings = SiteSettings.KnowledgeSettings()
    if entry.value.isBlank { return settings }
    let parts =
      entry.value.entries(
        "knowledge", allowed: fields.keys.sorted() + ["hosts"], faults: &faults) ?? []
    for part in parts {
      if let field = fields[part.key] {
        if let number = part.value.count("knowledge.\(part.key)", faults: &faults) {
          settings[keyPath: field] = number
        }
      } else if !part.value.isBlank {
        let items = part.value.list("knowledge.hosts", faults: &faults) ?? []
        settings.hosts = items.compactMap { host($0, faults: &faults) }
      }
    }
    return settings
  }

  private static func host(_ item: YAMLValue, faults: inout FaultList) -> String? {
    guard let text = item.text("A host", faults: &faults) else { return nil }
    if text.wholeMatch(of: /(\*\.)?[a-z0-9]([a-z0-9.\-]*[a-z0-9])?(:\d{1,5})?/) != nil {
      return text
    }
    faults.error(
      item.place,
      "“\(text)” isn't a host; write www.example.org, or *.example.org for all names below it.")
    return nil
  }

  /// An answer that is as likely wrong as right helps nobody.
  private static let mostWrongAnswers = 50

  private static func limits(
    _ entry: YAMLValue.Entry, faults: inout FaultList
  ) -> SiteSettings.Limits {
    let fields = SiteSettings.Limits.fields
    var limits = SiteSettings.Limits()
    if entry.value.isBlank { return limits }
    let parts =
      entry.value.entries("limits", allowed: fields.keys.sorted(), faults: &faults) ?? []
    for part in parts {
      guard let field = fields[part.key],
        let number = part.value.count("limits.\(part.key)", faults: &faults)
      else { continue }
      limits[keyPath: field] = number
      if part.key == "wrongAnswersPercent", number > mostWrongAnswers {
        faults.error(
          part.place, "limits.wrongAnswersPercent is \(number); write 1 to \(mostWrongAnswers).")
      }
    }
    return limits
  }
}
