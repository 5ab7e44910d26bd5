import Content
import Foundation
import Testing

struct OfficeHoursTests {
  private static let weekdays: [OfficeHours.Weekday] = [
    .monday, .tuesday, .wednesday, .thursday, .friday,
  ]

  private func hours(_ week: [OfficeHours.Weekday: [String]], zone: String = "America/Los_Angeles")
    throws -> OfficeHours
  {
    OfficeHours(
      timeZone: zone, week: try week.mapValues { try $0.map { try #require(.init($0)) } })
  }

  private func instant(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
  }

  @Test func `Without hours nothing is known`() throws {
    #expect(try hours([:]).status(at: instant("2026-11-23T20:00:00Z")) == .unknown)
  }

  @Test func `A week without opening never opens`() throws {
    #expect(
      try hours([.monday: []]).status(at: instant("2026-11-23T20:00:00Z"))
        == .closed(opensAt: nil))
  }

  @Test func `Hours are those of the office's own time zone`() throws {
    let office = try hours(
      Dictionary(uniqueKeysWithValues: Self.weekdays.map { ($0, ["09:00-12:00", "13:00-17:00"]) }))
    // Monday 09:00 in Los Angeles is 17:00 UTC in winter.
    let opening = try instant("2026-11-23T17:00:00Z")
    #expect(office.status(at: opening.addingTimeInterval(-1)) == .closed(opensAt: opening))
    #expect(office.status(at: opening) == .open(until: try instant("2026-11-23T20:00:00Z")))
    #expect(
      office.status(at: try instant("2026-11-23T20:00:00Z"))
        == .closed(opensAt: try instant("2026-11-23T21:00:00Z")))
    // Friday evening: Monday.
    #expect(
      office.status(at: try instant("2026-11-28T02:00:00Z"))
        == .closed(opensAt: try instant("2026-11-30T17:00:00Z")))
  }

  @Test func `Clocks that change are followed`() throws {
    let office = try hours([.monday: ["09:00-17:00"]])
    // Summer time ends on Sunday 2026-11-01: Monday 09:00 is an hour later in UTC.
    #expect(
      office.status(at: try instant("2026-10-31T12:00:00Z"))
        == .closed(opensAt: try instant("2026-11-02T17:00:00Z")))
    // It begins on Sunday 2026-03-08.
    #expect(
      office.status(at: try instant("2026-03-07T12:00:00Z"))
        == .closed(opensAt: try instant("2026-03-09T16:00:00Z")))
  }

  @Test func `A night that loses an hour closes by the clock`() throws {
    // 2026-03-08, 02:00 becomes 03:00.
    let office = try hours([.saturday: ["22:00-06:00"]])
    #expect(
      office.status(at: try instant("2026-03-08T07:00:00Z"))
        == .open(until: try instant("2026-03-08T13:00:00Z")))
  }

  @Test func `Hours past midnight belong to the day on which they begin`() throws {
    let office = try hours([.friday: ["20:00-02:00"]], zone: "Asia/Shanghai")
    // Saturday 01:00 in Shanghai.
    #expect(
      office.status(at: try instant("2026-11-27T17:00:00Z"))
        == .open(until: try instant("2026-11-27T18:00:00Z")))
    #expect(
      office.status(at: try instant("2026-11-27T18:00:00Z"))
        == .closed(opensAt: try instant("2026-12-04T12:00:00Z")))
  }

  @Test func `Hours that touch at midnight are one`() throws {
    let office = try hours(
      [.monday: ["18:00-24:00"], .tuesday: ["00:00-03:00"]], zone: "UTC")
    #expect(
      office.status(at: try instant("2026-11-23T20:00:00Z"))
        == .open(until: try instant("2026-11-24T03:00:00Z")))
  }

  @Test func `The only opening of the week is found from its own day`() throws {
    let office = try hours([.monday: ["09:00-10:00"]], zone: "UTC")
    #expect(
      office.status(at: try instant("2026-11-23T10:00:00Z"))
        == .closed(opensAt: try instant("2026-11-30T09:00:00Z")))
  }

  @Test(arguments: [
    "9-17", "09:00", "09:60-10:00", "24:00-25:00", "09:00-09:00", "09:00-24:01", "",
  ])
  func `What isn't a range of hours is refused`(text: String) {
    #expect(OfficeHours.Range(text) == nil)
  }

  @Test func `A range is written as it is read`() {
    #expect(OfficeHours.Range("9:05 – 24:00")?.text == "09:05-24:00")
  }
}
