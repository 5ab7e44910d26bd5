import ChatService
package import Foundation
import Hummingbird
import HTTPTypes
import NIOCore

/// JSON on the wire: times in RFC 3339 UTC with milliseconds.
package enum JSONCoding {
  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    // Sorted, so that a stored result gives the same bytes each time.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(rfc3339(date))
    }
    return encoder
  }

  static func rfc3339(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// Text that is one line, as server-sent events need it.
  static func line(_ value: some Encodable) throws -> String {
    String(decoding: try encoder().encode(value), as: UTF8.self)
  }

  /// - Throws: `Problem` that says what is wrong with the text.
  package static func value<Value: Decodable>(
    _ type: Value.Type, in data: Data
  ) throws -> Value {
    // The decoder would also take UTF-16, in which a NUL stands beside each letter.
    guard !data.contains(0), String(validating: data, as: UTF8.self) != nil else {
      throw Problem(
        status: .badRequest, code: "invalid-json", detail: "The body is not valid UTF-8.")
    }
    guard !hasLongName(data) else {
      throw Problem(
        status: .badRequest, code: "invalid-json",
        detail: "A name in the body has more than \(longestName) bytes; none of ours has.")
    }
    do {
      let value = try JSONDecoder().decode(type, from: data)
      // No text of ours has one, and the database takes none.
      if data.firstRange(of: Data(#"\u0000"#.utf8)) != nil,
        try Self.hasNUL(JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
      {
        throw Problem(
          status: .unprocessableContent, code: "invalid-input",
          detail: "The body contains a NUL character; leave it out.")
      }
      return value
    } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
      // The decoder says of a number that no type of ours holds that it isn't JSON.
      let isJSON =
        (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) != nil
      throw isJSON
        ? Problem(
          status: .unprocessableContent, code: "invalid-input",
          detail: "The body holds a value that isn't allowed here.")
        : Problem(decoding: .dataCorrupted(context))
    } catch let error as DecodingError {
      throw Problem(decoding: error)
    }
  }

  /// In bytes, as written.
  private static let longestName = 200

  /// Whether an object names a value with a text so long that looking it up would take long: Swift
  /// sorts the combining marks of a key in the square of their number.
  private static func hasLongName(_ data: Data) -> Bool {
    var start: Int?
    var isEscaped = false
    var length = 0
    for (place, byte) in data.enumerated() {
      if let open = start {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          length = place - open - 1
          start = nil
        }
      } else if byte == UInt8(ascii: "\"") {
        start = place
      } else if byte == UInt8(ascii: ":") {
        if length > longestName { return true }
      } else if byte > 0x20 {
        length = 0
      }
    }
    return false
  }

  private static func hasNUL(_ value: Any) -> Bool {
    switch value {
    case let text as String: text.unicodeScalars.contains("\0")
    case let list as [Any]: list.contains(where: hasNUL)
    case let object as [String: Any]: object.contains { hasNUL($0.key) || hasNUL($0.value) }
    default: false
    }
  }
}

extension Response {
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) throws -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONCoding.encoder().encode(value))))
  }

  static var noContent: Response {
    Response(status: .noContent, headers: [.cacheControl: "no-store"])
  }
}

extension Request {
  /// The body as JSON.
  ///
  /// - Parameter limit: in bytes, where it isn't that of all requests.
  /// - Throws: `Problem` that says what is wrong with it.
  func json<Value: Decodable>(
    _ type: Value.Type, _ context: LiaisonContext, limit: Int? = nil
  ) async throws -> Value {
    if let contentType = headers[.contentType]?.prefix(while: { $0 != ";" }),
      contentType.trimmingCharacters(in: .whitespaces).lowercased() != "application/json"
    {
      throw Problem(
        status: .unsupportedMediaType, code: "unsupported-media-type",
        detail: "Send the body as application/json.")
    }
    var copy = self
    let data: Data
    let limit = limit ?? context.maxUploadSize
    do {
      guard !saysMore(than: limit) else { throw NIOTooManyBytesError(maxBytes: limit) }
      data = Data(try await copy.collectBody(upTo: limit).readableBytesView)
    } catch is NIOTooManyBytesError {
      throw Problem(
        status: .contentTooLarge, code: "too-large",
        detail: "The body is larger than \(limit / 1024) kB.")
    } catch let error where !(error is CancellationError) {
      throw Problem(
        status: .badRequest, code: "incomplete-body",
        detail: "The body ended before its length. Nothing was stored; send it again.")
    }
    return try JSONCoding.value(type, in: data)
  }
}

extension Request {
  /// Whether the header alone tells that the body is too large: nobody has to wait for the rest.
  func saysMore(than limit: Int) -> Bool {
    headers[.contentLength].flatMap { Int($0) }.map { $0 > limit } ?? false
  }
}

extension Problem {
  /// Names the place, never the value: it may be a patient's words.
  init(decoding error: DecodingError) {
    func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      let keys = context.codingPath + (last.map { [$0] } ?? [])
      return keys.isEmpty ? "the body" : "`" + keys.map(\.stringValue).joined(separator: ".") + "`"
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(
        status: .unprocessableContent, code: "invalid-input",
        detail: "\(path(context, key)) is missing.")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self.init(
        status: .unprocessableContent, code: "invalid-input",
        detail: "\(path(context)) has the wrong type; it must be \(Self.name(of: type)).")
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      self.init(
        status: .unprocessableContent, code: "invalid-input",
        detail: "\(path(context)) has a value that isn't allowed here.")
    default:
      self.init(
        status: .badRequest, code: "invalid-json",
        detail: "The body is not valid JSON. Half a surrogate pair is not valid text either.")
    }
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Int.Type, is Double.Type: "a number"
    case is Bool.Type: "true or false"
    default: "an object"
    }
  }
}
