import Foundation

/// What a site asks of robots: RFC 9309.
package struct RobotsRules: Sendable {
  private struct Rule: Sendable {
    let isAllowed: Bool
    let pattern: [UInt8]
  }

  /// What is asked of some agents; nil where nothing is said to them.
  private struct Group {
    var rules: [Rule] = []
    var delay: Double?
  }

  package static let nothingRefused = RobotsRules("", agent: "")
  /// Read no further.
  private static let mostBytes = 512_000
  private static let longestDelay = 10.0
  /// In bytes.
  private static let longestKey = 20

  private let rules: [Rule]
  /// In seconds.
  package let delay: Double?

  /// - Parameter agent: our name in it, in lower case.
  package init(_ text: String, agent: String) {
    // Of all groups, only two can matter.
    var groups: [String: Group] = [:]
    var agents: Set<String> = []
    var isInRules = false
    for (key, value) in Self.lines(of: text) {
      switch key {
      case "user-agent":
        if isInRules { agents = [] }
        isInRules = false
        guard let name = [agent, "*"].first(where: { value.isName($0) }) else { continue }
        agents.insert(name)
        groups[name] = groups[name] ?? Group()
      case "allow", "disallow":
        isInRules = true
        guard !value.isEmpty else { continue }
        let rule = Rule(
          isAllowed: key == "allow", pattern: Self.normal(String(decoding: value, as: UTF8.self)))
        for agent in agents { groups[agent]?.rules.append(rule) }
      case "crawl-delay":
        isInRules = true
        let delay = Double(String(decoding: value, as: UTF8.self))
        for agent in agents { groups[agent]?.delay = delay }
      default: continue
      }
    }
    let group = groups[agent] ?? groups["*"]
    rules = group?.rules ?? []
    delay = group?.delay.map { min(max(0, $0), Self.longestDelay) }
  }

  /// What stands before the colon of each line, in lower case, and after it. As bytes: in a text
  /// of a stranger's, a single character may be of any length.
  private static func lines(of text: String) -> [(key: String, value: Substring.UTF8View)] {
    text.utf8.prefix(mostBytes).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .compactMap { line in
        let line = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = line[..<colon].trimmed
        guard key.count <= longestKey else { return nil }
        let name = String(decoding: key, as: UTF8.self).lowercased()
        return (name, line[line.index(after: colon)...].trimmed)
      }
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

  /// `*` stands for anything, `$` at the end for the end. The parts between the stars are sought one
  /// after the other: what the first of them leaves is all that those after it can need.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isToTheEnd = pattern.last == UInt8(ascii: "$")
    let parts = (isToTheEnd ? pattern.dropLast() : pattern[...])
      .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, path.starts(with: first) else {
      return false
    }
    guard parts.count > 1 else { return !isToTheEnd || path.count == first.count }
    var place = first.count
    for part in parts.dropFirst().dropLast() {
      guard let end = path.end(of: part, from: place) else { return false }
      place = end
    }
    guard isToTheEnd else { return path.end(of: last, from: place) != nil }
    return place + last.count <= path.count && path.suffix(last.count).elementsEqual(last)
  }
}

extension [UInt8] {
  /// Where the first occurrence of some bytes ends; in linear time (Knuth, Morris and Pratt, “Fast
  /// Pattern Matching in Strings”, SIAM Journal on Computing, 1977).
  fileprivate func end(of part: ArraySlice<UInt8>, from start: Int) -> Int? {
    let sought = Array(part)
    guard !sought.isEmpty else { return start }
    /// Of each beginning of what is sought, the longest shorter one that it ends with.
    var borders = [0]
    func extended(_ length: Int, by next: UInt8) -> Int {
      var length = length
      while length > 0, sought[length] != next { length = borders[length - 1] }
      return sought[length] == next ? length + 1 : 0
    }
    for next in sought.dropFirst() {
      borders.append(extended(borders[borders.count - 1], by: next))
    }
    var length = 0
    for place in start..<count {
      length = extended(length, by: self[place])
      if length == sought.count { return place + 1 }
    }
    return nil
  }
}

extension Substring.UTF8View {
  fileprivate var trimmed: Substring.UTF8View {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let start = drop(while: isSpace)
    return start.lastIndex { !isSpace($0) }.map { start[...$0] } ?? start
  }

  /// - Parameter name: in lower case.
  fileprivate func isName(_ name: String) -> Bool {
    count == name.utf8.count && String(decoding: self, as: UTF8.self).lowercased() == name
  }
}
