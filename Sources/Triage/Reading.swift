import Content

/// One message with all phrases found in it, weighed against each other.
struct Reading {
  private typealias Flag = PhraseBook<RedFlagPhrase>.Match

  private let utterance: Utterance
  private let flags: [Flag]
  private let cues: [Cue: CueMap]

  init(
    utterance: Utterance, flags: [PhraseBook<RedFlagPhrase>.Match],
    cues: [PhraseBook<Cue>.Match]
  ) {
    let count = utterance.words.count
    let ranges = Dictionary(grouping: cues, by: \.meaning).mapValues { $0.map(\.range) }
    let unrelated = CueMap(ranges[.unrelated] ?? [], count: count)
    let noNegation = CueMap(ranges[.noNegation] ?? [], count: count)
    self.utterance = utterance
    // What a phrase is about stands at its end: “is the emergency” room.
    self.flags = flags.filter { !unrelated.covers($0.range.upperBound - 1) }
    self.cues = Dictionary(
      uniqueKeysWithValues: Cue.allCases.map { cue in
        let standing = (ranges[cue] ?? []).filter { range in
          switch cue {
          case .now, .sudden, .past, .chronic: !unrelated.contains(range)
          case .negation: !unrelated.contains(range) && !noNegation.contains(range)
          default: true
          }
        }
        return (cue, CueMap(standing, count: count))
      })
  }

  /// Whether a wish to die is plainly denied.
  var hasWishToLive: Bool { flags.contains(where: isWishToLive) }

  /// The first flag of the text that stands; of those at one word the longest.
  var firstRedFlag: RedFlag? {
    let affirmed = affirmedFlags
    let standing = affirmed.filter(stands)
    let first = standing.min {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    return (first ?? bareFlag(among: affirmed) ?? firstOfTwoSigns(among: affirmed)).map {
      RedFlag(kind: $0.meaning.kind, matched: utterance.text($0.range))
    }
  }

  private func stands(_ flag: Flag) -> Bool {
    let segment = utterance.segments(around: flag.range)
    let isNow = has(.now, in: segment)
    let isSudden = has(.sudden, in: segment) && !has(.past, in: segment)

    switch flag.meaning.weight {
    case .explicit: return !isTold(segment)
    case .bare, .sign: return false
    case .acute:
      if flag.meaning.kind == .selfHarm { return !isTopic(flag) && !isTold(segment) }
      if isNow || isSudden { return true }
      return !isTopic(flag)
        && ![.past, .chronic, .general].contains { has($0, in: segment, besides: flag.range) }
    case .event:
      if isNow || isSudden { return true }
      let message = utterance.words.indices
      return !isTopic(flag)
        && ![.past, .chronic, .general, .elective].contains {
          has($0, in: message, besides: flag.range)
        }
    }
  }

  /// Whether a segment tells of the past in a message that asks for something and speaks of nothing
  /// present: “self-harmed when he was 14 … looking for a psychologist”.
  private func isTold(_ segment: Range<Int>) -> Bool {
    let message = utterance.words.indices
    return has(.past, in: segment) && (has(.elective, in: message) || has(.general, in: message))
      && !has(.now, in: message) && !has(.sudden, in: message)
  }

  /// A name with nothing around it but people and particles: “heart attack please help”.
  private func bareFlag(among affirmed: [Flag]) -> Flag? {
    guard let flag = affirmed.first(where: { $0.meaning.weight == .bare }) else { return nil }
    let said = CueMap(affirmed.map(\.range), count: utterance.words.count)
    let isAlone = utterance.words.indices.allSatisfy {
      said.covers($0) || cues[.filler]?.covers($0) == true
    }
    return isAlone ? flag : nil
  }

  /// Two signs of different sorts in a message that asks for nothing and tells of no past.
  private func firstOfTwoSigns(among affirmed: [Flag]) -> Flag? {
    let message = utterance.words.indices
    guard ![.past, .chronic, .general, .elective].contains(where: { has($0, in: message) }) else {
      return nil
    }
    let signs = affirmed.filter { $0.meaning.weight == .sign && !isTopic($0) }
    guard let first = signs.first,
      signs.contains(where: { $0.meaning.entry != first.meaning.entry })
    else { return nil }
    return first
  }

  /// Whether the words directly around make it history or a subject: “after a stroke”, 心梗术后.
  private func isTopic(_ flag: Flag) -> Bool {
    cues[.leading]?.ends(at: flag.range.lowerBound) == true
      || cues[.trailing]?.begins(at: flag.range.upperBound) == true
  }

  private func has(_ cue: Cue, in range: Range<Int>, besides inner: Range<Int>? = nil) -> Bool {
    guard let map = cues[cue] else { return false }
    return map.count(in: range) > (inner.map { map.count(in: $0.clamped(to: range)) } ?? 0)
  }
}

// MARK: - Negation

extension Reading {
  /// The flags that are not denied, in the order of the text.
  private var affirmedFlags: [Flag] {
    var denied = Denied()
    return flags.filter { flag in
      let isDenied = isDenied(flag) || isDenied(flag, along: denied)
      if isDenied {
        denied.ends.insert(flag.range.upperBound)
        denied.sentences.insert(utterance.words[flag.range.lowerBound].sentence)
      }
      return !isDenied
    }
  }

