import Accounts
import Audit
import ChatService
import Foundation
import HTTPTypes
import Hummingbird

/// Who of the staff a request comes from, and whether they may do what it asks for.
struct StaffGate: Sendable {
  let signIn: SignInService
  let log: SecurityLog
  let clientAddress: ClientAddress
  /// True where the service is reached over TLS.
  let isSecure: Bool

  /// With the prefix, browsers take it from this very host over TLS only, not from a neighbour.
  var cookieName: String { isSecure ? "__Host-liaison_session" : "liaison_session" }

  func token(of request: Request) -> String? { request.cookies[cookieName]?.value }

  /// A cookie that scripts can't read and other sites can't send.
  func cookie(_ value: String, expires: Date) -> Cookie {
    Cookie(
      name: cookieName, value: value, expires: expires, path: "/", secure: isSecure,
      httpOnly: true, sameSite: .strict)
  }

  func origin(of request: Request, _ context: LiaisonContext) -> SignInService.Origin {
    let address = clientAddress.network(of: request, context)
    return SignInService.Origin(address: address.text, network: address.network)
  }

  /// - Throws: `ServiceError` where nobody is signed in, or the role is not enough.
  func member(
    _ request: Request, _ context: LiaisonContext, needs permission: Permission
  ) async throws -> StaffMember {
    let member = try await signIn.member(token: token(of: request))
    guard member.may(permission) else {
      log.note(
        SecurityEvent(
          .forbidden, who: member.name,
          from: clientAddress.network(of: request, context).text, what: context.endpointPath))
      throw ServiceError(.forbidden, "Your role doesn't allow this; ask an administrator.")
    }
    return member
  }

  /// Whether the session still opens what it opened: not signed out, expired or disabled since.
  func isStillAllowed(token: String?, needs permission: Permission) async throws -> Bool {
    do {
      return try await signIn.member(token: token).may(permission)
    } catch is ServiceError {
      return false
    }
  }

  /// Notes what a member of staff has done.
  func note(
    _ kind: SecurityEvent.Kind, by member: StaffMember, what: String? = nil, _ request: Request,
    _ context: LiaisonContext
  ) {
    log.note(
      SecurityEvent(
        kind, who: member.name, from: clientAddress.network(of: request, context).text, what: what))
  }
}
