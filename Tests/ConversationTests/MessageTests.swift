import Conversation
import Foundation
import Linguistics
import Testing

@Suite struct MessageTests {
  @Test func `What is left later replaces the same, and leaves the rest of a contact`() {
    let contact = Contact(email: "old@example.org", phone: "+1 555 0100")
      .merging(Contact(email: "new@example.org", wechat: "patient"))
    #expect(
      contact == Contact(email: "new@example.org", phone: "+1 555 0100", wechat: "patient"))
  }

  @Test func `A contact is empty until one of its three is given`() {
    #expect(Contact().isEmpty)
    #expect(!Contact(email: "a@example.org").isEmpty)
    #expect(!Contact(phone: "1").isEmpty)
    #expect(!Contact(wechat: "a").isEmpty)
  }

  @Test func `A message has the names of the HTTP API, and no key for what it lacks`() throws {
    let message = Message(
      seq: 3, clientId: "c-1", author: .patient, text: "你好", lang: .zhHans,
      at: Date(timeIntervalSince1970: 0))
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(message))
    let keys = try #require(object as? [String: Any]).keys.sorted()
    #expect(keys == ["at", "author", "clientId", "lang", "seq", "text"])
  }

  @Test func `A message with everything survives its JSON`() throws {
    let message = Message(
      seq: 1, author: .bot, text: "Which one?", lang: .en, at: Date(timeIntervalSince1970: 1),
      choices: [.init(id: "person", label: "A person")],
      sources: [.init(title: "Source", url: "https://example.org/a", reviewedOn: "2026-01-31")],
      form: .init(id: "contact", fields: [.init(name: "email", label: "E-mail")]), name: "Bot")
    let copy = try JSONDecoder().decode(Message.self, from: JSONEncoder().encode(message))
    #expect(copy == message)
  }
}
