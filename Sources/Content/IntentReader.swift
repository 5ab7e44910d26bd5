import Linguistics

/// An intent with the places that later checks point at.
struct ParsedIntent {
  let definition: IntentDefinition
  let place: Place
  let reply: Located<String>?
  let article: Located<String>?
  let phrases: [Located<String>]
}

/// What `Intents/` holds.
struct ParsedIntents {
  let intents: [ParsedIntent]
  /// The phrases that no intent should answer.
  let outOfScope: [LanguageFamily: [Located<String>]]
}

/// Reads `Intents/*.yaml`: shape, ids and actions. What concerns other files is checked elsewhere.
enum IntentReader {
  private static let folderName = "Intents"
  /// Fewer phrases of a language than this are too few to learn from.
  private static let fewestPhrases = 12

  /// Not a group: phrases alone.
  private static let outOfScopeName = "out_of_scope"

  static func read(_ folder: ContentFolder, faults: inout FaultList) -> ParsedIntents {
    let names = folder.names(in: folderName, faults: &faults) ?? []
    for name in names where name.hasSuffix(".yml") {
      faults.error(
        Place(file: "\(folderName)/\(name)"), "Files of intents end in .yaml; rename this one.")
    }
    let groups = names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    var intents: [ParsedIntent] = []
    var outOfScope: [LanguageFamily: [Located<String>]] = [:]
    for group in groups {
      let file = "\(folderName)/\(group).yaml"
      guard let text = folder.text(of: file, faults: &faults),
        let root = YAMLValue(text: text, file: file, faults: &faults)
      else { continue }
      if group == outOfScopeName {
        outOfScope = Self.outOfScope(root, faults: &faults)
      } else {
        intents += (root.list("A file of intents", faults: &faults) ?? [])
          .compactMap { intent($0, group: group, faults: &faults) }
      }
    }
    if groups.isEmpty {
      faults.error(Place(file: folderName), "There are no intents; add a file such as care.yaml.")
    }
    checkIDs(of: intents, faults: &faults)
    return ParsedIntents(intents: intents, outOfScope: outOfScope)
  }

  private static func outOfScope(
    _ root: YAMLValue, faults: inout FaultList
  ) -> [LanguageFamily: [Located<String>]] {
    let name = "out_of_scope.yaml"
    guard let entries = root.entries(name, allowed: ["phrases"], faults: &faults) else {
      return [:]
    }
    return phrases(entries.first, of: outOfScopeName, item: root, faults: &faults)
  }

