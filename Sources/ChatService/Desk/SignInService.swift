package import Accounts
package import Audit
import Content
package import Foundation
package import Persistence

/// Signing in and out, and who is signed in.
package struct SignInService: Sendable {
  private let database: ChatDatabase
  private let sessionHours: @Sendable () -> Int
  private let throttle = SignInThrottle()
  /// One at a time, so that guesses take one core and 32 MiB and not all of them.
  private let hashing = FairQueue(
    name: "password", capacity: FairQueue.Capacity(perSender: 16, inAll: 256))
  private let log: SecurityLog
  private let now: @Sendable () -> Date

  package init(
    database: ChatDatabase, content: ContentStore, log: SecurityLog,
    now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    sessionHours = { content.current.bundle.site.limits.sessionHours }
    self.log = log
    self.now = now
  }

  package struct Session: Sendable {
    package let member: StaffMember
    package let token: String
    package let expires: Date
  }

  /// Where an attempt comes from.
  package struct Origin: Sendable {
    package let address: String
    /// What counts as one client: the address, or the /64 of an IPv6 one.
    package let network: String

    package init(address: String, network: String) {
      self.address = address
      self.network = network
    }
  }

  /// - Throws: `ServiceError` where the name or the password is wrong, or with the seconds to wait
  ///   where there were too many attempts.
  package func signIn(
    name: String, password: String, from origin: Origin
  ) async throws -> Session {
    let (known, isRight) = try await check(name, password, origin)
    guard isRight, let member = known, !member.isDisabled else {
      // Not what was typed: it may be a password in the wrong field.
      log.note(
        SecurityEvent(
          .signInFailed, who: known?.name, from: origin.address,
          what: known == nil ? "no such account" : nil))
      throw ServiceError(
        .unauthorized, "The name or the password is wrong, or the account is disabled.")
    }
    let session = try await openSession(of: member)
    log.note(SecurityEvent(.signedIn, who: member.name, from: origin.address))
    return session
  }

  /// Looks at a password, after the wait that earlier attempts have earned.
  private func check(
    _ name: String, _ password: String, _ origin: Origin
  ) async throws -> (known: StaffMember?, isRight: Bool) {
    do {
      let attempt = try throttle.begin(account: name, network: origin.network)
      var isRight = false
      defer { throttle.end(attempt, isRight: isRight) }
      if attempt.wait > .zero { try await Task.sleep(for: attempt.wait) }
      let known = try await database.staff(named: name)
      // An unknown name takes as long as a known one, so that time doesn't tell names.
      let hash = try known.map { try PasswordHash(encoded: $0.passwordHash) } ?? .decoy
      isRight =
        try await hashing.run(for: attempt.sender) { hash.matches(password) } && known != nil
      return (known?.member, isRight)
    } catch let refusal as ServiceError where refusal.code == .tooManyRequests {
      log.note(SecurityEvent(.signInRefused, from: origin.address))
      throw refusal
    }
  }

  private func openSession(of member: StaffMember) async throws -> Session {
    let token = SessionToken.make()
    let at = now()
    let expires = at.addingTimeInterval(Double(sessionHours()) * 3600)
    try await database.createSession(
      tokenDigest: token.digest, staffID: member.id, at: at, expires: expires)
    return Session(member: member, token: token.value, expires: expires)
  }

  /// Gives a member of staff a password of their own choice; every session but the new one ends.
  ///
  /// - Throws: `ServiceError` where the current password is wrong or was tried too often,
  ///   `AccountError` where the new one can't be used.
  package func changePassword(
    of member: StaffMember, current: String, new: String, from origin: Origin
  ) async throws -> Session {
    guard try await check(member.name, current, origin).isRight else {
      log.note(SecurityEvent(.passwordChangeFailed, who: member.name, from: origin.address))
      throw ServiceError(.wrongPassword, "The current password is wrong.")
    }
    let hash = try await PasswordHash.make(
      new, name: member.name, displayName: member.displayName)
    try await database.setPassword(member.name, hash)
    log.note(SecurityEvent(.passwordChanged, who: member.name, from: origin.address))
    return try await openSession(of: member)
  }

  /// - Throws: `ServiceError` where the token is unknown or too old.
  package func member(token: String?) async throws -> StaffMember {
    guard let token, let digest = SessionToken(token)?.digest,
      let member = try await database.session(tokenDigest: digest, at: now())
    else {
      throw ServiceError(.unauthorized, "Sign in first.")
    }
    return member
  }

  package func signOut(token: String, from origin: Origin) async throws {
    guard let digest = SessionToken(token)?.digest,
      let member = try await database.session(tokenDigest: digest, at: now())
    else { return }
    try await database.deleteSession(tokenDigest: digest)
    log.note(SecurityEvent(.signedOut, who: member.name, from: origin.address))
  }
}
