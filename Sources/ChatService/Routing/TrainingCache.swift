package import Content
import Crypto
package import Foundation
package import IntentMatching
import Linguistics
package import SentenceEncoder
package import Triage

/// What training found, on disk, so that a restart with the same content is immediate.
///
/// It can be thrown away at any time: whatever is missing, damaged or of another program is
/// trained again.
package struct TrainingCache: Sendable {
  /// All that training on the phrases depends on.
  package struct Key: Sendable {
    fileprivate let name: String

    package init(examples: [TrainingExample], options: TrainingOptions, encoder: String?) {
      var digest = PartsDigest()
      digest.add(TrainingCache.program)
      digest.add(encoder ?? "")
      digest.add("\(options)")
      for example in examples {
        digest.add(example.label)
        digest.add(example.language?.rawValue ?? "")
        digest.add(example.text)
      }
      name = digest.hexadecimal
    }
  }

  /// All that training on the messages for triage depends on.
  package struct TriageKey: Sendable {
    fileprivate let name: String

    package init(_ content: TriageContent, encoder: String?) {
      var digest = PartsDigest()
      digest.add(TrainingCache.program)
      digest.add(encoder ?? "")
      for message in content.messages {
        digest.add(message.label.rawValue)
        digest.add(message.text)
      }
      // The points are chosen beside the rules.
      for flag in content.rules.flags {
        digest.add("\(flag.kind) \(flag.weight)")
        flag.patterns.forEach { digest.add($0) }
      }
      for phrases in content.rules.cues {
        digest.add("\(phrases.cue)")
        phrases.patterns.forEach { digest.add($0) }
      }
      for (name, words) in content.rules.words.sorted(by: { $0.key < $1.key }) {
        digest.add(name)
        digest.add(words)
      }
      name = digest.hexadecimal
    }
  }

  /// Of texts one after another; lengths keep them apart.
  private struct PartsDigest {
    private var hash = SHA256()

    mutating func add(_ text: String) {
      hash.update(data: Data("\(text.utf8.count):\(text)".utf8))
    }

    var hexadecimal: String {
      hash.finalize().map { String(format: "%02x", $0) }.joined()
    }
  }

  /// What the vectors of passages depend on beside the passages.
  package struct VectorKey: Sendable {
    fileprivate let name: String

    package init(encoder: String) {
      name = "passages-\(encoder)"
    }
  }

  /// Revisions that are tried in turn don't push each other out.
  private static let mostFiles = 4

  private let folder: URL
  private let report: @Sendable (String) -> Void

  /// - Parameters:
  ///   - folder: made when it is needed.
  ///   - report: is told why nothing could be kept; the service runs on.
  package init(folder: URL, report: @escaping @Sendable (String) -> Void) {
    self.folder = folder
    self.report = report
  }

  /// Nil where there is nothing, or nothing sound.
  package func parameters(for key: Key) -> TrainedParameters? {
    read(TrainedParameters.self, from: file(key.name, .trained))
  }

  package func store(_ parameters: TrainedParameters, for key: Key) {
    write(parameters, to: file(key.name, .trained))
  }

  /// Nil where there is nothing, or nothing sound.
  package func learnedLine(for key: TriageKey) -> LearnedLine.Parameters? {
    read(LearnedLine.Parameters.self, from: file(key.name, .triage))
  }

  package func store(_ parameters: LearnedLine.Parameters, for key: TriageKey) {
    write(parameters, to: file(key.name, .triage))
  }

  /// The vectors of the passages that were in use last, by text; empty where there are none.
  package func vectors(for key: VectorKey) -> [String: RoundedVector] {
    guard let stored = read(StoredVectors.self, from: file(key.name, .vectors)) else { return [:] }
    return stored.vectors
  }

  package func store(_ vectors: [String: RoundedVector], for key: VectorKey) {
    write(StoredVectors(vectors), to: file(key.name, .vectors))
  }

  private func read<Value: Decodable>(_ type: Value.Type, from file: URL) -> Value? {
    guard let data = try? Data(contentsOf: file, options: .mappedIfSafe),
      data.count > SHA256.byteCount
    else { return nil }
    let body = data.dropFirst(SHA256.byteCount)
    guard SHA256.hash(data: body) == data.prefix(SHA256.byteCount) else { return nil }
    return try? PropertyListDecoder().decode(type, from: Data(body))
  }

  private func write(_ value: some Encodable, to file: URL) {
    do {
      let encoder = PropertyListEncoder()
      encoder.outputFormat = .binary
      let body = try encoder.encode(value)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try (Data(SHA256.hash(data: body)) + body).write(to: file, options: .atomic)
      try removeOldest(file.pathExtension)
    } catch {
      report(
        "What was learnt from the content could not be kept in \(folder.path), so the next start "
          + "learns it again: \(error.localizedDescription)")
    }
  }

  private enum Kind: String { case trained, triage, vectors }

  private func file(_ name: String, _ kind: Kind) -> URL {
    folder.appending(path: "\(name).\(kind.rawValue)")
  }

  private func removeOldest(_ kind: String) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.contentModificationDateKey]
    ).filter { $0.pathExtension == kind }
    let dated = try files.map {
      (
        file: $0,
        date: try $0.resourceValues(forKeys: [.contentModificationDateKey])
          .contentModificationDate ?? .distantPast
      )
    }
    for old in dated.sorted(by: { $0.date > $1.date }).dropFirst(Self.mostFiles) {
      try FileManager.default.removeItem(at: old.file)
    }
  }

  /// Another build may train otherwise, so what one has learnt is not for another.
  private static let program: String = {
    let file = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let values = try? file.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
    let date = values?.contentModificationDate?.timeIntervalSince1970 ?? 0
    return "\(values?.fileSize ?? 0) \(date)"
  }()
}

/// Vectors as few long pieces, which read and write quickly.
private struct StoredVectors: Codable {
  let texts: [String]
  let scales: [Float]
  /// The whole numbers of all vectors, one after another.
  let values: Data

  init(_ vectors: [String: RoundedVector]) {
    // Sorted, so that the same vectors give the same file.
    let sorted = vectors.sorted { $0.key < $1.key }
    texts = sorted.map(\.key)
    scales = sorted.map(\.value.scale)
    values = Data(sorted.flatMap { $0.value.values.map(UInt8.init(bitPattern:)) })
  }

  var vectors: [String: RoundedVector] {
    guard !texts.isEmpty, scales.count == texts.count, values.count.isMultiple(of: texts.count)
    else { return [:] }
    let width = values.count / texts.count
    let bytes = ContiguousArray(values.map(Int8.init(bitPattern:)))
    let pairs = texts.indices.map { index in
      let row = ContiguousArray(bytes[index * width..<(index + 1) * width])
      return (texts[index], RoundedVector(values: row, scale: scales[index]))
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
