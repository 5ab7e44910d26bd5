import Accounts
import ChatService
import Foundation
import HTTPTypes
import Hummingbird

/// Signing in and out, and one's own password.
struct SessionRoutes: Sendable {
  let services: Services
  let gate: StaffGate

  func add(to router: Router<LiaisonContext>) {
    router.post("/v1/session", use: signIn)
    router.get("/v1/session", use: show)
    router.delete("/v1/session", use: signOut)
    router.put("/v1/session/password", use: changePassword)
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
      name: body.name, password: body.password, from: gate.origin(of: request, context))
    var response = try Response.json(MemberBody(session.member))
    response.setCookie(gate.cookie(session.token, expires: session.expires))
    return response
  }

  private func show(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    try .json(MemberBody(try await gate.member(request, context, needs: .answerPatients)))
  }

  private func signOut(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    if let token = gate.token(of: request) {
      try await services.signIn.signOut(token: token, from: gate.origin(of: request, context))
    }
    var response = Response.noContent
    response.setCookie(gate.cookie("", expires: Date(timeIntervalSince1970: 0)))
    return response
  }

  private struct PasswordRequest: Decodable {
    let current: String
    let new: String
  }

  private func changePassword(
    _ request: Request, _ context: LiaisonContext
  ) async throws -> Response {
    let member = try await gate.member(request, context, needs: .answerPatients)
    let body = try await request.json(PasswordRequest.self, context)
    let session = try await services.signIn.changePassword(
      of: member, current: body.current, new: body.new, from: gate.origin(of: request, context))
    var response = Response.noContent
    response.setCookie(gate.cookie(session.token, expires: session.expires))
    return response
  }
}
