import ChatService
import Crypto
import Foundation
import HTTPTypes
import Linguistics

/// What a patient has filled in on the page. All of it counts, whichever button was pressed, so that
/// nothing that was typed is lost.
struct ChatPageForm: Sendable {
  /// A secret of the form's, which makes a second post of it harmless; a UUID.
  var clientId = UUID().uuidString
  var text = ""
  /// By the names of the contact form's fields.
  var contact: [String: String] = [:]
  private(set) var choice: String?
  private(set) var language: LanguageTag?
  /// The version of the notice that stood on the page; nil on the page of a conversation.
  private(set) var consent: String?
  private var isContactSent = false

  init() {}

  init(_ body: FormBody) {
    if let id = body["clientId"], UUID(uuidString: id) != nil { clientId = id }
    text = body["text"] ?? ""
    contact = body.fields(below: "contact.").filter {
      !$0.value.allSatisfy(\.isWhitespace)
    }
    choice = body["choice"]
    language = body["lang"].flatMap { LanguageTag(bcp47: $0) }
    consent = body["consent"]
    isContactSent = body["send"] == "contact"
  }

  /// The inputs in the order in which they make sense: the answer to what was asked comes first.
  ///
  /// - Parameter limit: of a message, in characters.
  func inputs(limit: Int) throws(ChatPageProblem) -> [Part] {
    var parts: [Part] = []
    if let choice {
      parts.append(Part(name: "choice", input: .choice(choice), invalid: .errorChoice))
    }
    if !contact.isEmpty {
      parts.append(
        Part(
          name: "contact", input: .form(id: "contact", values: contact), invalid: .contactInvalid))
    }
    if !text.allSatisfy(\.isWhitespace) {
      guard text.count <= limit, text.unicodeScalars.count <= limit * 4 else {
        throw ChatPageProblem(
          .unprocessableContent, .errorTooLong,
          ["limit": String(limit), "count": String(text.count)])
      }
      parts.append(Part(name: "text", input: .text(text), invalid: .errorEmpty))
    }
    guard !parts.isEmpty else {
      throw ChatPageProblem(.unprocessableContent, isContactSent ? .formEmpty : .errorEmpty)
    }
    return parts
  }

  /// Takes note that a part is stored, so that it isn't filled in again.
  mutating func take(_ part: Part) {
    switch part.input {
    case .text: text = ""
    case .choice: choice = nil
    case .form: contact = [:]
    }
  }

  struct Part: Sendable {
    let name: String
    let input: PatientInput
    let invalid: PageString
  }

  /// Staff can read the ids of messages, so the form's own can't be told from them.
  func messageId(_ part: Part) -> String {
    let digest = SHA256.hash(data: Data("\(part.name):\(clientId)".utf8))
    return digest.prefix(16).map { String(format: "%02x", $0) }.joined()
  }
}
