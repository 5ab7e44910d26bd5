import Content
import Foundation
import HTTPTypes
import Support
import Testing

@Suite struct PatientTests {
  @Test func `a conversation opens with a greeting in the language asked for`() async throws {
    try await TestServer.run { server async throws in
      for (locale, language) in [("en", "en"), ("zh-CN", "zh-Hans"), ("zh-HK", "zh-Hant")] {
        let patient = try await server.open(#"{"locale": "\#(locale)"}"#)
        #expect(patient.greeting.locale == language)
        #expect(patient.greeting.state == "bot")
        #expect(patient.greeting.messages.map(\.author) == ["bot"])
        #expect(patient.greeting.messages.first?.lang == language)
        #expect(patient.greeting.messages.first?.choices?.map(\.id) == ["person"])
      }
    }
  }

  @Test func `questions are answered in their own script`() async throws {
    try await TestServer.run { server async throws in
      let simplified = try await server.open().say("请问怎么申请远程第二诊疗意见？")
      let reply = try #require(simplified.messages.last)
      #expect(simplified.messages.first?.author == "patient")
      #expect(reply.author == "bot")
      #expect(reply.lang == "zh-Hans")
      #expect(reply.text.contains("诊疗意见"))

      let traditional = try await server.open().say("請問怎麼申請遠端第二意見？")
      #expect(traditional.messages.last?.lang == "zh-Hant")
      #expect(traditional.messages.last?.text.contains("第二意見") == true)
    }
  }

  @Test func `what an article knows is answered with its source`() async throws {
    try await TestServer.run { server async throws in
      let turn = try await server.open().say("What is Healthcare Diplomacy?")
      let reply = try #require(turn.messages.last)
      #expect(reply.text.contains("Healthcare Diplomacy"))
      #expect(reply.sources?.first?.title.contains("Cedars-Sinai") == true)
      #expect(turn.state == "bot")
    }
  }

  @Test func `asking for a person hands over, and the bot falls silent`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      let turn = try await patient.say("Can I talk to someone")
      #expect(turn.state == "waiting")
      #expect(turn.messages.last?.form?.id == "contact")
      let next = try await patient.say("What is Healthcare Diplomacy?")
      #expect(next.messages.map(\.author) == ["patient"])
      #expect(try await patient.conversation().expectation?.isEmpty == false)
    }
  }

  @Test func `an emergency is answered first in every state`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open(#"{"timezone": "Asia/Shanghai"}"#)
      _ = try await patient.say("我想跟真人谈")
      let turn = try await patient.say("我爸突然胸口剧痛，喘不过气来")
      #expect(turn.state == "waiting")
      let reply = try #require(turn.messages.last)
      #expect(reply.author == "bot")
      #expect(reply.text.contains("120"))
      let cookie = try await server.signIn("mei")
      let queue = try await server.send(.get, "/v1/desk/queue", cookie: cookie)
      #expect(String(decoding: queue.body, as: UTF8.self).contains(#""priority":"emergency""#))
    }
  }

  @Test func `the same client id gives the stored result, and no other content`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      let json = #"{"clientId": "m-1", "text": "hello"}"#
      let first = try await patient.post(json)
      let second = try await patient.post(json)
      #expect(first.status == .created)
      #expect(second.status == .ok)
      #expect(first.body == second.body)
      let other = try await patient.post(#"{"clientId": "m-1", "text": "goodbye"}"#)
      #expect(other.status == .conflict)
      #expect(other.problemCode == "clientIdReused")
      #expect(try await patient.conversation().messages.count == 3)
    }
  }

  @Test func `opening again with the same long client id gives the same conversation`() async throws
  {
    try await TestServer.run { server async throws in
      let json = #"{"clientId": "\#(UUID().uuidString)"}"#
      let first = try await server.send(.post, "/v1/conversations", json: json)
      let second = try await server.send(.post, "/v1/conversations", json: json)
      #expect(second.status == .ok)
      let one = try first.decoded(TestServer.ConversationBody.self)
      let two = try second.decoded(TestServer.ConversationBody.self)
      #expect(one.id == two.id)
      #expect(one.token == two.token)
    }
  }

  @Test func `a short client id never opens somebody else's conversation`() async throws {
    try await TestServer.run { server async throws in
      let first = try await server.open(#"{"clientId": "c1"}"#)
      let second = try await server.open(#"{"clientId": "c1"}"#)
      #expect(first.id != second.id)
    }
  }

  @Test func `a chosen language stays, whatever the next message is written in`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      let answer = try await server.send(
        .patch, patient.path, json: #"{"locale": "zh-Hant"}"#, token: patient.token)
      #expect(answer.status == .ok)
      let turn = try await patient.say("What is Healthcare Diplomacy?")
      #expect(turn.messages.last?.lang == "zh-Hant")
      let asked = try await patient.say("Can you speak English please")
      #expect(asked.messages.last?.lang == "en")
    }
  }

  @Test func `a contact form is kept for the desk`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      _ = try await patient.choose("person")
      let bad = try await patient.post(
        #"{"clientId": "f1", "form": {"id": "contact", "values": {"email": "nobody"}}}"#)
      #expect(bad.status == .unprocessableContent)
      let good = try await patient.post(
        #"{"clientId": "f2", "form": {"id": "contact", "values": {"email": "li@example.org"}}}"#)
      #expect(good.status == .created)
      #expect(try good.decoded(TestServer.TurnBody.self).messages.last?.author == "system")
      let cookie = try await server.signIn("mei")
      let detail = try await server.send(
        .get, "/v1/desk/conversations/\(patient.id)", cookie: cookie)
      #expect(String(decoding: detail.body, as: UTF8.self).contains("li@example.org"))
    }
  }

  @Test func `erasing leaves nothing`() async throws {
    try await TestServer.run { server async throws in
      let patient = try await server.open()
      _ = try await patient.say("hello")
      #expect(
        try await server.send(.delete, patient.path, token: patient.token).status == .noContent)
      #expect(
        try await server.send(.get, patient.path, token: patient.token).status == .unauthorized)
    }
  }

  @Test func `a fact that the site sets is told, and left out while it is unset`() async throws {
    let phone = "+1 000 555 0100"
    let with = try await ShippedContent.published(hours: [:], facts: ["office.phone": phone])
    try await TestServer.run(published: with) { server async throws in
      let turn = try await server.open().say("What is your phone number?")
      #expect(turn.messages.last?.text.contains(phone) == true)
    }
    try await TestServer.run { server async throws in
      let turn = try await server.open().say("What is your phone number?")
      #expect(turn.messages.last?.text.contains("{") == false)
      #expect(turn.messages.last?.choices?.contains { $0.id == "person" } == true)
    }
  }
}
