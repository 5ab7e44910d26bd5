import Content
import Testing

extension ContentLoaderTests {
  @Suite struct Triage {
    @Test func `Messages are read by label, phrases by file`() throws {
      let fixture = try ContentFixture()
      try fixture.write(
        "Intents/triage/pleas.txt", "\u{FEFF}# Words\nhelp\n  痛  \n")
      try fixture.write("Intents/triage/cries.txt", "## Signs\n🆘\ncries two\n")
      let (bundle, diagnostics) = fixture.load()
      #expect(diagnostics.isEmpty)
      let triage = try #require(bundle?.triage)
      #expect(triage.messages.count == 12 * TriageContent.Label.allCases.count)
      #expect(triage.messages.first?.text == "Message 1 of emergency")
      #expect(triage.pleas == ["help", "痛"])
      #expect(triage.cries == ["🆘", "cries two"])
    }

    @Test func `A line break within a message is written as one`() throws {
      let fixture = try ContentFixture()
      try fixture.edit("Intents/triage/none.txt", "Message 1 of none", #"Surgery: no\nI am well"#)
      #expect(
        fixture.load().bundle?.triage?.messages.contains { $0.text == "Surgery: no\nI am well" }
          == true)
    }

    @Test func `A revision is stored and read again`() throws {
      let bundle = try #require(try ContentFixture().load().bundle)
      #expect(try ContentBundle(encoded: bundle.encoded()) == bundle)
    }

    @Test func `Without the folder nothing is published`() throws {
      let fixture = try ContentFixture()
      try fixture.remove("Intents/triage")
      #expect(
        fixture.report() == [
          "Intents/triage: error: Without this folder nobody in danger would be noticed; copy it from "
            + "the program's content."
        ])
    }

    @Test func `Rules are read by section`() throws {
      let rules = try #require(try ContentFixture().load().bundle?.triage?.rules)
      #expect(rules.flags.map(\.kind) == [.heartAttack, .help, .heartAttack, .bleeding])
      #expect(rules.flags.first?.patterns == ["{chest} ~3 pain"])
      #expect(rules.cues.map(\.cue) == [.negation, .negation])
      #expect(rules.words == ["chest": "chest|breast", "胸": "胸口"])
    }

    @Test(arguments: [
      ("{chest}", "{chst}", "flags-en.txt:2: error: There are no words “chst”"),
      ("{chest}", "{chest", "flags-en.txt:2: error: A brace stands alone here"),
      ("~3", "~x", "flags-en.txt:2: error: “~x” is no gap"),
      ("~3", "~99", "flags-en.txt:2: error: “~99” is no gap"),
      ("pain", "pain ~2", "flags-en.txt:2: error: A gap stands between two words"),
      ("pain", "pain|", "flags-en.txt:2: error: An alternative is empty in “pain|”"),
      (
        "[heartAttack acute]", "[heart acute]",
        "flags-en.txt:1: error: “heart acute” must be a kind"
      ),
      ("[heartAttack acute]", "", "flags-en.txt:2: error: This line stands above all sections"),
      ("ambulance", "", "flags-en.txt:4: error: This section is empty"),
    ])
    func `A fault of a rule is reported with its place`(
      _ old: String, _ new: String, _ report: String
    ) throws {
      let fixture = try ContentFixture()
      try fixture.edit("Intents/triage/rules/flags-en.txt", old, new)
      #expect(fixture.report().contains { $0.hasPrefix("Intents/triage/rules/\(report)") })
    }

    @Test func `Unknown cues, two sections of a name, and foreign files are reported`() throws {
      let fixture = try ContentFixture()
      try fixture.write("Intents/triage/rules/cues-en.txt", "[negative]\nno\n")
      try fixture.write("Intents/triage/rules/words-en.txt", "[chest]\na\n[chest]\nb\n")
      try fixture.write("Intents/triage/rules/more.txt", "[help bare]\nx\n")
      let report = fixture.report().joined(separator: "\n")
      #expect(report.contains("cues-en.txt:1: error: “negative” is no cue"))
      #expect(report.contains("words-en.txt:3: error: There are two sections “chest”"))
      #expect(report.contains("more.txt: error: This folder holds only"))
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
      let fixture = try ContentFixture()
      try fixture.edit("Intents/triage/none.txt", old, new)
      #expect(fixture.report().contains { $0.hasPrefix("Intents/triage/\(report)") })
    }

    @Test func `A file that is no label's is reported`() throws {
      let fixture = try ContentFixture()
      try fixture.write("Intents/triage/panic.txt", "help\n")
      #expect(
        fixture.report().contains {
          $0.hasPrefix("Intents/triage/panic.txt: error: This folder holds only")
        })
    }

    @Test(arguments: ["🆘", "👍", "…", "?"])
    func `A sign alone is a cry, and nothing else`(_ sign: String) throws {
      let fixture = try ContentFixture()
      try fixture.write("Intents/triage/all-well.txt", "all is well\n\(sign)\n")
      #expect(
        fixture.report() == [
          "Intents/triage/all-well.txt:2: error: This line has no letter; write a text or delete it."
        ])
    }

    @Test(arguments: ["chest area", "~5", "chest|", "Chest", "{chest}", "chest|can’t"])
    func `Words that would break the phrases that name them are reported`(_ line: String) throws {
      let fixture = try ContentFixture()
      try fixture.write("Intents/triage/rules/words-en.txt", "[chest]\n\(line)\n")
      #expect(
        fixture.report().contains { $0.hasPrefix("Intents/triage/rules/words-en.txt:2: error: ") })
    }

    @Test func `A missing file is reported`() throws {
      let fixture = try ContentFixture()
      try fixture.remove("Intents/triage/cries.txt")
      #expect(
        fixture.report().contains(
          "Intents/triage/cries.txt: error: There is no such file; create it."))
    }
  }
}
