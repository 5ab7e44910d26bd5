package import Foundation

/// Dates of the calendar written as `2026-11-23`, which sort as texts.
package enum ISODate {
  static func isValid(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})/) else { return false }
    let parts = DateComponents(
      calendar: calendar, year: Int(match.1), month: Int(match.2), day: Int(match.3))
    return parts.isValidDate
  }

  /// Whether the day is over everywhere on Earth.
  static func isPast(_ date: String, at instant: Date) -> Bool { date < latest(at: instant) }

  /// The days from the first to the second; nil where one isn't a date.
  package static func days(from first: String, to second: String) -> Int? {
    guard let start = date(first), let end = date(second) else { return nil }
    return calendar.dateComponents([.day], from: start, to: end).day
  }

  private static func date(_ text: String) -> Date? {
    guard let match = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})/) else { return nil }
    return calendar.date(
      from: DateComponents(year: Int(match.1), month: Int(match.2), day: Int(match.3)))
  }

  /// The date in the place where a day ends last.
  package static func latest(at instant: Date) -> String {
    let parts = calendar.dateComponents([.year, .month, .day], from: instant)
    func padded(_ number: Int?, _ width: Int) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
  }

  private static var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: -12 * 3600) ?? .gmt
    return calendar
  }
}

extension Article {
  /// Whether `validUntil` has passed everywhere on Earth.
  package func isExpired(at instant: Date) -> Bool {
    validUntil.map { ISODate.isPast($0, at: instant) } ?? false
  }
}
