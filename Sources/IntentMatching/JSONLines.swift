package import Foundation

/// Files of one JSON object a line.
package enum JSONLines {
  /// Reads a whole file; empty lines are passed over.
  ///
  /// - Throws: `IntentMatchingError`: unreadable, without rows, or a bad line with its number.
  package static func read<Row: Decodable>(
    _ file: URL, as row: Row.Type = Row.self
  ) throws(IntentMatchingError) -> [Row] {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw IntentMatchingError(
        .unreadableFile, "\(file.path) cannot be read: \(error.localizedDescription)")
    }
    return try parse(data, name: file.lastPathComponent)
  }

  /// - Parameter name: what to call the file in an error.
  package static func parse<Row: Decodable>(
    _ data: Data, name: String, as row: Row.Type = Row.self
  ) throws(IntentMatchingError) -> [Row] {
    let mark = Data([0xEF, 0xBB, 0xBF])
    let body = data.starts(with: mark) ? data.dropFirst(mark.count) : data
    let decoder = JSONDecoder()
    var rows: [Row] = []
    let lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      do {
        rows.append(try decoder.decode(Row.self, from: line))
      } catch {
        throw IntentMatchingError(
          .invalidLine, "\(name):\(index + 1): \(explanation(of: error))", line: index + 1)
      }
    }
    guard !rows.isEmpty else {
      throw IntentMatchingError(.noRows, "\(name) has no rows.")
    }
    return rows
  }

  private static func explanation(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing."
    case DecodingError.typeMismatch(let type, let context),
      DecodingError.valueNotFound(let type, let context):
      context.codingPath.isEmpty
        ? "This is not a JSON object."
        : "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” must be "
          + (type == String.self ? "a string." : "a list of strings.")
    default: "This is not JSON."
    }
  }
}
