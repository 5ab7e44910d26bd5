import Accounts
import Audit
import ChatService
import Content
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Persistence
import Support
import Testing
import WebAPI

/// The real application on a database in memory, and what the tests say to it.
struct TestServer {
  let client: any TestClientProtocol
  let services: Services

  /// - Parameters:
  ///   - publicOrigin: as in `WebConfiguration`.
  ///   - log: where security events go.
  static func run<Value: Sendable>(
    published: ContentPublisher.Outcome? = nil, publicOrigin: String? = nil,
    isBehindProxy: Bool = false, log: SecurityLog = SecurityLog(file: nil),
    _ test: @escaping @Sendable (TestServer) async throws -> Value
  ) async throws -> Value {
    let database = try ChatDatabase.inMemory()
    let content: ContentPublisher.Outcome
    if let published {
      content = published
    } else {
      content = try await ShippedContent.published(hours: [:])
    }
    let services = try await Services.make(
      database: database, published: content, trainer: try ShippedContent.trainer(),
      tokenKeys: tokenKeys, securityLog: log, openReader: try InProcessReader.factory())
    let application = try buildApplication(
      services: services,
      configuration: WebConfiguration(
        port: 0, pages: ShippedContent.project.appending(path: "Web"),
        publicOrigin: publicOrigin, isBehindProxy: isBehindProxy),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    return try await application.test(.router) { client in
      try await test(TestServer(client: client, services: services))
    }
  }

  static let tokenKeys = TokenKeys([SecretKey(Data(repeating: 7, count: 32))])

  struct Answer {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: Data

    func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
      try JSONDecoder().decode(type, from: body)
    }

    /// The `code` of problem details, where it is one.
    var problemCode: String? {
      guard headers[.contentType] == "application/problem+json" else { return nil }
      return try? decoded(ProblemBody.self).code
    }
  }

  struct ProblemBody: Decodable {
    let status: Int
    let title: String
    let detail: String
    let code: String
  }

  struct MessageBody: Decodable, Equatable {
    struct Choice: Decodable, Equatable {
      let id: String
      let label: String
    }
    struct Source: Decodable, Equatable { let title: String }
    struct Form: Decodable, Equatable { let id: String }
    let seq: Int
    let clientId: String?
    let author: String
    let text: String
    let lang: String
    let at: String
    let choices: [Choice]?
    let sources: [Source]?
    let form: Form?
  }

  struct ConversationBody: Decodable {
    let id: String
    let token: String?
    let locale: String
    let state: String
    let expectation: String?
    let messages: [MessageBody]
  }

  struct TurnBody: Decodable, Equatable {
    let state: String
    let messages: [MessageBody]
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, json: String? = nil, token: String? = nil,
    cookie: String? = nil, headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    if let token { headers[.authorization] = "Bearer \(token)" }
    if let cookie { headers[.cookie] = cookie }
    if json != nil { headers[.contentType] = "application/json" }
    return try await client.execute(
      uri: path, method: method, headers: headers, body: json.map(ByteBuffer.init(string:))
    ) { response in
      Answer(
        status: response.status, headers: response.headers,
        body: Data(response.body.readableBytesView))
    }
  }

  // MARK: - Patients

  func open(_ json: String = "{}") async throws -> Patient {
    let answer = try await send(.post, "/v1/conversations", json: json)
    #expect(answer.status == .created)
    let body = try answer.decoded(ConversationBody.self)
    return Patient(server: self, id: body.id, token: try #require(body.token), greeting: body)
  }

  struct Patient {
    let server: TestServer
    let id: String
    let token: String
    let greeting: ConversationBody

    var path: String { "/v1/conversations/\(id)" }

    func post(_ json: String) async throws -> Answer {
      try await server.send(.post, "\(path)/messages", json: json, token: token)
    }

    /// Sends a text and returns the turn.
    func say(_ text: String, clientId: String = UUID().uuidString) async throws -> TurnBody {
      let text = String(
        decoding: try JSONEncoder().encode(["clientId": clientId, "text": text]), as: UTF8.self)
      let answer = try await post(text)
      #expect(answer.status == .created)
      return try answer.decoded()
    }

    func choose(_ id: String) async throws -> TurnBody {
      try await post(#"{"clientId": "\#(UUID().uuidString)", "choice": "\#(id)"}"#).decoded()
    }

    func conversation() async throws -> ConversationBody {
      try await server.send(.get, path, token: token).decoded()
    }
  }

  // MARK: - Staff

  /// Adds a member of staff and returns the session's cookie.
  func signIn(_ name: String, role: Role = .agent) async throws -> String {
    let password = "correct horse \(name)"
    _ = try await services.database.addStaff(
      name: name, displayName: name.capitalized, role: role,
      passwordHash: try await PasswordHash.make(
        password, name: name, displayName: name.capitalized),
      at: Date())
    let answer = try await send(
      .post, "/v1/session", json: #"{"name": "\#(name)", "password": "\#(password)"}"#)
    #expect(answer.status == .ok)
    let cookie = try #require(answer.headers[.setCookie])
    return String(cookie.prefix { $0 != ";" })
  }
}
