import ArgumentParser
import Foundation
import Linguistics
import PageReading

/// Reads pages that were spoilt in every way, and stops at the first that breaks a promise.
@main
struct PageFuzzer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liaison-page-fuzzer",
    abstract: "Mutates the pages of a folder and reads them; see Benchmarks/README.md.")

  @Argument(help: "A folder of pages.")
  var folder = "Tests/PageReadingTests/Pages"
  @Option(help: "How many inputs to try; 200,000 where there is no other end.")
  var inputs: Int?
  @Option(help: "The same seed gives the same inputs; another one each time if not given.")
  var seed: UInt64?
  @Option(help: "Stop after so many seconds.")
  var seconds: Double?

  private struct Report: Encodable {
    var inputs = 0
    var read = 0
    var inputsPerSecond = 0.0
    var slowestMillis = 0.0
    /// Memory of the process in megabytes after the first 500 inputs, and at the end.
    var earlyMegabytes = 0.0
    var megabytes = 0.0
  }

  func run() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: URL(filePath: folder), includingPropertiesForKeys: nil)
    let pages = try files.filter { $0.pathExtension == "html" }.sorted { $0.path < $1.path }
      .map { [UInt8](try Data(contentsOf: $0)) }
    guard !pages.isEmpty else { throw ValidationError("There is no .html in \(folder).") }
    let reader = PageReader(analyzer: try TextAnalyzer())
    let seed = seed ?? UInt64.random(in: 0..<1_000_000)
    // An input that ends the process is found again by it.
    FileHandle.standardError.write(Data("seed \(seed)\n".utf8))
    let inputs = inputs ?? (seconds == nil ? 200_000 : Int.max)
    var mutator = Mutator(pages: pages, seed: seed)
    var report = Report()
    let clock = ContinuousClock()
    let start = clock.now
    for number in 0..<inputs {
      let input = mutator.next()
      let time = try clock.measure { report.read += try read(input, reader, number) ? 1 : 0 }
      report.slowestMillis = max(report.slowestMillis, time / .milliseconds(1))
      report.inputs += 1
      if number == min(inputs / 10, 500) { report.earlyMegabytes = residentMegabytes() }
      if let seconds, start.duration(to: clock.now) > .seconds(seconds) { break }
    }
    report.inputsPerSecond = Double(report.inputs) / (start.duration(to: clock.now) / .seconds(1))
    report.megabytes = residentMegabytes()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }

  /// Whether it could be read; throws where what was read is not as promised.
  private func read(_ input: [UInt8], _ reader: PageReader, _ number: Int) throws -> Bool {
    let bytes = Data(input)
    let address = "https://www.example.org/a/b.html"
    // As whatever it might be taken for.
    let readings: [() throws -> WebDocument] = [
      { .sitemap(try reader.sitemap(bytes)) },
      { .page(try reader.page(of: try reader.feed(bytes), address: address)) },
      { .page(try reader.read(bytes, address: address)) },
    ]
    var documents: [WebDocument] = []
    for reading in readings {
      do { documents.append(try reading()) } catch is PageError {}
    }
    guard documents.allSatisfy(\.isSound) else {
      let file = FileManager.default.temporaryDirectory.appending(path: "unsound-\(number).html")
      try bytes.write(to: file)
      throw ValidationError("Input \(number) gives an unsound page; it is in \(file.path).")
    }
    return !documents.isEmpty
  }

  private func residentMegabytes() -> Double {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(
      separator: " ")
    let pages = fields.flatMap { $0.count > 1 ? Double($0[1]) : nil } ?? 0
    return pages * Double(getpagesize()) / 1e6
  }
}

/// Makes new inputs of old ones.
private struct Mutator {
  private static let pieces = [
    "<", ">", "</", "<!--", "-->", "<p>", "</p>", "<div", "<table><tr><td>", "</table>", "<li>",
    "<dt>",
    "<dd>", "<h2>", "</h2>", "<b>", "<a href=", "<a name=x>", "<details><summary>",
    "<button aria-controls=x>",
    "hidden", "<script>", "</script>", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "&#x0;",
    "&#999999999;",
    "&nbsp", "charset=gb2312", "charset=utf-16", "\u{FEFF}", "\u{0}", "\u{2028}",
    "<base href=\"//[::\">", "<title>",
    "<urlset>", "<rss>", "<item><title>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<main>", "</main>",
    "<th>", "～", "。",
    "<template>", "</template>", "<template shadowrootmode=open>", "<slot>", "<slot name=a>",
    "<my-card>", "</my-card>", "<picture><source srcset=\"a 1x, b 2x\"><img>", "</picture>",
    "</a>",
    "<a href=x>", " <a href=x><div></div></a>", " <a href=x> <div><img></div></a> ",
    "<a href=x><table><tr><td></table></a>", "<a href=x><h3></h3></a>", "<dt></dt><dd></dd>",
    "<ul><li><ul><li>", "</ul>", "<ol start=9223372036854775807>", "<li value=2147483647>",
    "</div>",
    "<div role=tabpanel hidden>", "<summary>", "<br>", "<font size=7>",
  ].map { Array($0.utf8) }

  private let pages: [[UInt8]]
  private var state: UInt64

  init(pages: [[UInt8]], seed: UInt64) {
    self.pages = pages
    state = seed
  }

  /// SplitMix64: Steele, Lea and Flood, “Fast Splittable Pseudorandom Number Generators”, 2014.
  private mutating func random(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(max(1, limit)))
  }

  mutating func next() -> [UInt8] {
    var input = pages[random(below: pages.count)]
    // Small inputs are quick, so that many can be tried.
    if random(below: 4) > 0 {
      let start = random(below: input.count)
      input = Array(input[start..<min(input.count, start + 200 + random(below: 1_500))])
    }
    for _ in 0...random(below: 8) { mutate(&input) }
    return input
  }

  private mutating func mutate(_ input: inout [UInt8]) {
    guard !input.isEmpty else { return input = Self.pieces[random(below: Self.pieces.count)] }
    let place = random(below: input.count)
    switch random(below: 7) {
    case 0: input[place] = UInt8(random(below: 256))
    case 1: input.insert(contentsOf: Self.pieces[random(below: Self.pieces.count)], at: place)
    case 2: input.removeSubrange(place..<min(input.count, place + 1 + random(below: 60)))
    case 3: input.removeLast(input.count - place)
    case 4:
      let other = pages[random(below: pages.count)]
      let start = random(below: other.count)
      input.insert(
        contentsOf: other[start..<min(other.count, start + random(below: 300))], at: place)
    case 5:
      let piece = Self.pieces[random(below: Self.pieces.count)]
      let times = random(below: min(400, 2_000 / piece.count))
      input.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: place)
    default:
      let end = min(input.count, place + random(below: 200))
      input.insert(contentsOf: input[place..<end], at: random(below: input.count))
    }
  }
}
