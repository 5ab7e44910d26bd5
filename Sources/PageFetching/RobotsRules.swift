import Foundation

/// What a site asks of robots: RFC 9309.
package struct RobotsRules: Sendable {
  private struct Rule: Sendable {
    let isAllowed: Bool
    let pattern: [UInt8]
  }

  package static let nothingRefused = RobotsRules("", agent: "")
  /// Read no further.
  private static let mostBytes = 512_000
  private static let longestDelay = 10.0

  private let rules: [Rule]
  /// In seconds.
  package let delay: Double?

  /// - Parameter agent: our name in it, in lower case.
  package init(_ text: String, agent: String) {
    var groups: [String: (rules: [Rule], delay: Double?)] = [:]
    var agents: [String] = []
    var isInRules = false
    for line in text.prefix(Self.mostBytes).split(whereSeparator: \.isNewline) {
      let line = line.prefix { $0 != "#" }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = line[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      switch key {
      case "user-agent":
        if isInRules { agents = [] }
        isInRules = false
        agents.append(value.lowercased())
        for agent in agents where groups[agent] == nil { groups[agent] = ([], nil) }
      case "allow", "disallow":
        isInRules = true
        guard !value.isEmpty else { continue }
        let rule = Rule(isAllowed: key == "allow", pattern: Self.normal(value))
        for agent in agents { groups[agent]?.rules.append(rule) }
      case "crawl-delay":
        isInRules = true
        for agent in agents { groups[agent]?.delay = Double(value) }
      default: continue
      }
    }
    let group = groups[agent] ?? groups["*"]
    rules = group?.rules ?? []
    delay = group?.delay.map { min(max(0, $0), Self.longestDelay) }
  }

  /// - Parameter path: with its query.
  package func allows(_ path: String) -> Bool {
    let path = Self.normal(path.isEmpty ? "/" : path)
    var best: Rule?
    for rule in rules where Self.matches(rule.pattern, path) {
      let length = rule.pattern.count
      let other = best?.pattern.count ?? -1
      // The longest rule decides; of two, the one that allows.
      if length > other || length == other && rule.isAllowed { best = rule }
    }
    return best?.isAllowed ?? true
  }

  /// Percent-encoding made alike.
  private static func normal(_ text: String) -> [UInt8] {
    Array((text.removingPercentEncoding ?? text).utf8)
  }

  /// `*` stands for anything, `$` at the end for the end. Takes at most length × length steps.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    var pattern = pattern[...]
    let isToTheEnd = pattern.last == UInt8(ascii: "$")
    if isToTheEnd { pattern.removeLast() } else { pattern.append(UInt8(ascii: "*")) }
    let tokens = Array(pattern)
    var place = 0
    var token = 0
    var star: (token: Int, place: Int)?
    while place < path.count {
      if token < tokens.count, tokens[token] == UInt8(ascii: "*") {
        star = (token, place)
        token += 1
      } else if token < tokens.count, tokens[token] == path[place] {
        token += 1
        place += 1
      } else if let last = star {
        token = last.token + 1
        place = last.place + 1
        star = (last.token, place)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
