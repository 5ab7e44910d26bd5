import WebAPI
import Persistence
import Accounts
import Foundation
import HTTPTypes
import Testing

@Suite struct StaffTests {
  private typealias Answer = TestServer.Answer

  private struct Queue: Decodable {
    struct Line: Decodable {
      let id: String
      let state: String
      let priority: String?
      let reason: String?
    }
    let conversations: [Line]
  }

  @Test func `staff claims, answers and resolves, and the patient reads it`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      _ = try await patient.say("Can I talk to someone")
      let cookie = try await server.signIn("mei")
      let queue = try await server.send(.get, "/v1/desk/queue", cookie: cookie).decoded(Queue.self)
      #expect(queue.conversations.map(\.id) == [patient.id])
      #expect(queue.conversations.first?.reason == "human.request")

      let desk = "/v1/desk/conversations/\(patient.id)"
      #expect(try await server.send(.post, "\(desk)/claim", cookie: cookie).status == .ok)
      let json = #"{"clientId": "s1", "text": "Hello, this is Mei."}"#
      let sent = try await server.send(.post, "\(desk)/messages", json: json, cookie: cookie)
      #expect(sent.status == .created)
      let again = try await server.send(.post, "\(desk)/messages", json: json, cookie: cookie)
      #expect(again.status == .ok)
      let silent = try await patient.say("thank you")
      #expect(silent.state == "staff")
      #expect(silent.messages.count == 1)
      #expect(try await server.send(.post, "\(desk)/resolve", cookie: cookie).status == .ok)

      let conversation = try await patient.conversation()
      #expect(conversation.state == "closed")
      #expect(conversation.messages.contains { $0.author == "staff" && $0.text.contains("Mei") })
      #expect(conversation.messages.map(\.seq) == Array(1...conversation.messages.count))
      let reopened = try await patient.say("What is Healthcare Diplomacy?")
      #expect(reopened.state == "bot")
      #expect(reopened.messages.count == 2)
    }
  }

  @Test func `a lost claim is a conflict, and only the claimant may write`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      _ = try await patient.choose("person")
      let mei = try await server.signIn("mei")
      let tom = try await server.signIn("tom")
      let desk = "/v1/desk/conversations/\(patient.id)"
      #expect(try await server.send(.post, "\(desk)/claim", cookie: mei).status == .ok)
      let lost = try await server.send(.post, "\(desk)/claim", cookie: tom)
      #expect(lost.status == .conflict)
      #expect(try lost.decoded(TestServer.ProblemBody.self).detail.contains("Mei"))
      let write = try await server.send(
        .post, "\(desk)/messages", json: #"{"clientId": "x", "text": "hi"}"#, cookie: tom)
      #expect(write.status == .conflict)
      let transfer = try await server.send(
        .post, "\(desk)/transfer", json: #"{"to": "tom"}"#, cookie: mei)
      #expect(transfer.status == .ok)
      #expect(try await server.send(.post, "\(desk)/release", cookie: tom).status == .ok)
      #expect(try await patient.conversation().state == "waiting")
    }
  }

  @Test func `nothing of staff's opens without a session or the role`() async throws {
    try await TestServer.run { server async throws in
      for path in ["/v1/desk/queue", "/v1/desk/events", "/v1/studio/intents", "/v1/session"] {
        #expect(try await server.send(.get, path).status == .unauthorized)
        let forged = try await server.send(.get, path, cookie: "liaison_session=forged")
        #expect(forged.status == .unauthorized)
      }
      let agent = try await server.signIn("agent")
      #expect(try await server.send(.get, "/v1/studio/intents", cookie: agent).status == .forbidden)
      let admin = try await server.signIn("boss", role: .admin)
      #expect(try await server.send(.get, "/v1/studio/intents", cookie: admin).status == .ok)
    }
  }

  @Test func `a session ends with signing out and with the account`() async throws {
    try await TestServer.run { server async throws in
      let first = try await server.signIn("mei")
      #expect(try await server.send(.delete, "/v1/session", cookie: first).status == .noContent)
      #expect(try await server.send(.get, "/v1/session", cookie: first).status == .unauthorized)
      let second = try await server.signIn("tom")
      try await server.services.database.setDisabled("tom", true, at: Date())
      #expect(try await server.send(.get, "/v1/session", cookie: second).status == .unauthorized)
    }
  }

  @Test func `guessing passwords is slowed down`() async throws {
    try await TestServer.run { server async throws in
      let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
        for _ in 0..<12 {
          group.addTask {
            try await server.send(
              .post, "/v1/session", json: #"{"name": "admin", "password": "guess"}"#)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.map(\.status)) == [.unauthorized, .tooManyRequests])
      for answer in answers where answer.status == .tooManyRequests {
        #expect(answer.headers[.retryAfter] != nil)
      }
    }
  }

  @Test func `the session's cookie is out of reach of scripts and other sites`() async throws {
    try await TestServer.run { server async throws in
      _ = try await server.services.database.addStaff(
        name: "mei", displayName: "Mei", role: .agent,
        passwordHash: try await PasswordHash.make("correct horse", name: "mei", displayName: "Mei"),
        at: Date())
      let answer = try await server.send(
        .post, "/v1/session", json: #"{"name": "mei", "password": "correct horse"}"#)
      let cookie = try #require(answer.headers[.setCookie])
      #expect(cookie.contains("HttpOnly"))
      #expect(cookie.contains("SameSite=Strict"))
    }
  }

  private struct Trial: Decodable {
    struct Decision: Decodable {
      struct Candidate: Decodable {
        let intent: String
        let probability: Double
      }
      let outcome: String
      let intents: [String]
      let candidates: [Candidate]
      let rule: String
    }
    let decision: Decision
    let replies: [TestServer.MessageBody]
    let redFlag: String?
  }

  @Test func `the studio shows what a message would get and why`() async throws {
    try await TestServer.run { server async throws in
      let admin = try await server.signIn("boss", role: .admin)
      let trial = try await server.send(
        .post, "/v1/studio/try", json: #"{"text": "请问怎么申请远程第二诊疗意见？"}"#, cookie: admin
      ).decoded(Trial.self)
      #expect(trial.decision.outcome == "matched")
      #expect(trial.decision.intents == ["care.second_opinion"])
      #expect(trial.decision.candidates.first?.intent == "care.second_opinion")
      #expect(trial.replies.first?.lang == "zh-Hans")
      let flagged = try await server.send(
        .post, "/v1/studio/try", json: #"{"text": "I can't breathe and my chest hurts badly"}"#,
        cookie: admin
      ).decoded(Trial.self)
      #expect(flagged.redFlag != nil)
    }
  }
}
