import Crypto
package import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The files of the pages, read once at the start: small, and then nothing on disk can be reached
/// through the web.
package struct StaticFiles: Sendable {
  struct File: Sendable {
    let bytes: ByteBuffer
    let type: String
    let tag: String
  }

  private let files: [String: File]

  /// Reads every file below the folder that has a type of ours.
  package init(folder: URL) throws {
    guard FileManager.default.fileExists(atPath: folder.appending(path: "demo/index.html").path)
    else {
      throw MissingPages(folder: folder.path)
    }
    var files: [String: File] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      // The joined widget has addresses of its own.
      guard !path.hasPrefix("bundle/"), let type = Self.type(of: path) else { continue }
      let data = try Data(contentsOf: folder.appending(path: path))
      let digest = SHA256.hash(data: data).prefix(12).map { String(format: "%02x", $0) }.joined()
      files[path] = File(bytes: ByteBuffer(bytes: data), type: type, tag: "\"\(digest)\"")
    }
    self.files = files
  }

  subscript(path: String) -> File? { files[path] }

  private static func type(of path: String) -> String? {
    switch URL(filePath: path).pathExtension {
    case "html": "text/html; charset=utf-8"
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "json": path == "openapi.json" ? "application/json" : nil
    default: nil
    }
  }

  /// The file, or only the word that it hasn't changed.
  func response(_ path: String, to request: Request) throws -> Response {
    guard let file = self[path] else { throw HTTPError(.notFound) }
    var headers: HTTPFields = [.eTag: file.tag, .cacheControl: "no-cache"]
    if request.headers[.ifNoneMatch] == file.tag {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = file.type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
  }
}

/// The folder of the pages isn't where it was said to be.
package struct MissingPages: Error, CustomStringConvertible {
  package let folder: String
  package var description: String {
    "The pages are not in \(folder). Start in the project's folder, or name it with --home."
  }
}
