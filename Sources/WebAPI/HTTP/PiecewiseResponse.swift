import ChatService
import Conversation
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Writes the messages of a conversation of any length, piece by piece. What takes a processor waits
/// for its turn among the long texts, and it all ends with the connection, as nothing can be written
/// to a client that is gone.
struct PieceWriter: Sendable {
  /// In bytes of UTF-8: less is made at once.
  private static let long = 30_000
  private static let messagesInPiece = 20

  let conversations: ConversationService
  let queue: FairQueue
  /// Who shares in the work.
  let sender: String

  /// - Throws: `ServiceError` where this sender has too much waiting.
  func admit() async throws { try await queue.run(for: sender) {} }

  /// The next messages after one, as text.
  struct Piece {
    let text: String
    /// The last message in it, or the one it should come after.
    let seq: Int
    let isLast: Bool
  }

  /// - Parameter text: what is said of the messages, in order.
  func next(
    messagesOf id: String, after seq: Int,
    as text: @escaping @Sendable ([Message]) throws -> String
  ) async throws -> Piece {
    let messages = try await conversations.messages(
      of: id, after: seq, limit: Self.messagesInPiece)
    guard let last = messages.last?.seq else { return Piece(text: "", seq: seq, isLast: true) }
    let made = try await make(size: messages.textSize) { try text(messages) }
    return Piece(text: made, seq: last, isLast: messages.count < Self.messagesInPiece)
  }

  /// Writes every message.
  func write(
    messagesOf id: String, to writer: inout any ResponseBodyWriter,
    as text: @escaping @Sendable ([Message]) throws -> String
  ) async throws {
    var seq = 0
    while true {
      let piece = try await next(messagesOf: id, after: seq, as: text)
      if !piece.text.isEmpty { try await writer.write(ByteBuffer(string: piece.text)) }
      if piece.isLast { return }
      seq = piece.seq
    }
  }

  /// - Parameter size: of what it is made from, in bytes of UTF-8.
  func make<Value: Sendable>(
    size: Int, _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    size > Self.long ? try await queue.run(for: sender, work) : try work()
  }

  static func isLong(_ messages: [Message]) -> Bool { messages.textSize > long }
}

extension [Message] {
  fileprivate var textSize: Int { reduce(0) { $0 + $1.text.utf8.count } }
}

extension Response {
  /// JSON of a value with an empty list in it, which is filled with a conversation's messages while
  /// it is sent.
  ///
  /// - Parameter list: the name of the member, which stands once in the value.
  static func json(
    _ value: some Encodable, filling list: String, withMessagesOf id: String, _ pieces: PieceWriter
  ) async throws -> Response {
    let text = try JSONCoding.line(value)
    // Quotation marks within strings are escaped, so it can't be found in one.
    guard let hole = text.firstRange(of: "\"\(list)\":[]") else {
      throw EncodingError.invalidValue(
        value, EncodingError.Context(codingPath: [], debugDescription: "no empty list “\(list)”"))
    }
    let before = String(text[..<hole.upperBound].dropLast())
    let after = String(text[hole.upperBound...])
    try await pieces.admit()
    return Response(
      status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        var writer: any ResponseBodyWriter = writer
        try await writer.write(ByteBuffer(string: before))
        try await pieces.write(messagesOf: id, to: &writer) { messages in
          // The first of all messages has the number 1.
          let separator = messages.first?.seq == 1 ? "" : ","
          return separator + (try messages.map { try JSONCoding.line($0) }.joined(separator: ","))
        }
        try await writer.write(ByteBuffer(string: "]\(after)"))
        try await writer.finish(nil)
      })
  }
}
