import Crypto
package import Foundation
package import IntentMatching
import Linguistics

/// What training found, on disk, so that a restart with the same content is immediate.
///
/// It can be thrown away at any time: whatever is missing, damaged or of another program is
/// trained again.
package struct TrainingCache: Sendable {
  /// All that training depends on.
  package struct Key: Sendable {
    fileprivate let name: String

    package init(examples: [TrainingExample], options: TrainingOptions, encoder: String?) {
      var hash = SHA256()
      // Lengths keep the parts apart.
      func add(_ text: String) {
        hash.update(data: Data("\(text.utf8.count):\(text)".utf8))
      }
      add(TrainingCache.program)
      add(encoder ?? "")
      add("\(options)")
      for example in examples {
        add(example.label)
        add(example.language?.rawValue ?? "")
        add(example.text)
      }
      name = hash.finalize().hexadecimal
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
    guard let data = try? Data(contentsOf: file(for: key), options: .mappedIfSafe),
      data.count > SHA256.byteCount
    else { return nil }
    let body = data.dropFirst(SHA256.byteCount)
    guard SHA256.hash(data: body) == data.prefix(SHA256.byteCount) else { return nil }
    return try? PropertyListDecoder().decode(TrainedParameters.self, from: Data(body))
  }

  package func store(_ parameters: TrainedParameters, for key: Key) {
    do {
      let encoder = PropertyListEncoder()
      encoder.outputFormat = .binary
      let body = try encoder.encode(parameters)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try (Data(SHA256.hash(data: body)) + body).write(to: file(for: key), options: .atomic)
      try removeOldest()
    } catch {
      report(
        "What was learnt from the phrases could not be kept in \(folder.path), so the next start "
          + "trains again: \(error.localizedDescription)")
    }
  }

  private func file(for key: Key) -> URL { folder.appending(path: key.name + ".trained") }

  private func removeOldest() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.contentModificationDateKey]
    ).filter { $0.pathExtension == "trained" }
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

extension SHA256.Digest {
  fileprivate var hexadecimal: String { map { String(format: "%02x", $0) }.joined() }
}
