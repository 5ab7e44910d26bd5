import Foundation
import Linguistics
import PageIsolation
import PageReading
import Support
import SystemPackage
import Testing

/// Documents read by the built program, or by a script in its place.
@Suite(.timeLimit(.minutes(5)))
struct IsolatedReadingTests {
  private static let address = "https://www.example.org/a/page.html"

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "isolated-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private static func program(_ limits: ReadingLimits = ReadingLimits()) -> IsolatedPageReader {
    IsolatedPageReader(
      limits: limits, command: .reader(FilePath(BuiltProgram.liaison), limits))
  }

  /// A shell in place of the reader; `read_pages` in it starts the real one.
  private func script(
    _ text: String, _ limits: ReadingLimits = ReadingLimits()
  ) -> IsolatedPageReader {
    let start =
      "exec '\(BuiltProgram.liaison)' read-pages --bytes \(limits.bytes)"
      + " --megabytes \(limits.megabytes) --processor-seconds \(limits.processorSeconds)"
    return IsolatedPageReader(
      limits: limits,
      command: IsolatedPageReader.Command(
        executable: "/bin/sh",
        arguments: ["-c", "cd '\(folder.path)'; read_pages() { \(start); }; \(text)"]))
  }

  private static func page(_ text: String) -> Data {
    Data("<html lang=en><body><h1>Parking</h1><p>\(text)</p></body></html>".utf8)
  }

  /// What became of a document: the text of its first passage, or why there is none.
  private func outcome(_ bytes: Data, _ reader: IsolatedPageReader) async -> String {
    do {
      let document = try await reader.read(bytes, contentType: nil, address: Self.address)
      guard case .page(let page) = document else { return "no page" }
      return page.passages[0].text
    } catch let error as PageError {
      return error.code
    } catch let error as ReadingFailure {
      return error.code
    } catch {
      return "\(error)"
    }
  }

  private func lines(of name: String) -> [String] {
    let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  @Test func `Every page is read as it is without a process of its own`() async throws {
    let pages = ShippedContent.project.appending(path: "Tests/PageReadingTests/Pages")
    let files = try FileManager.default.contentsOfDirectory(
      at: pages, includingPropertiesForKeys: nil)
    let plain = PageReader(analyzer: try TextAnalyzer())
    let reader = Self.program()
    for file in files where file.pathExtension == "html" {
      let bytes = try Data(contentsOf: file)
      #expect(
        try await reader.read(bytes, contentType: nil, address: Self.address)
          == plain.document(bytes, address: Self.address), "\(file.lastPathComponent)")
    }
    for xml in [
      "<urlset><url><loc>https://www.example.org/a</loc><lastmod>2026-11-01</lastmod></url></urlset>",
      "<rss><channel><title>News</title><item><title>A</title><link>/a</link></item></channel></rss>",
    ] {
      #expect(
        try await reader.read(Data(xml.utf8), contentType: nil, address: Self.address)
          == plain.document(Data(xml.utf8), address: Self.address))
    }
    #expect(await outcome(Data("%PDF-1.7".utf8), reader) == "not-a-page")
    #expect(await outcome(Data("<rss></rss>".utf8), reader) == "empty")
    await reader.close()
  }

  @Test(arguments: [
    ("exit 0", "reader-crashed"), ("exit 64", "reader-crashed"),
    ("kill -SEGV $$", "reader-crashed"), ("head -c 6 >/dev/null; kill -ILL $$", "reader-crashed"),
    ("ulimit -S -t 1; while :; do :; done", "reader-too-slow"), ("sleep 300", "reader-too-slow"),
    ("exec 1>&-; sleep 300", "reader-crashed"),
    ("printf '\\377\\377\\377\\377'; sleep 300", "reader-unintelligible"),
    ("printf '\\0\\0\\0\\2{}'; sleep 300", "reader-unintelligible"),
    ("yes", "reader-unintelligible"), ("yes >&2", "reader-too-slow"),
  ]) func `Whatever becomes of the reader is told of the page`(script: String, code: String)
    async throws
  {
    let reader = self.script(script, ReadingLimits(seconds: 3))
    #expect(await outcome(Self.page("The garage is east."), reader) == code)
    await reader.close()
  }

  @Test func `A program that can't be started is told of, too`() async throws {
    let reader = IsolatedPageReader(
      command: IsolatedPageReader.Command(executable: "/nowhere/at/all", arguments: []))
    #expect(await outcome(Self.page("The garage is east."), reader) == "no-reader")
    await reader.close()
  }

  @Test func `Many pages are read by one process, which ends with the last`() async throws {
    let reader = script("echo $$ >>started; read_pages")
    for number in 1...30 {
      #expect(await outcome(Self.page("Level \(number)."), reader) == "Level \(number).")
    }
    let process = try #require(lines(of: "started").first.flatMap { pid_t($0) })
    #expect(lines(of: "started").count == 1)
    #expect(kill(process, 0) == 0)
    await reader.close()
    #expect(kill(process, 0) == -1)
  }

  @Test func `A page is not blamed for what an earlier one did to its process`() async throws {
    let reader = script("echo $$ >>started; read_pages")
    #expect(await outcome(Self.page("One."), reader) == "One.")
    let first = try #require(lines(of: "started").first.flatMap { pid_t($0) })
    #expect(kill(first, SIGKILL) == 0)
    #expect(await outcome(Self.page("Two."), reader) == "Two.")
    #expect(lines(of: "started").count == 2)
    await reader.close()
  }

  @Test func `A page pays only for what it does itself`() async throws {
    let reader = script(
      """
      echo x >>started
      case $(wc -l <started) in 1) exit 9;; 2) ulimit -S -t 1; while :; do :; done;; esac
      read_pages
      """, ReadingLimits(seconds: 30))
    #expect(await outcome(Self.page("One."), reader) == "reader-crashed")
    #expect(await outcome(Self.page("Two."), reader) == "reader-too-slow")
    #expect(await outcome(Self.page("Three."), reader) == "Three.")
    #expect(await outcome(Self.page("Four."), reader) == "Four.")
    #expect(lines(of: "started").count == 3)
    await reader.close()
  }

  /// Five megabytes take more than two seconds, and much memory.
  private static let large: Data = {
    let row = "<div class=a><p>Some <b>words</b> of <a href=/x>a page</a>.</p></div>\n"
    return Data(String(repeating: row, count: 4_900_000 / row.utf8.count).utf8)
  }()

  @Test func `The real reader keeps to its memory`() async throws {
    let reader = Self.program(ReadingLimits(megabytes: 300))
    #expect(await outcome(Self.page("One."), reader) == "One.")
    #expect(await outcome(Self.large, reader) == "reader-out-of-memory")
    #expect(await outcome(Self.page("Two."), reader) == "Two.")
    await reader.close()
  }

  @Test func `The real reader keeps to its time, page by page`() async throws {
    let reader = Self.program(ReadingLimits(processorSeconds: 1))
    for number in 1...300 {
      #expect(await outcome(Self.page("Level \(number)."), reader) == "Level \(number).")
    }
    #expect(await outcome(Self.large, reader) == "reader-too-slow")
    #expect(await outcome(Self.page("Two."), reader) == "Two.")
    await reader.close()
  }

  @Test func `A process gets no secrets, no descriptors and no more than its limits`() async throws
  {
    setenv("LIAISON_TEST_SECRET", "secret", 1)
    let open = FileHandle(forReadingAtPath: "/dev/null")
    let reader = script(
      "env >environment; ls /proc/self/fd >descriptors; echo $$ >process; read_pages")
    #expect(await outcome(Self.page("One."), reader) == "One.")
    let names = Set(lines(of: "environment").map { $0.prefix { $0 != "=" } })
    // The rest is the shell's own.
    let own: Set<Substring> = ["PWD", "OLDPWD", "SHLVL", "_"]
    #expect(names.subtracting(own).isSubset(of: ["SWIFT_BACKTRACE", "LD_LIBRARY_PATH"]))
    // The fourth is that of `ls` itself.
    #expect(lines(of: "descriptors").count == 4)
    let process = try #require(lines(of: "process").first)
    let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    func hard(_ name: String) -> String? {
      limits.first { $0.joined(separator: " ").hasPrefix("Max \(name) ") }
        .map { String($0[$0.count - 2]) }
    }
    #expect(hard("address space") == "1500000000")
    #expect(hard("core file size") == "0")
    #expect(hard("file size") == "0")
    #expect(hard("open files") == "32")
    await reader.close()
    try open?.close()
  }

  @Test func `Who stops waiting ends the process at once`() async throws {
    let reader = script("echo $$ >process; sleep 300")
    let task = Task { await outcome(Self.page("One."), reader) }
    while lines(of: "process").isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    let process = try #require(lines(of: "process").first.flatMap { pid_t($0) })
    task.cancel()
    #expect(await task.value == "\(CancellationError())")
    await reader.close()
    #expect(kill(process, 0) == -1)
    #expect(await outcome(Self.page("Two."), reader) == "\(CancellationError())")
  }
}
