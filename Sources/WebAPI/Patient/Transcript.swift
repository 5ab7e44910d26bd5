import ChatService
import Content
import Conversation
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics
import NIOCore
import Persistence

/// A conversation as a text file to keep: all that is stored of it and is the patient's.
struct Transcript: Sendable {
  let content: PublishedContent
  let language: LanguageTag
  let record: ConversationRecord
  /// The words that the patient agreed to, where they are known.
  let consentText: String?
  let now: Date

  /// In front, the mark that tells older editors that it is UTF-8.
  private var head: String {
    "\u{FEFF}" + Self.lines(head(times))
  }

  private var foot: String {
    guard let consent = record.consent else { return "" }
    let agreed = string(
      .transcriptConsent, ["version": consent.version, "time": times.fullMoment(consent.at)])
    return Self.lines(["", agreed, consentText].compactMap(\.self))
  }

  private static func lines(_ lines: [String]) -> String {
    lines.joined(separator: "\n") + "\n"
  }

  /// In the patient's own zone, where the page told it.
  private var times: PageTimes {
    PageTimes(language: language, zone: record.timezone ?? content.bundle.site.timeZone)
  }

  private func head(_ times: PageTimes) -> [String] {
    let site = content.bundle.site.name[language] ?? ""
    var lines = [
      string(.transcriptTitle, ["site": site]),
      string(.transcriptSaved, ["time": times.fullMoment(now)]),
      string(.zone, ["zone": times.zoneName]),
    ]
    if let page = record.page { lines.append(string(.transcriptPage, ["page": page])) }
    if let contact = record.contact {
      let values = [contact.email, contact.phone, contact.wechat].compactMap(\.self)
      lines.append(string(.contact, ["value": values.joined(separator: " · ")]))
    }
    return lines
  }

  private func lines(of message: Message, _ times: PageTimes) -> [String] {
    let head = "[\(times.fullMoment(message.at))] \(author(of: message))"
    let sources = (message.sources ?? []).map { source in
      ["\(string(.source)): \(source.title)", source.url].compactMap(\.self)
        .joined(separator: " ")
    }
    return ["", head, message.text] + sources
  }

  private func author(of message: Message) -> String {
    let author = string(.author(message.author))
    return message.name.map { "\(author) (\($0))" } ?? author
  }

  private func string(_ key: PageString, _ values: [String: String] = [:]) -> String {
    content.bundle.locales[language]?.text(key, values) ?? ""
  }

  /// A download.
  func response(_ pieces: PieceWriter) async throws -> Response {
    let encoded =
      "\(string(.file)).txt".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    try await pieces.admit()
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition:
          "attachment; filename=\"conversation.txt\"; filename*=UTF-8''\(encoded)",
      ],
      body: ResponseBody { writer in
        var writer: any ResponseBodyWriter = writer
        try await writer.write(ByteBuffer(string: head))
        try await pieces.write(messagesOf: record.id, to: &writer) { messages in
          let times = times
          return messages.map { Self.lines(lines(of: $0, times)) }.joined()
        }
        try await writer.write(ByteBuffer(string: foot))
        try await writer.finish(nil)
      })
  }
}

extension PageString {
  /// How a message's author is called.
  static func author(_ author: Author) -> PageString {
    switch author {
    case .patient: .authorPatient
    case .bot: .authorBot
    case .staff: .authorStaff
    case .system: .authorSystem
    }
  }
}