  private static func intent(
    _ item: YAMLValue, group: String, faults: inout FaultList
  ) -> ParsedIntent? {
    let allowed = ["id", "action", "phrases"]
    guard let entries = item.entries("an intent", allowed: allowed, faults: &faults) else {
      return nil
    }
    let values = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0) })
    guard let idEntry = values["id"] else {
      faults.error(item.place, "This intent has no id; add “id: \(group).name”.")
      return nil
    }
    guard let id = idEntry.value.text("The id", faults: &faults) else { return nil }
    checkShape(of: id, group: group, place: idEntry.place, faults: &faults)

    let phrases = phrases(values["phrases"], of: id, item: item, faults: &faults)
    guard let actionEntry = values["action"] else {
      faults.error(
        idEntry.place, "“\(id)” has no action; add “action:” with a reply, article or handOver.")
      return nil
    }
    let action = action(actionEntry, of: id, faults: &faults)
    return ParsedIntent(
      definition: IntentDefinition(
        id: id, action: action.action, phrases: phrases.mapValues { $0.map(\.value) }),
      place: idEntry.place, reply: action.reply,
      article: action.article,
      phrases: LanguageFamily.allCases.flatMap { phrases[$0] ?? [] })
  }

  private static func checkShape(
    of id: String, group: String, place: Place, faults: inout FaultList
  ) {
    guard id.wholeMatch(of: /[a-z0-9_]+\.[a-z0-9_]+/) != nil else {
      faults.error(
        place,
        "The id “\(id)” must be two words of a–z, 0–9 and _ with a dot between: group.name.")
      return
    }
    if !id.hasPrefix("\(group).") {
      faults.error(
        place,
        """
        The group of “\(id)” isn't the name of its file; rename it to begin with “\(group).” or \
        move it to another file.
        """)
    }
  }

  private static func checkIDs(of intents: [ParsedIntent], faults: inout FaultList) {
    var first: [String: Place] = [:]
    for intent in intents {
      let id = intent.definition.id
      if let other = first[id] {
        faults.error(
          intent.place, "Duplicate id “\(id)”, also at \(other.text); rename or merge one.")
      } else {
        first[id] = intent.place
      }
    }
  }

  // MARK: Action

  private static func action(
    _ entry: YAMLValue.Entry, of id: String, faults: inout FaultList
  ) -> (action: Action, reply: Located<String>?, article: Located<String>?) {
    let allowed = ["reply", "article", "handOver", "offerPerson", "language", "meetsDespair"]
    let entries =
      entry.value.entries("the action of “\(id)”", allowed: allowed, faults: &faults) ?? []
    var reply: Located<String>?
    var article: Located<String>?
    var handOver: Action.Priority?
    var offerPerson = false
    var switchesLanguage = false
    var meetsDespair = false
    for part in entries {
      switch part.key {
      case "reply":
        reply = part.value.text("The reply", faults: &faults)
          .map { Located(value: $0, place: part.place) }
      case "article":
        article = part.value.text("The article", faults: &faults)
          .map { Located(value: $0, place: part.place) }
      case "handOver":
        guard let text = part.value.text("handOver", faults: &faults) else { continue }
        handOver = Action.Priority(rawValue: text)
        if handOver == nil {
          faults.error(part.place, "handOver is “\(text)”; write normal or high.")
        }
      case "offerPerson":
        offerPerson = part.value.bool("offerPerson", faults: &faults) ?? false
      case "meetsDespair":
        meetsDespair = part.value.bool("meetsDespair", faults: &faults) ?? false
      default:
        switchesLanguage = part.value.bool("language", faults: &faults) ?? false
      }
    }

    let written = Set(entries.map(\.key))
    if entry.value.isMapping, written.isDisjoint(with: ["reply", "article", "handOver"]) {
      faults.error(
        entry.place, "The action of “\(id)” does nothing; add a reply, article or handOver.")
    }
    if written.isSuperset(of: ["article", "handOver"]) {
      faults.error(
        entry.place, "The action of “\(id)” has both an article and a handOver; delete one.")
    }
    let action = Action(
      reply: reply?.value, article: article?.value, handOver: handOver, offerPerson: offerPerson,
      switchesLanguage: switchesLanguage, meetsDespair: meetsDespair)
    return (action, reply, article)
  }

  // MARK: Phrases

  private static func phrases(
    _ entry: YAMLValue.Entry?, of id: String, item: YAMLValue, faults: inout FaultList
  ) -> [LanguageFamily: [Located<String>]] {
    guard let entry else {
      faults.error(item.place, "“\(id)” has no phrases; add “phrases:” with en and zh.")
      return [:]
    }
    let families = LanguageFamily.allCases.map(\.rawValue)
    guard
      let entries = entry.value.entries("phrases", allowed: families, faults: &faults)
    else { return [:] }

    var phrases: [LanguageFamily: [Located<String>]] = [:]
    for family in LanguageFamily.allCases {
      let part = entries.first { $0.key == family.rawValue }
      let texts = (part?.value.list("phrases.\(family.rawValue)", faults: &faults) ?? [])
        .compactMap { value in
          value.text("A phrase", faults: &faults).map { Located(value: $0, place: value.place) }
        }
      phrases[family] = texts
      if texts.count < fewestPhrases {
        faults.warning(
          part?.place ?? entry.place,
          """
          “\(id)” has \(texts.count) phrases under \(family.rawValue); write at least \
          \(fewestPhrases).
          """)
      }
    }
    return phrases
  }
}
