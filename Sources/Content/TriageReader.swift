import Foundation

/// Reads `Intents/triage/*.txt`: a text a line, below headings that are for editors alone.
enum TriageReader {
  private static let folderName = "Intents/triage"
  private static let ending = ".txt"
  /// In characters.
  private static let longest = 4_000
  private static let fewestMessages = 12

  private static var phraseFiles: [(name: String, part: WritableKeyPath<TriageContent, [String]>)] {
    [
      ("cries", \.cries), ("crisis-cries", \.crisisCries), ("pleas", \.pleas),
      ("all-well", \.allWell),
    ]
  }

  /// Nil where the folder isn't there, which is reported.
  static func read(_ folder: ContentFolder, faults: inout FaultList) -> TriageContent? {
    guard folder.isFolder(folderName) else {
      faults.error(
        Place(file: folderName),
        "Without this folder nobody in danger would be noticed; copy it from the program's content."
      )
      return nil
    }
    let known = TriageContent.Label.allCases.map(\.rawValue) + phraseFiles.map(\.name)
    let files = Set(known.map { $0 + ending } + [TriageRulesReader.name])
    for name in folder.names(in: folderName, faults: &faults) ?? [] where !files.contains(name) {
      faults.error(
        Place(file: "\(folderName)/\(name)"),
        "This folder holds only \(files.sorted().quotedList); rename or move this file.")
    }
    var content = TriageContent()
    content.rules = TriageRulesReader.read(folder, faults: &faults)
    var labels: [String: (label: TriageContent.Label, place: Place)] = [:]
    for label in TriageContent.Label.allCases {
      let lines = lines(of: label.rawValue, folder, faults: &faults)
      let messages = lines.compactMap { line -> TriageContent.Message? in
        if let other = labels[line.key] {
          faults.error(
            line.place,
            other.label == label
              ? "Duplicate message, also at \(other.place.text); delete one."
              : """
              This message stands for “\(other.label.rawValue)” at \(other.place.text); delete one.
              """)
          return nil
        }
        labels[line.key] = (label, line.place)
        return TriageContent.Message(text: line.text, label: label)
      }
      if lines.count < fewestMessages {
        faults.error(
          Place(file: "\(folderName)/\(label.rawValue)\(ending)"),
          "Here are \(lines.count) messages; write at least \(fewestMessages) to learn from.")
      }
      content.messages += messages
    }
    for (name, part) in phraseFiles {
      content[keyPath: part] = lines(of: name, folder, faults: &faults).map(\.text)
    }
    return content
  }

  private struct Line {
    let text: String
    /// The same for lines that differ in case, spaces and punctuation alone.
    let key: String
    let place: Place
  }

  private static func lines(
    of name: String, _ folder: ContentFolder, faults: inout FaultList
  ) -> [Line] {
    let file = "\(folderName)/\(name)\(ending)"
    // A sign means something only as a cry.
    let mayBeSigns = name == "cries"
    guard let text = folder.text(of: file, faults: &faults) else { return [] }
    var found: [Line] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = String(Substring(line)).trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let place = Place(file: file, line: index + 1)
      if line.unicodeScalars.count > longest {
        faults.error(place, "This line is longer than \(longest) characters; shorten it.")
        continue
      }
      let letters = line.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || mayBeSigns && $0.properties.isEmojiPresentation
      }
      guard !letters.isEmpty else {
        faults.error(place, "This line has no letter; write a text or delete it.")
        continue
      }
      found.append(
        Line(
          text: line.replacing("\\n", with: "\n"), key: String(String.UnicodeScalarView(letters)),
          place: place))
    }
    return found
  }
}
