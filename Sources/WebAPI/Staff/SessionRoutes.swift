import Accounts
import ChatService
import Foundation
import HTTPTypes
import Hummingbird

/// Signing in and out. The session is a cookie that scripts can't read and other sites can't send.
struct SessionRoutes: Sendable {
  let services: Services
  let clientAddress: ClientAddress
  /// True where the service is reached over TLS.
  let cookiesAreSecure: Bool

  static let cookieName = "liaison_session"

  func add(to router: Router<LiaisonContext>) {
    router.post("/v1/session", use: signIn)
    router.get("/v1/session", use: show)
    router.delete("/v1/session", use: signOut)
  }

  private struct SignInRequest: Decodable {
    let name: String
    let password: String
  }

  private struct MemberBody: Encodable {
    let name: String
    let displayName: String
    let role: Role

    init(_ member: StaffMember) {
      name = member.name
      displayName = member.displayName
      role = member.role
    }
  }

  private func signIn(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let body = try await request.json(SignInRequest.self, context)
    let session = try await services.signIn.signIn(
      name: body.name, password: body.password,
      address: clientAddress.text(of: request, context))
    var response = try Response.json(MemberBody(session.member))
    response.setCookie(cookie(session.token, expires: session.expires))
    return response
  }

  private func show(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let member = try await services.signIn.member(
      token: request.sessionToken, needs: .answerPatients)
    return try .json(MemberBody(member))
  }

  private func signOut(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    if let token = request.sessionToken { try await services.signIn.signOut(token: token) }
    var response = Response.noContent
    response.setCookie(cookie("", expires: Date(timeIntervalSince1970: 0)))
    return response
  }

  private func cookie(_ value: String, expires: Date) -> Cookie {
    Cookie(
      name: Self.cookieName, value: value, expires: expires, path: "/",
      secure: cookiesAreSecure, httpOnly: true, sameSite: .strict)
  }
}

extension Request {
  var sessionToken: String? { cookies[SessionRoutes.cookieName]?.value }
}
