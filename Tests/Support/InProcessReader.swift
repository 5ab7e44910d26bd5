package import Foundation
import Linguistics
package import PageIsolation
package import PageReading

/// Reads in the process of the tests, which has no subcommand to start itself with.
package struct InProcessReader: DocumentReader {
  private let reader: PageReader

  package static func factory() throws -> ReaderFactory {
    let analyzer = try TextAnalyzer()
    return { limits in
      InProcessReader(reader: PageReader(analyzer: analyzer, limits: .init(bytes: limits.bytes)))
    }
  }

  package func read(
    _ bytes: Data, contentType: String?, address: String
  ) async throws -> WebDocument {
    try reader.document(bytes, contentType: contentType, address: address)
  }

  package func close() async {}
}
