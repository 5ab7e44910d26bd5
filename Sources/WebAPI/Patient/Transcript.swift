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
struct Transcript {
  let content: PublishedContent
  let language: LanguageTag
  let record: ConversationRecord
  let messages: [Message]
  /// The words that the patient agreed to, where they are known.
  let consentText: String?
  let now: Date

  var text: String {
    // The patient's own zone, where the page told it.
    let times = PageTimes(
      language: language, zone: record.timezone ?? content.bundle.site.timeZone)
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
    for message in messages {
      lines += ["", "[\(times.fullMoment(message.at))] \(author(of: message))", message.text]
      for source in message.sources ?? [] {
        lines.append(
          ["\(string(.source)): \(source.title)", source.url].compactMap(\.self)
            .joined(separator: " "))
      }
    }
    if let consent = record.consent {
      lines += [
        "",
        string(
          .transcriptConsent,
          ["version": consent.version, "time": times.fullMoment(consent.at)]),
      ]
      if let consentText { lines.append(consentText) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func author(of message: Message) -> String {
    let author = string(.author(message.author))
    return message.name.map { "\(author) (\($0))" } ?? author
  }

  private func string(_ key: PageString, _ values: [String: String] = [:]) -> String {
    content.bundle.locales[language]?.text(key, values) ?? ""
  }

  /// A download; the mark in front tells older editors that it is UTF-8.
  var response: Response {
    let encoded =
      "\(string(.file)).txt".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition:
          "attachment; filename=\"conversation.txt\"; filename*=UTF-8''\(encoded)",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}\(text)")))
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
