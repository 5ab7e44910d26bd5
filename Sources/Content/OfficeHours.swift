package import Foundation

/// Whether the office is open.
package enum OfficeStatus: Sendable, Equatable {
  /// No hours are set.
  case unknown
  case open(until: Date)
  /// `opensAt` is nil where no day of the week has hours.
  case closed(opensAt: Date?)
}

/// The opening hours of a week, in the office's own time zone.
package struct OfficeHours: Sendable, Codable, Equatable {
  package enum Weekday: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    // In the order of Calendar's numbers, from 1.
    case sunday, monday, tuesday, wednesday, thursday, friday, saturday
  }

  /// Two times of day. An end that isn't after the start is on the next day.
  package struct Range: Sendable, Codable, Equatable {
    /// Minutes after midnight, 0 to 1439.
    package let start: Int
    /// Minutes after midnight, 0 to 1440.
    package let end: Int

    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }

    /// Reads `09:00-17:00`; nil where it isn't two times of day. `24:00` is the end of the day.
    package init?(_ text: String) {
      guard
        let match = text.wholeMatch(of: /(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})/),
        let startHour = Int(match.1), let startMinute = Int(match.2),
        let endHour = Int(match.3), let endMinute = Int(match.4),
        startMinute < 60, endMinute < 60
      else { return nil }
      start = startHour * 60 + startMinute
      end = endHour * 60 + endMinute
      guard start < 1440, end <= 1440, start != end else { return nil }
    }

    /// `09:00-17:00`.
    package var text: String { "\(Self.clock(start))-\(Self.clock(end))" }

    private static func clock(_ minutes: Int) -> String {
      func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
      return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }
  }

  /// IANA name.
  package let timeZone: String
  /// A day that isn't listed is closed; no day at all means that the hours aren't known.
  package let week: [Weekday: [Range]]

  package init(timeZone: String, week: [Weekday: [Range]] = [:]) {
    self.timeZone = timeZone
    self.week = week
  }

  /// Whether the office is open at an instant, and until or from when.
  package func status(at now: Date) -> OfficeStatus {
    guard !week.isEmpty, let zone = TimeZone(identifier: timeZone) else { return .unknown }
    let openings = openings(around: now, in: zone)
    if let current = openings.first(where: { $0.start <= now && now < $0.end }) {
      return .open(until: current.end)
    }
    return .closed(opensAt: openings.first { $0.start > now }?.start)
  }

  /// The times when the office is open from the day before to the same day of the next week, in
  /// order; those that touch are one.
  private func openings(around now: Date, in zone: TimeZone) -> [DateInterval] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    // Days are counted from noon, which every day has.
    let today = calendar.dateComponents([.year, .month, .day], from: now)
    let noon = DateComponents(year: today.year, month: today.month, day: today.day, hour: 12)
    guard let noon = calendar.date(from: noon) else { return [] }

    func instant(_ day: Date, dayOffset: Int, minutes: Int) -> Date? {
      guard let other = calendar.date(byAdding: .day, value: dayOffset, to: day) else { return nil }
      var parts = calendar.dateComponents([.year, .month, .day], from: other)
      parts.hour = minutes / 60
      parts.minute = minutes % 60
      return calendar.date(from: parts)
    }

    let intervals = (-1...7).flatMap { offset -> [DateInterval] in
      guard let day = calendar.date(byAdding: .day, value: offset, to: noon) else { return [] }
      let weekday = Weekday.allCases[calendar.component(.weekday, from: day) - 1]
      return (week[weekday] ?? []).compactMap { range in
        let endsNextDay = range.end <= range.start || range.end == 1440
        guard
          let start = instant(day, dayOffset: 0, minutes: range.start),
          let end = instant(day, dayOffset: endsNextDay ? 1 : 0, minutes: range.end % 1440),
          start < end
        else { return nil }
        return DateInterval(start: start, end: end)
      }
    }
    return intervals.sorted { $0.start < $1.start }.reduce(into: []) { merged, next in
      if let last = merged.last, next.start <= last.end {
        merged[merged.count - 1].end = max(last.end, next.end)
      } else {
        merged.append(next)
      }
    }
  }
}

extension SiteSettings {
  /// Whether the office is open at an instant.
  package func officeStatus(at date: Date) -> OfficeStatus { hours.status(at: date) }
}
