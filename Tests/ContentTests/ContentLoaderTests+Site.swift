import Content
import Foundation
import Testing

extension ContentLoaderTests {
  static let site =
    [
      Fault("site.yaml", "homeCountry: US\n", "", "site.yaml:1: error: “homeCountry” is missing"),
      Fault(
        "site.yaml", "limits:", "limit:",
        "site.yaml:15: error: Unknown key “limit” in site.yaml; use one of “name”"),
      Fault(
        "site.yaml", "messageBurst:", "burst:",
        "site.yaml:16: error: Unknown key “burst” in limits; use one of “addressMessageBurst”"),
      Fault("site.yaml", "20", "-5", "site.yaml:16: error: limits.messageBurst must be a whole"),
      Fault("site.yaml", "20", "lots", "site.yaml:16: error: limits.messageBurst must be a whole"),
      Fault(
        "site.yaml", "America/Los_Angeles", "America/Nowhere",
        "site.yaml:2: error: Unknown time zone “America/Nowhere”; use an IANA name"),
      Fault("site.yaml", "America/Los_Angeles", "PST", "site.yaml:2: error: Unknown time zone"),
      Fault(
        "site.yaml", "America/Los_Angeles", "[UTC]",
        "site.yaml:2: error: timeZone must be a text, not a list"),
      Fault("site.yaml", "Country: US", "Country: usa", "site.yaml:3: error: homeCountry is “usa”"),
      Fault(
        "site.yaml", "09:00-17:00", "9 to 5",
        "site.yaml:5: error: “9 to 5” isn't a range of hours; write it as \"09:00-17:00\""),
      Fault("site.yaml", "09:00-17:00", "09:00-25:00", "site.yaml:5: error: “09:00-25:00” isn't"),
      Fault("site.yaml", "monday", "Monday", "site.yaml:5: error: Unknown key “Monday” in hours"),
      Fault(
        "site.yaml", ", zh-Hant: 辦公室", "",
        "site.yaml:1: error: “name” has no translation for “zh-Hant”; add it."),
      Fault("site.yaml", "en: Office", "en: ''", "site.yaml:1: error: “name.en” is empty"),
      Fault(
        "site.yaml", "office.email:", "email:",
        "site.yaml:8: error: The fact “email” must be named group.name"),
      Fault(
        "site.yaml", "default: \"112\"", "UK1: \"112\"",
        "site.yaml:9: error: emergencyNumbers has no default",
        "site.yaml:11: error: “UK1” isn't a country"),
      Fault(
        "site.yaml", "US: \"911\"", "UK: \"999\"",
        "site.yaml:3: error: emergencyNumbers has no number for homeCountry, US",
        "site.yaml:10: error: No time zone lies in “UK”, so nobody would ever be shown this"),
      Fault(
        "site.yaml", "embed:", "crisisLines:\n  default:\n    - name: Line\nembed:",
        "site.yaml:13: error: “default” has no line; add one or delete the entry.",
        "site.yaml:14: error: A crisis line has a name and a contact; add what is missing."),
      Fault(
        "site.yaml", "embed:",
        "crisisLines:\n  default:\n    - {name: Line, contact: call us}\nembed:",
        "site.yaml:14: error: “call us” is neither a number to call nor an address"),
      Fault(
        "site.yaml", "embed:", "crisisLines:\n  XX:\n    - {name: Line, contact: '988'}\nembed:",
        "site.yaml:12: error: crisisLines has no default",
        "site.yaml:13: error: No time zone lies in “XX”"),
      Fault("site.yaml", "\"911\"", "call", "site.yaml:10: error: “call” isn't a number to call"),
      Fault(
        "site.yaml", "messageBurst: 20", "messageBurst: 20\n  messageBurst: 30",
        "site.yaml:16: error: Duplicate key “messageBurst” in one map; delete or rename"),
      Fault(
        "site.yaml", "homeCountry: US", "homeCountry: 'US",
        "site.yaml:17: error: YAML syntax error:"
      ),
    ]
    + [
      "www.example.org", "https://www.example.org/", "https://*.example.org",
      "https://Example.org", "https://example.org:443", "ftp://example.org",
      "https://example.org:70000", "https://user@example.org", "https://.example.org",
    ].map { origin in
      Fault(
        "site.yaml", "https://www.example.org", origin,
        "site.yaml:14: error: “\(origin)” isn't an origin; write scheme://host")
    }
    + ["0", "-1", "1.5", "never", "\"30\"", "[30]", ""].map { days in
      Fault(
        "site.yaml", "messageBurst: 20", "messageBurst: 20\nprivacy:\n  retentionDays: \(days)",
        "site.yaml:18: error: privacy.retentionDays must be a whole number above 0.")
    }
    + [
      Fault(
        "site.yaml", "messageBurst: 20", "messageBurst: 20\nprivacy:\n  days: 30",
        "site.yaml:18: error: Unknown key “days” in privacy; use one of “retentionDays”")
    ]

  @Test func `Conversations are kept for 180 days, or as long as the site says`() throws {
    let fixture = try ContentFixture()
    let unset = try #require(fixture.load().bundle)
    #expect(unset.site.privacy.retentionDays == 180)
    #expect(try ContentBundle(encoded: unset.encoded()).site.privacy.retentionDays == 180)

    try fixture.edit(
      "site.yaml", "messageBurst: 20", "messageBurst: 20\nprivacy:\n  retentionDays: 30")
    let set = try #require(fixture.load().bundle)
    #expect(set.site.privacy.retentionDays == 30)
    #expect(try ContentBundle(encoded: set.encoded()).site.privacy.retentionDays == 30)
  }

  @Test func `limits that a revision of before doesn't have are the usual ones`() throws {
    let stored = Data(#"{"messageCharacters": 7, "sessionHours": 3}"#.utf8)
    let limits = try JSONDecoder().decode(SiteSettings.Limits.self, from: stored)
    #expect(limits.messageCharacters == 7 && limits.sessionHours == 3)
    #expect(limits.connections == SiteSettings.Limits().connections)
    let copy = try JSONDecoder().decode(
      SiteSettings.Limits.self, from: try JSONEncoder().encode(limits))
    #expect(copy == limits)
  }
}
