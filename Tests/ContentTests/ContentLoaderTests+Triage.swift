import Content
import Testing

extension ContentLoaderTests {
  @Suite struct Triage {
    private static let labels = TriageContent.Label.allCases.map(\.rawValue)
    private static let phrases = ["cries", "crisis-cries", "pleas", "all-well"]

    private func fixture() throws -> ContentFixture {
      let fixture = try ContentFixture()
      for label in Self.labels {
        let lines = (1...12).map { "Message \($0) of \(label)" }
        try fixture.write(
          "Intents/triage/\(label).txt", "# A heading\n\n" + lines.joined(separator: "\n") + "\n")
      }
      for name in Self.phrases {
        try fixture.write("Intents/triage/\(name).txt", "## Kind\n\(name) one\n\(name) two\n")
      }
      return fixture
    }

    @Test func `Messages are read by label, phrases by file`() throws {
      let fixture = try fixture()
      try fixture.write(
        "Intents/triage/pleas.txt", "\u{FEFF}# Words\nhelp\n  痛  \n🆘\n")
      let (bundle, diagnostics) = fixture.load()
      #expect(diagnostics.isEmpty)
      let triage = try #require(bundle?.triage)
      #expect(triage.messages.count == 12 * Self.labels.count)
      #expect(triage.messages.first?.text == "Message 1 of emergency")
      #expect(triage.pleas == ["help", "痛", "🆘"])
      #expect(triage.cries == ["cries one", "cries two"])
    }

    @Test func `A line break within a message is written as one`() throws {
      let fixture = try fixture()
      try fixture.edit("Intents/triage/none.txt", "Message 1 of none", #"Surgery: no\nI am well"#)
      #expect(
        fixture.load().bundle?.triage?.messages.contains { $0.text == "Surgery: no\nI am well" }
          == true)
    }

    @Test func `A revision is stored and read again`() throws {
      let bundle = try #require(try fixture().load().bundle)
      #expect(try ContentBundle(encoded: bundle.encoded()) == bundle)
    }

    @Test func `Without the folder there is nothing to learn from`() throws {
      let (bundle, diagnostics) = try ContentFixture().load()
      #expect(diagnostics.isEmpty)
      #expect(bundle != nil && bundle?.triage == nil)
    }

    @Test(arguments: [
      ("Message 2 of none", "message 1, of NONE!", "none.txt:4: error: Duplicate message, also at"),
      (
        "Message 2 of none", "Message 3 of crisis",
        "none.txt:4: error: This message stands for “crisis” at"
      ),
      ("Message 2 of none", "…?!", "none.txt:4: error: This line has no letter"),
      ("Message 2 of none", "#", "none.txt: error: Here are 11 messages; write at least 12"),
      (
        "Message 2 of none", String(repeating: "a", count: 4_001),
        "none.txt:4: error: This line is longer than 4000 characters"
      ),
    ])
    func `A fault is reported with its place`(
      _ old: String, _ new: String, _ report: String
    ) throws {
      let fixture = try fixture()
      try fixture.edit("Intents/triage/none.txt", old, new)
      #expect(fixture.report().contains { $0.hasPrefix("Intents/triage/\(report)") })
    }

    @Test func `A file that is no label's is reported`() throws {
      let fixture = try fixture()
      try fixture.write("Intents/triage/panic.txt", "help\n")
      #expect(
        fixture.report().contains {
          $0.hasPrefix("Intents/triage/panic.txt: error: This folder holds only")
        })
    }

    @Test func `A missing file is reported`() throws {
      let fixture = try fixture()
      try fixture.remove("Intents/triage/cries.txt")
      #expect(
        fixture.report().contains(
          "Intents/triage/cries.txt: error: There is no such file; create it."))
    }
  }
}
