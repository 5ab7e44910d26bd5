import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The fields of a posted form, each given once.
package struct FormBody: Sendable {
  /// Why a body is no form of ours.
  package enum Fault: Error, Equatable {
    case tooLarge, otherType, unreadable
  }

  private static let mostFields = 30
  /// In bytes as sent: no field of ours has a longer name, and comparing names takes time.
  private static let longestName = 100

  private let values: [String: String]

  package subscript(name: String) -> String? { values[name] }

  /// The fields whose names begin so, by the rest of their names.
  func fields(below prefix: String) -> [String: String] {
    var found: [String: String] = [:]
    for (name, value) in values where name.hasPrefix(prefix) {
      found[String(name.dropFirst(prefix.count))] = value
    }
    return found
  }

  /// Reads `application/x-www-form-urlencoded`, strictly: no broken escape, no text that isn't
  /// UTF-8, no NUL, no name twice.
  package init(urlEncoded bytes: some Sequence<UInt8>) throws(Fault) {
    var values: [String: String] = [:]
    let pairs = Array(bytes).split(separator: UInt8(ascii: "&"))
    guard pairs.count <= Self.mostFields else { throw .unreadable }
    for pair in pairs {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts[0].count <= Self.longestName else { throw .unreadable }
      let name = try Self.decoded(parts[0])
      let value = parts.count > 1 ? try Self.decoded(parts[1]) : ""
      guard values.updateValue(value, forKey: name) == nil else { throw .unreadable }
    }
    self.values = values
  }

  private static func decoded(_ encoded: ArraySlice<UInt8>) throws(Fault) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var rest = encoded
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { throw .unreadable }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
      // Browsers end the lines of a text field with both; nobody typed the first.
      if bytes.last == UInt8(ascii: "\n"), bytes.dropLast().last == UInt8(ascii: "\r") {
        bytes.remove(at: bytes.count - 2)
      }
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable
    }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}

extension Request {
  /// The body as a form.
  func form(_ context: LiaisonContext) async throws -> FormBody {
    let type = headers[.contentType]?.prefix { $0 != ";" }.lowercased()
    guard type?.trimmingCharacters(in: .whitespaces) == "application/x-www-form-urlencoded" else {
      throw FormBody.Fault.otherType
    }
    var copy = self
    let buffer: ByteBuffer
    do {
      guard !saysMore(than: context.maxUploadSize) else {
        throw NIOTooManyBytesError(maxBytes: context.maxUploadSize)
      }
      buffer = try await copy.collectBody(upTo: context.maxUploadSize)
    } catch is NIOTooManyBytesError {
      throw FormBody.Fault.tooLarge
    } catch let error where !(error is CancellationError) {
      throw FormBody.Fault.unreadable
    }
    return try FormBody(urlEncoded: buffer.readableBytesView)
  }
}
