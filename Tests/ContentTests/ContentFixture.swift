import Content
import Foundation
import Linguistics
import Testing

/// A small content folder without faults in a temporary place; tests break it and load it.
final class ContentFixture {
  static let today = Date(timeIntervalSince1970: 1_795_500_000)  // 2026-11-24

  let directory: URL
  private let analyzer: TextAnalyzer
  private static let sharedAnalyzer = Result { () throws(LinguisticsError) in try TextAnalyzer() }

  init() throws {
    analyzer = try Self.sharedAnalyzer.get()
    directory = FileManager.default.temporaryDirectory
      .appending(path: "content-\(UUID().uuidString)", directoryHint: .isDirectory)
    for (path, text) in Self.files + Self.triage { try write(path, text) }
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func write(_ path: String, _ text: String) throws {
    try write(path, bytes: Data(text.utf8))
  }

  func write(_ path: String, bytes: Data) throws {
    let url = directory.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: directory.appending(path: path))
  }

  /// Replaces a part of a file that must be there.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let url = directory.appending(path: path)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old), "\(path) doesn't hold “\(old)”")
    try write(path, text.replacingOccurrences(of: old, with: new))
  }

  func load(
    requiredKeys: [String: [String]] = [:]
  ) -> (bundle: ContentBundle?, diagnostics: [Diagnostic]) {
    ContentLoader.load(
      directory, analyzer: analyzer, requiredKeys: requiredKeys, today: Self.today)
  }

  /// What the loader reports, as `file:line: severity: message`.
  func report(requiredKeys: [String: [String]] = [:]) -> [String] {
    load(requiredKeys: requiredKeys).diagnostics.map(\.description)
  }

  // MARK: The content

  /// The least that triage goes by.
  private static let triage =
    TriageContent.Label.allCases.map { label in
      (
        "Intents/triage/\(label.rawValue).txt",
        "# A heading\n\n"
          + (1...12).map { "Message \($0) of \(label.rawValue)\n" }.joined()
      )
    }
    + ["cries", "crisis-cries", "pleas", "all-well"].map { name in
      ("Intents/triage/\(name).txt", "## Kind\n\(name) one\n\(name) two\n")
    }
    + [
      ("flags-en", "[heartAttack acute]\n{chest} ~3 pain\n; a comment\n[help explicit]\nambulance"),
      ("flags-zh", "[heartAttack acute]\n胸 痛"), ("signs", "[bleeding sign]\nblood|血"),
      ("cues-en", "[negation]\nno|not"), ("cues-zh", "[negation]\n没有"),
      ("words-en", "[chest]\nchest|breast"), ("words-zh", "[胸]\n胸口"),
    ].map { name, text in ("Intents/triage/rules/\(name).txt", text + "\n") }

  private static let files = [
    "site.yaml": site,
    "Intents/care.yaml": intents,
    "Intents/out_of_scope.yaml": outOfScope,
    "Locales/en.yaml": locale("en", "Visit", "Call us on {office.phone}."),
    "Locales/zh-Hans.yaml": locale("zh-Hans", "就诊", "请致电 {office.phone}。"),
    "Locales/zh-Hant.yaml": locale("zh-Hant", "就診", "請致電 {office.phone}。"),
    "Knowledge/en/program.html": article("en", "The program", "We treat patients."),
    "Knowledge/zh-Hans/program.html": article("zh-Hans", "项目", "我们治疗患者。"),
    "Knowledge/zh-Hant/program.html": article("zh-Hant", "計畫", "我們治療病人。"),
  ]

  private static let site = """
    name: {en: Office, zh-Hans: 办公室, zh-Hant: 辦公室}
    timeZone: America/Los_Angeles
    homeCountry: US
    hours:
      monday: ["09:00-17:00"]
    facts:
      office.phone: "+1 555 0100"
      office.email:
    emergencyNumbers:
      US: "911"
      default: "112"
    embed:
      origins:
        - "https://www.example.org"
    limits:
      messageBurst: 20

    """

  private static let intents = """
    - id: care.visit
      action:
        reply: care.visit
        article: program
      phrases:
        en:
    \(phrases("How do I visit"))
        zh:
    \(phrases("怎么就诊"))

    """

  private static let outOfScope = """
    phrases:
      en:
    \(phrases("What is the weather on day"))
      zh:
    \(phrases("天气如何"))

    """

  private static func phrases(_ start: String) -> String {
    (1...12).map { "      - \(start) \($0)" }.joined(separator: "\n")
  }

  private static func locale(_ tag: String, _ label: String, _ reply: String) -> String {
    """
    language: \(tag)
    replies:
      care.visit:
        - "\(label)."
        - "\(reply)"
        - {unset: office.phone, text: "\(label)?"}
    bot:
      greeting: "\(label) {site}"
    intents:
      care.visit: "\(label)"

    """
  }

  private static func article(_ tag: String, _ title: String, _ text: String) -> String {
    """
    <!doctype html>
    <html lang="\(tag)">
    <head>
      <title>\(title)</title>
      <meta name="source" content="Handbook">
      <meta name="reviewed-on" content="2026-11-01">
      <meta name="tags" content="care, program">
      <meta name="description" content="\(text)">
    </head>
    <body>
      <main>
        <h1>\(title)</h1>
        <p>\(text)</p>
        <h2 id="who">\(title) 1</h2>
        <p>\(text)</p>
      </main>
    </body>
    </html>

    """
  }
}
