import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Persistence
import Testing
import WebAPI

/// A browser without scripts: it keeps the page's cookie and posts its forms.
final class FormBrowser {
  private let server: TestServer
  private let language: String
  /// As it is sent: `name=value`.
  var cookie: String?
  /// What tells where a form comes from.
  var origin: HTTPFields = [.origin: "http://localhost"]

  init(server: TestServer, language: String, cookie: String?) {
    self.server = server
    self.language = language
    self.cookie = cookie
  }

  func get(_ path: String) async throws -> Page {
    try await send(.get, path, headers: [:], body: nil)
  }

  func post(
    _ path: String, body: String, type: String = "application/x-www-form-urlencoded"
  ) async throws -> Page {
    var headers = origin
    headers[.contentType] = type
    return try await send(.post, path, headers: headers, body: body)
  }

  func post(_ path: String, _ fields: [String: String]) async throws -> Page {
    let body = fields.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
    return try await post(path, body: body)
  }

  /// Fills the form of the page that is shown, and sends it.
  func submit(_ fields: [String: String]) async throws -> Page {
    try await post("/chat", try await get("/chat").fields.merging(fields) { $1 })
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: String?
  ) async throws -> Page {
    var headers = headers
    headers[.acceptLanguage] = language
    if let cookie { headers[.cookie] = cookie }
    let page = try await server.client.execute(
      uri: path, method: method, headers: headers, body: body.map(ByteBuffer.init(string:))
    ) { response in
      Page(
        status: response.status, headers: response.headers,
        html: String(buffer: response.body))
    }
    if let set = page.headers[.setCookie] {
      cookie = set.contains("Max-Age=0") ? nil : String(set.prefix { $0 != ";" })
    }
    return page
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  struct Page {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let html: String

    /// The hidden fields of its form.
    var fields: [String: String] {
      var found: [String: String] = [:]
      for match in html.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/) {
        found[String(match.1)] = String(match.2)
      }
      return found
    }

    func field(_ name: String) -> String? { fields[name] }

    var authors: [String] { html.matches(of: /data-author="([a-z]*)"/).map { String($0.1) } }

    var choices: [String] {
      html.matches(of: /class="choice" name="choice" value="([^"]*)"/).map { String($0.1) }
    }
  }
}

extension TestServer {
  func browser(language: String = "en-US", cookie: String? = nil) -> FormBrowser {
    FormBrowser(server: self, language: language, cookie: cookie)
  }

  /// How many conversations there were: counting erases them.
  func eraseConversations() async throws -> Int {
    try await services.database.eraseConversations(
      lastMessageBefore: Date(timeIntervalSinceNow: 60), limit: 1000
    ).count
  }
}
