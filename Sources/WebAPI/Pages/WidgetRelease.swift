import ChatService
import Content
import Crypto
package import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
package import Logging
import NIOCore
import Persistence
import Synchronization

/// What a page that embeds the chat loads: `/widget.js`, which is small and cached briefly, and what
/// it names, below `/assets/` with a hash of the content in each path, cacheable for good.
///
/// The code is `Web/bundle/`, which scripts/bundle.py makes; where that is missing or older than its
/// sources, the modules are served as they stand.
package final class WidgetRelease: Sendable {
  /// Nil serves the modules as they stand.
  private let code: Asset?
  private let loader: String
  private let strings = Mutex<Strings>(Strings())

  private struct Strings {
    var revision: Int64 = -1
    var assets: [LanguageTag: Asset] = [:]
  }

  package init(folder: URL, logger: Logger) throws {
    let bundle = folder.appending(path: "bundle")
    let code = try? Data(contentsOf: bundle.appending(path: "liaison-chat.js"))
    let loader = try? String(
      contentsOf: bundle.appending(path: "loader.js"), encoding: .utf8)
    if let code, let loader, Self.isFresh(bundle, of: folder) {
      // The smaller file that patience makes, where the script has made one.
      let compressed = try? Data(contentsOf: bundle.appending(path: "liaison-chat.js.gz"))
      self.code = try Asset(
        code, name: "liaison-chat", suffix: "js", type: Self.script, compressed: compressed)
      self.loader = loader
    } else {
      logger.notice("the widget is served module by module; scripts/build.sh joins it")
      self.code = nil
      self.loader = try String(
        contentsOf: folder.appending(path: "widget/loader.js"), encoding: .utf8)
    }
  }

  /// The first line of `sources.txt` is the digest of the files that the other lines name.
  private static func isFresh(_ bundle: URL, of folder: URL) -> Bool {
    guard
      let text = try? String(contentsOf: bundle.appending(path: "sources.txt"), encoding: .utf8)
    else { return false }
    let lines = text.split(separator: "\n").map(String.init)
    var digest = SHA256()
    for name in lines.dropFirst() {
      guard let source = try? Data(contentsOf: folder.appending(path: name)) else { return false }
      digest.update(data: Data("\(name)\0".utf8) + source + Data([0]))
    }
    return digest.finalize().map { String(format: "%02x", $0) }.joined() == lines.first
  }

  private static let script = "text/javascript; charset=utf-8"

  // MARK: - Answers

  func loader(for content: PublishedContent, to request: Request) throws -> Response {
    struct Release: Encodable {
      let code: String
      let strings: [String: String]
    }
    let release = Release(
      code: code?.path ?? "web/widget/liaison-chat.define.js",
      strings: try Dictionary(
        uniqueKeysWithValues: assets(of: content).map { ($0.key.rawValue, $0.value.path) }))
    let text = "const release=\(try JSONCoding.line(release));\n\(loader)"
    let asset = try Asset(Data(text.utf8), name: "widget", suffix: "js", type: Self.script)
    return asset.response(to: request, caching: "public, max-age=300")
  }

  /// - Parameter name: what stands after `/assets/`. One of before is answered with its successor:
  ///   a page that has been open for long goes on working.
  func asset(_ name: String, of content: PublishedContent, to request: Request) throws -> Response {
    let current = try [code].compactMap { $0 } + assets(of: content).values
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard let asset = current.first(where: { $0.isSuccessor(of: parts) }) else {
      throw HTTPError(.notFound)
    }
    let isSame = asset.path == "assets/\(name)"
    return asset.response(
      to: request, caching: isSame ? "public, max-age=31536000, immutable" : "no-cache")
  }

  /// Made once for a revision of the content.
  private func assets(of content: PublishedContent) throws -> [LanguageTag: Asset] {
    try strings.withLock { strings in
      if strings.revision != content.revision {
        strings.assets = try Self.strings(of: content)
        strings.revision = content.revision
      }
      return strings.assets
    }
  }

  private static func strings(of content: PublishedContent) throws -> [LanguageTag: Asset] {
    struct Body: Encodable {
      struct Notice: Encodable {
        let version: String
        let title: String
        let points: [String]
      }
      /// What stands there until there is a conversation.
      let greeting: String
      let messageCharacters: Int
      let name: String
      let notice: Notice
      let texts: [String: String]
    }
    let bundle = content.bundle
    return try Dictionary(
      uniqueKeysWithValues: ConsentNotice.all(of: bundle).map { tag, notice in
        let greeting = content.composer.greeting(
          ReplyComposer.Situation(language: tag, timeZone: nil, now: Date()))
        let body = Body(
          greeting: greeting.text,
          messageCharacters: bundle.site.limits.messageCharacters,
          name: bundle.site.name[tag] ?? "",
          notice: .init(version: notice.version, title: notice.title, points: notice.points),
          texts: bundle.locales[tag]?.sections["widget"] ?? [:])
        let asset = try Asset(
          Data(JSONCoding.line(body).utf8), name: "widget", language: tag, suffix: "json",
          type: "application/json")
        return (tag, asset)
      })
  }
}

/// One file in memory, plain and compressed.
private struct Asset: Sendable {
  /// Without a slash in front, so that it is relative to where the service is.
  let path: String
  private let parts: [Substring]
  private let plain: ByteBuffer
  private let compressed: ByteBuffer
  private let type: String
  private let tag: String

  init(
    _ data: Data, name: String, language: LanguageTag? = nil, suffix: String, type: String,
    compressed: Data? = nil
  ) throws {
    let digest = SHA256.hash(data: data).prefix(5).map { String(format: "%02x", $0) }.joined()
    let file = [name, language?.rawValue, digest, suffix].compactMap { $0 }.joined(separator: ".")
    path = "assets/\(file)"
    parts = file.split(separator: ".")
    plain = ByteBuffer(bytes: data)
    self.compressed = ByteBuffer(bytes: try compressed ?? Gzip.compressed(data))
    self.type = type
    tag = "\"\(digest)\""
  }

  /// The same file, of whatever content.
  func isSuccessor(of other: [Substring]) -> Bool {
    other.count == parts.count && other.last == parts.last
      && other.dropLast(2) == parts.dropLast(2)
  }

  func response(to request: Request, caching: String) -> Response {
    var headers: HTTPFields = [
      .eTag: tag, .cacheControl: caching, .vary: "Accept-Encoding, Origin",
    ]
    if request.headers[.ifNoneMatch] == tag {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = type
    let takesGzip = request.takesGzip
    if takesGzip { headers[.contentEncoding] = "gzip" }
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(byteBuffer: takesGzip ? compressed : plain))
  }
}

extension Request {
  /// Named without a weight of zero.
  fileprivate var takesGzip: Bool {
    (headers[.acceptEncoding] ?? "").lowercased().split(separator: ",").contains { item in
      let parts = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      return parts.first == "gzip"
        && !parts.dropFirst().contains { $0.wholeMatch(of: /q=0(\.0*)?/) != nil }
    }
  }
}
