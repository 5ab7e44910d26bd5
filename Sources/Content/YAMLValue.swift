import Yams

/// A part of a YAML file with its place. Its readers report what is wrong and return nil.
struct YAMLValue {
  struct Entry {
    let key: String
    let place: Place
    let value: YAMLValue
  }

  let place: Place
  private let node: Node

  /// Parses the text of a file; nil where it isn't YAML, which is reported.
  init?(text: String, file: String, faults: inout FaultList) {
    do {
      guard let root = try Yams.compose(yaml: text) else {
        faults.error(Place(file: file), "This file is empty; fill it or delete it.")
        return nil
      }
      self.init(root, Place(file: file, line: 1))
    } catch {
      faults.report(error, file: file, text: text)
      return nil
    }
  }

  private init(_ node: Node, _ fallback: Place) {
    self.node = node
    place = Place(file: fallback.file, line: node.mark?.line ?? fallback.line)
  }

  /// Nothing after the key, or nothing but white space between quotes.
  var isBlank: Bool {
    guard case .scalar(let scalar) = node else { return false }
    if scalar.string.allSatisfy(\.isWhitespace) { return true }
    return scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
  }

  var isList: Bool { node.sequence != nil }
  var isMapping: Bool { node.mapping != nil }

  /// The characters of a scalar as they were written; numbers and words such as `yes` are text.
  func text(_ name: String, faults: inout FaultList) -> String? {
    if case .scalar(let scalar) = node, !isBlank { return scalar.string }
    if isMapping {
      faults.error(
        place,
        """
        \(name) must be a text, but YAML reads this as a map; put quotes around a text that \
        holds “: ” or begins with “{”.
        """)
    } else if isList {
      faults.error(place, "\(name) must be a text, not a list; write it after the key.")
    } else {
      faults.error(place, "\(name) is empty; write a text.")
    }
    return nil
  }

  func bool(_ name: String, faults: inout FaultList) -> Bool? {
    if case .scalar(let scalar) = node, scalar.style == .plain {
      if scalar.string == "true" { return true }
      if scalar.string == "false" { return false }
    }
    faults.error(place, "\(name) must be true or false.")
    return nil
  }

  /// A whole number of at least 1.
  func count(_ name: String, faults: inout FaultList) -> Int? {
    if case .scalar(let scalar) = node, scalar.style == .plain, let number = Int(scalar.string),
      number > 0
    {
      return number
    }
    faults.error(place, "\(name) must be a whole number above 0.")
    return nil
  }

  func list(_ name: String, faults: inout FaultList) -> [YAMLValue]? {
    guard let sequence = node.sequence else {
      faults.error(place, "\(name) must be a list; begin each of its lines with “- ”.")
      return nil
    }
    return sequence.map { YAMLValue($0, place) }
  }

  /// The entries of a map in their order. Keys other than those allowed are reported and left out.
  func entries(
    _ name: String, allowed: [String]? = nil, faults: inout FaultList
  ) -> [Entry]? {
    guard let mapping = node.mapping else {
      faults.error(place, "This must be a map (\(name)); write “key: value” lines.")
      return nil
    }
    var seen: Set<String> = []
    return mapping.compactMap { key, value in
      let keyPlace = YAMLValue(key, place).place
      guard case .scalar(let scalar) = key else {
        faults.error(keyPlace, "A key of \(name) must be a text.")
        return nil
      }
      if let allowed, !allowed.contains(scalar.string) {
        faults.error(
          keyPlace,
          "Unknown key “\(scalar.string)” in \(name); use one of \(allowed.quotedList).")
        return nil
      }
      // Yams compares keys with their types: 1 and "1" differ for it.
      guard seen.insert(scalar.string).inserted else {
        faults.duplicateKeys([scalar.string], at: keyPlace)
        return nil
      }
      return Entry(key: scalar.string, place: keyPlace, value: YAMLValue(value, keyPlace))
    }
  }
}

extension FaultList {
  fileprivate mutating func duplicateKeys(_ keys: [String], at place: Place) {
    error(
      place, "Duplicate key \(keys.quotedList) in one map; delete or rename one of the two.")
  }

  fileprivate mutating func report(_ error: any Error, file: String, text: String) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let context = context.map { " (\($0.text.trimmingSuffix(while: \.isWhitespace)))" } ?? ""
      self.error(
        Place(file: file, line: mark.line),
        """
        YAML syntax error: \(problem)\(context); check the indentation and the quotes here and in \
        the line before.
        """)
    case .duplicatedKeysInMapping(let keys, let context):
      duplicateKeys(keys, at: Place(file: file, line: context.mark.line))
    case .reader(let problem, let offset, _, _):
      let line = offset.map { text.prefix($0).count { $0.isNewline } + 1 }
      self.error(
        Place(file: file, line: line), "YAML syntax error: \(problem); delete that character.")
    default:
      self.error(Place(file: file), "This file can't be read as YAML: \(error)")
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
