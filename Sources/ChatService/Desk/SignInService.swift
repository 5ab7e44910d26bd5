import Content
package import Accounts
package import Foundation
package import Persistence

/// Signing in and out, and who is signed in.
package struct SignInService: Sendable {
  private let database: ChatDatabase
  private let sessionHours: @Sendable () -> Int
  private let attempts = RateLimiter(burst: 10, perMinute: 6)
  private let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    sessionHours = { content.current.bundle.site.limits.sessionHours }
    self.now = now
  }

  package struct Session: Sendable {
    package let member: StaffMember
    package let token: String
    package let expires: Date
  }

  /// - Parameter address: of the client, for the rate of attempts.
  package func signIn(
    name: String, password: String, address: String
  ) async throws -> Session {
    // By address alone: counting by name would let anybody lock a colleague out.
    try attempts.take(address)
    let known = try await database.staff(named: name)
    // An unknown name takes as long as a known one, so that time doesn't tell names.
    let hash = try known.map { try PasswordHash(encoded: $0.passwordHash) } ?? .decoy
    guard await hash.matches(password), let member = known?.member, !member.isDisabled else {
      throw ServiceError(
        .unauthorized, "The name or the password is wrong, or the account is disabled.")
    }
    let token = SessionToken.make()
    let at = now()
    _ = try await database.deleteExpiredSessions(at: at)
    let expires = at.addingTimeInterval(Double(sessionHours()) * 3600)
    try await database.createSession(
      tokenDigest: token.digest, staffID: member.id, at: at, expires: expires)
    return Session(member: member, token: token.value, expires: expires)
  }

  /// - Throws: `ServiceError` where the token is unknown or too old, or the role is not enough.
  package func member(token: String?, needs permission: Permission) async throws -> StaffMember {
    guard let token, let digest = SessionToken(token)?.digest,
      let member = try await database.session(tokenDigest: digest, at: now())
    else {
      throw ServiceError(.unauthorized, "Sign in first.")
    }
    guard member.role.may(permission) else {
      throw ServiceError(.forbidden, "Your role doesn't allow this; ask an administrator.")
    }
    return member
  }

  package func signOut(token: String) async throws {
    guard let digest = SessionToken(token)?.digest else { return }
    try await database.deleteSession(tokenDigest: digest)
  }
}
