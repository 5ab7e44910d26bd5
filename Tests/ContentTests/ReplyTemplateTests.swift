import Content
import Testing

struct ReplyTemplateTests {
  private let template = ReplyTemplate(lines: [
    .init("Welcome to {site}."),
    .init("Call {office.phone} or write to {office.email}."),
    .init("Ask a colleague.", unset: ["office.phone", "office.email"]),
  ])

  private func render(_ facts: [String: String], _ values: [String: String] = ["site": "X"])
    -> String
  {
    template.render(facts: { facts[$0] }, values: values)
  }

  @Test func `A line with an unset fact is left out`() {
    #expect(render([:]) == "Welcome to X.\nAsk a colleague.")
  }

  @Test func `An unset line is shown only while all of its facts are unset`() {
    #expect(render(["office.phone": "1"]) == "Welcome to X.")
    #expect(
      render(["office.phone": "1", "office.email": "a@b"])
        == "Welcome to X.\nCall 1 or write to a@b.")
  }

  @Test func `A line whose value nobody gives is left out`() {
    #expect(render([:], [:]) == "Ask a colleague.")
  }

  @Test func `Braces in a value are not filled in again`() {
    #expect(
      render([:], ["site": "{office.phone}"]) == "Welcome to {office.phone}.\nAsk a colleague.")
  }

  @Test func `Placeholders are names in braces and nothing else`() {
    #expect(
      Placeholders.names(in: "{a} {a.b} {} { c } {1} {{d}} {e-f}") == ["a", "a.b", "d", "e-f"])
    #expect(template.placeholders == ["office.email", "office.phone", "site"])
  }
}
