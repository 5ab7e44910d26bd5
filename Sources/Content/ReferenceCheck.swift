import Linguistics

/// Holds the files against each other: what an intent or a reply names must be there.
struct ReferenceCheck {
  let site: SiteSettings?
  let intents: [ParsedIntent]
  let locales: [ParsedLocale]
  let articles: ParsedArticles
  /// Replies that the program itself sends.
  let replyKeysInUse: Set<String>
  /// Placeholders that the program fills in.
  let replyValues: Set<String>

  func check(faults: inout FaultList) {
    checkReplies(faults: &faults)
    checkArticles(faults: &faults)
    checkLabels(faults: &faults)
    checkFacts(faults: &faults)
  }

  private func checkReplies(faults: inout FaultList) {
    // Where no language file could be read, nothing is known of the replies.
    guard !locales.isEmpty else { return }
    let known = locales.reduce(into: Set<String>()) { $0.formUnion($1.replies.keys) }
    var used = replyKeysInUse
    for intent in intents {
      guard let reply = intent.reply else { continue }
      used.insert(reply.value)
      if !known.contains(reply.value) {
        faults.error(
          reply.place,
          """
          Unknown reply “\(reply.value)”; add it under “replies” in every file of Locales, or \
          correct the key.
          """)
      }
      checkText(of: reply.value, for: intent, faults: &faults)
    }
    for locale in locales {
      for (key, reply) in locale.replies where !used.contains(key) {
        faults.warning(
          reply.place, "The reply “\(key)” is used by no intent; use it or delete it.")
      }
    }
  }

  /// A reply whose facts are all unset says nothing; that is fine only where something follows it.
  private func checkText(of key: String, for intent: ParsedIntent, faults: inout FaultList) {
    guard let site, intent.definition.action.handOver == nil, intent.article == nil else { return }
    for locale in locales {
      guard let reply = locale.replies[key], !reply.value.lines.isEmpty else { continue }
      let text = reply.value.render(
        facts: { site.fact($0, in: locale.language) },
        values: Dictionary(uniqueKeysWithValues: replyValues.map { ($0, $0) }))
      if text.isEmpty {
        faults.error(
          reply.place,
          """
          The reply “\(key)” is left without text by the facts that site.yaml leaves unset; add a \
          line with “unset”, or let “\(intent.definition.id)” hand over.
          """)
      }
    }
  }

  private func checkArticles(faults: inout FaultList) {
    guard articles.isRead else { return }
    for intent in intents {
      guard let article = intent.article else { continue }
      if !articles.ids.contains(article.value) {
        faults.error(
          article.place,
          """
          Unknown article “\(article.value)”; add Knowledge/<language>/\(article.value).html or \
          correct the id.
          """)
      }
    }
  }

  private func checkLabels(faults: inout FaultList) {
    let section = "intents"
    guard !locales.isEmpty else { return }
    let labels = locales.reduce(into: Set<String>()) { $0.formUnion($1.keys(of: section)) }
    for intent in intents where !labels.contains(intent.definition.id) {
      faults.error(
        intent.place,
        """
        “\(intent.definition.id)” has no label; add one under “\(section)” in every file of Locales.
        """)
    }
    let ids = Set(intents.map(\.definition.id))
    for locale in locales {
      for (id, label) in locale.sections[section] ?? [:] where !ids.contains(id) {
        faults.warning(
          label.place, "This is a label for “\(id)”, which is no intent; correct or delete it.")
      }
    }
  }

  private func checkFacts(faults: inout FaultList) {
    guard let site else { return }
    let facts = Set(site.facts.keys)
    for locale in locales {
      for (key, reply) in locale.replies {
        for name in reply.value.placeholders
        where !facts.contains(name) && !replyValues.contains(name) {
          faults.error(
            reply.place,
            """
            Unknown placeholder {\(name)} in the reply “\(key)”; declare the fact in site.yaml or \
            correct the name.
            """)
        }
        for name in Set(reply.value.lines.flatMap(\.unset)).subtracting(facts).sorted() {
          faults.error(
            reply.place,
            """
            Unknown fact “\(name)” under “unset” in the reply “\(key)”; declare it in site.yaml \
            or correct the name.
            """)
        }
      }
    }
  }
}