  private struct Denied {
    var ends: Set<Int> = []
    var sentences: Set<Int> = []
  }

  /// “no chest pain”, 没有明显胸痛: a negation before it with only light words between.
  private func isDenied(_ flag: Flag) -> Bool {
    guard let negations = cues[.negation], let light = cues[.light] else { return false }
    let start = flag.range.lowerBound
    // “I don't want to kill myself” is no reassurance; “not suicidal” is.
    let reach = flag.meaning.kind == .selfHarm ? 0 : Self.reachOfNegation
    if isWishToLive(flag) { return true }
    for index in stride(from: start, through: max(0, start - reach), by: -1) {
      guard index == start || utterance.words[index].clause == utterance.words[start].clause
      else { return false }
      if index > 0, utterance.words[index - 1].clause == utterance.words[start].clause,
        negations.ends(at: index)
      {
        return true
      }
      guard index > 0, light.covers(index - 1) else { return false }
    }
    return false
  }

  /// “no chest pain, fainting or cough”: in one list with something denied.
  private func isDenied(_ flag: Flag, along denied: Denied) -> Bool {
    guard let connectors = cues[.connector], let alternatives = cues[.alternative] else {
      return false
    }
    let words = utterance.words
    let start = flag.range.lowerBound
    if alternatives.ends(at: start), denied.sentences.contains(words[start].sentence) {
      return true
    }
    var end = start
    while end > 0, start - end < Self.reachOfNegation, !denied.ends.contains(end) {
      guard connectors.covers(end - 1) else { return false }
      end -= 1
    }
    guard denied.ends.contains(end), end > 0, words[end - 1].sentence == words[start].sentence
    else { return false }
    // Beyond a comma the list must end here: “no fever, chest pain since noon” denies no pain.
    if words[end - 1].clause == words[start].clause, end < start { return true }
    let next = flag.range.upperBound
    return next == words.count || words[next].clause != words[start].clause
      || connectors.covers(next)
  }

  /// 不想死
  private func isWishToLive(_ flag: Flag) -> Bool {
    let start = flag.range.lowerBound
    return flag.meaning.kind == .selfHarm && start > 0 && utterance.words[start].text == "想"
      && utterance.words[start - 1].clause == utterance.words[start].clause
      && Self.bareNegations.contains(utterance.words[start - 1].text)
  }

  private static let reachOfNegation = 6
  private static let bareNegations: Set<String> = ["不", "唔", "没", "冇"]
}

/// Where a cue stands in a message, for questions that take constant time.
private struct CueMap {
  /// How many begin before each word.
  private var startsBefore: [Int]
  private var starts: Set<Int> = []
  private var ends: Set<Int> = []
  /// How far one that has begun at or before each word reaches.
  private var reach: [Int]

  init(_ ranges: [Range<Int>], count: Int) {
    startsBefore = Array(repeating: 0, count: count + 1)
    reach = Array(repeating: 0, count: count)
    for range in ranges {
      starts.insert(range.lowerBound)
      ends.insert(range.upperBound)
      startsBefore[range.lowerBound + 1] += 1
      reach[range.lowerBound] = max(reach[range.lowerBound], range.upperBound)
    }
    for index in 0..<count {
      startsBefore[index + 1] += startsBefore[index]
      if index > 0 { reach[index] = max(reach[index], reach[index - 1]) }
    }
  }

  func count(in range: Range<Int>) -> Int {
    startsBefore[range.upperBound] - startsBefore[range.lowerBound]
  }

  func begins(at index: Int) -> Bool { starts.contains(index) }
  func ends(at index: Int) -> Bool { ends.contains(index) }
  func covers(_ index: Int) -> Bool { reach[index] > index }
  /// Whether the range lies in one that is on the map.
  func contains(_ range: Range<Int>) -> Bool { reach[range.lowerBound] >= range.upperBound }
}
