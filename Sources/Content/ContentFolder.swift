import Foundation

/// Reads text files below the content folder and says what is wrong with them.
struct ContentFolder {
  /// More than any file of content has; a bigger one is a mistake.
  static let maximumBytes = 2_000_000

  let root: URL

  /// The names in a folder without hidden ones, sorted; nil where the folder can't be read, which is
  /// reported.
  func names(in folder: String, faults: inout FaultList) -> [String]? {
    let url = root.appending(path: folder, directoryHint: .isDirectory)
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
        .filter { !$0.hasPrefix(".") }.sorted()
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      faults.error(
        Place(file: folder), "There is no folder “\(folder)” in the content folder; create it.")
    } catch {
      faults.error(
        Place(file: folder), "This folder can't be read; check that it is one and may be read.")
    }
    return nil
  }

  func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let path = root.appending(path: path).path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// The text of a file; nil where it can't be read as UTF-8, which is reported.
  func text(of file: String, faults: inout FaultList) -> String? {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: root.appending(path: file))
      defer { try? handle.close() }
      data = try handle.read(upToCount: Self.maximumBytes + 1) ?? Data()
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      faults.error(Place(file: file), "There is no such file; create it.")
      return nil
    } catch {
      faults.error(
        Place(file: file), "This file can't be read; check that it is one and may be read.")
      return nil
    }
    guard data.count <= Self.maximumBytes else {
      faults.error(
        Place(file: file),
        "This file is bigger than \(Self.maximumBytes / 1_000_000) MB; split or shorten it.")
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      faults.error(
        Place(file: file, line: lineOfFirstFault(in: data)),
        "This line isn't valid UTF-8; save the file as UTF-8.")
      return nil
    }
    if let null = data.firstIndex(of: 0) {
      faults.error(
        Place(file: file, line: line(of: null, in: data)),
        "This line holds a NUL character; delete it.")
      return nil
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  private func line(of index: Data.Index, in data: Data) -> Int {
    data[..<index].count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// Lines end in the same byte whatever is wrong between them, so each can be tried by itself.
  private func lineOfFirstFault(in data: Data) -> Int {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (index ?? 0) + 1
  }
}
