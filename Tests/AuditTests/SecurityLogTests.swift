import Audit
import Foundation
import Synchronization
import Testing

/// A clock that is set by hand.
private final class Clock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_795_500_000))
  var now: Date { time.withLock { $0 } }
  func pass(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

@Suite final class SecurityLogTests {
  private struct Line: Decodable {
    let at: String
    let event: String
    let who: String?
    let from: String?
    let what: String?
    let count: Int?
  }

  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private let clock = Clock()
  private var file: URL { folder.appending(path: "security.log") }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func log(_ rotation: SecurityLog.Rotation = .init()) -> SecurityLog {
    SecurityLog(file: file, rotation: rotation, now: { [clock] in clock.now })
  }

  private func lines(_ name: String = "security.log") throws -> [Line] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  @Test func `who, what and from where stand in a line that only the owner can read`() throws {
    let log = log()
    log.note(SecurityEvent(.signedIn, who: "mei", from: "192.0.2.1"))
    log.note(SecurityEvent(.contentPublished, who: "command", what: "revision 3"))
    log.flush()
    let lines = try lines()
    #expect(lines.map(\.event) == ["signed-in", "content-published"])
    #expect(lines.map(\.who) == ["mei", "command"])
    #expect(lines[0].from == "192.0.2.1" && lines[1].what == "revision 3")
    #expect(lines[0].at.hasSuffix("Z"))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `a flood is a line a minute with its count, and each source stands apart`() throws {
    let log = log()
    for _ in 0..<100 { log.note(SecurityEvent(.originRefused, from: "192.0.2.1")) }
    log.note(SecurityEvent(.originRefused, from: "192.0.2.2"))
    clock.pass(61)
    log.note(SecurityEvent(.signedIn, who: "mei"))
    log.flush()
    let lines = try lines()
    #expect(lines.count == 23)
    #expect(lines.prefix(20).allSatisfy { $0.from == "192.0.2.1" && $0.count == nil })
    #expect(lines.suffix(3).map(\.from) == ["192.0.2.2", "192.0.2.1", nil])
    #expect(lines.suffix(3).map(\.count) == [nil, 80, nil])
    #expect(lines.last?.event == "signed-in")
  }

  @Test func `what is counted isn't lost when the service ends`() throws {
    let log = log()
    for _ in 0..<25 { log.note(SecurityEvent(.signInRefused, from: "192.0.2.1")) }
    log.flush()
    #expect(try lines().compactMap(\.count) == [5])
  }

  @Test func `floods from everywhere don't fill the file`() throws {
    let log = log()
    for number in 0..<5_000 {
      log.note(SecurityEvent(.limitReached, from: "2001:db8::\(String(number, radix: 16))"))
    }
    log.flush()
    #expect(try lines().count < 1_100)
  }

  @Test func `the file is moved aside when it is full, and only so many are kept`() throws {
    var rotation = SecurityLog.Rotation()
    rotation.bytes = 500
    rotation.files = 2
    let log = log(rotation)
    for number in 0..<40 { log.note(SecurityEvent(.signedIn, who: "member\(number)")) }
    log.flush()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix(".lock") }.sorted()
    #expect(names == ["security.log", "security.log.1", "security.log.2"])
    #expect(try lines().last?.who == "member39")
    #expect(try lines("security.log.1").last.map { $0.who } != nil)
  }

  @Test func `two processes' lines don't run into each other`() throws {
    let logs = [log(), log()]
    DispatchQueue.concurrentPerform(iterations: 200) { number in
      logs[number % 2].note(SecurityEvent(.signedIn, who: "member\(number)"))
    }
    for log in logs { log.flush() }
    #expect(Set(try lines().compactMap(\.who)).count == 200)
  }

  @Test func `what can't be written is told once, not each time`() throws {
    let failures = Mutex(0)
    let log = SecurityLog(
      file: folder.appending(path: "no/such/folder/security.log"), now: { [clock] in clock.now },
      onFailure: { _ in failures.withLock { $0 += 1 } })
    for _ in 0..<10 { log.note(SecurityEvent(.signedIn)) }
    log.flush()
    #expect(failures.withLock { $0 } == 1)
  }
}
