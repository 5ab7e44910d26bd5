import Foundation

/// The country that a time zone lies in, from the tz database of the system, which Foundation's
/// time zones are from as well.
package enum TimeZoneCountries {
  private static let folder = URL(filePath: "/usr/share/zoneinfo", directoryHint: .isDirectory)

  /// ISO 3166 code of the country of a zone or of another name for it; nil where it lies in none.
  package static func country(of zone: String) -> String? { countries[zone] }

  /// Whether the database has a zone in this country; true where there is no database to ask.
  package static func hasZone(in country: String) -> Bool {
    !isKnown || codes.contains(country)
  }

  /// Whether the system has the database.
  package static var isKnown: Bool { !countries.isEmpty }

  private static let codes = Set(countries.values)

  private static let countries: [String: String] = {
    var found: [String: String] = [:]
    for line in lines(of: "zone.tab") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard !line.hasPrefix("#"), columns.count >= 3 else { continue }
      found[String(columns[2])] = String(columns[0])
    }
    // “L target name”: names of before, and of zones that became one.
    for line in lines(of: "tzdata.zi") {
      let columns = line.split(separator: " ")
      guard columns.count == 3, columns[0] == "L", found[String(columns[2])] == nil,
        let country = found[String(columns[1])]
      else { continue }
      found[String(columns[2])] = country
    }
    return found
  }()

  private static func lines(of file: String) -> [Substring] {
    let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return text?.split(separator: "\n") ?? []
  }
}
