import PageFetching
import Testing

struct RulesTests {
  @Test(arguments: [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
    "fe80::1%eth0",
    "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:192.168.0.1", "::7f00:1",
    "64:ff9b::10.0.0.1", "2002:7f00:1::", "2001:db8::1", "2001:0::1", "100::1", "not an address",
    "",
  ])
  func `Private, reserved and disguised addresses are refused`(_ address: String) {
    #expect(!AddressPolicy.publicOnly.allows(address))
  }

  @Test(arguments: [
    "93.184.215.14", "8.8.8.8", "100.63.255.255", "172.32.0.1", "192.167.0.1", "223.255.255.254",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
  ])
  func `Public addresses are allowed`(_ address: String) {
    #expect(AddressPolicy.publicOnly.allows(address))
  }

  @Test func `A host is allowed by its whole name, or by what is below a name`() {
    let list = HostAllowList(["www.example.org", "*.hospital.test", "dev.test:8443"])
    #expect(list.allows("WWW.example.org", port: nil))
    #expect(list.allows("www.example.org.", port: 443))
    #expect(list.allows("a.b.hospital.test", port: 80))
    #expect(list.allows("dev.test", port: 8443))
    for (host, port) in [
      ("example.org", nil), ("evil-www.example.org", nil), ("www.example.org.evil.test", nil),
      ("hospital.test", nil), ("evilhospital.test", nil), ("www.example.org", 8080),
      ("dev.test", nil), ("", nil),
    ] as [(String, Int?)] {
      #expect(!list.allows(host, port: port), "\(host)")
    }
    #expect(HostAllowList([]).isEmpty)
  }

  @Test(arguments: [
    ("User-agent: *\nDisallow: /", "/a", false),
    ("User-agent: *\nDisallow:", "/a", true),
    ("User-agent: *\nDisallow: /\nUser-agent: liaison\nAllow: /", "/a", true),
    ("User-agent: other\nUser-agent: Liaison\nDisallow: /x # why\n", "/x/y", false),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
    ("User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/b/c", false),
    ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true),
    ("User-agent: *\nDisallow: /*?print", "/p?print=1", false),
    ("User-agent: *\nDisallow: /%E4%B8%AD", "/中", false),
    ("Disallow: /", "/a", true), ("garbage\u{0}\n::::\n", "/a", true), ("", "", true),
  ])
  func `Rules are those of RFC 9309`(_ text: String, _ path: String, _ isAllowed: Bool) {
    #expect(RobotsRules(text, agent: "liaison").allows(path) == isAllowed)
  }

  @Test func `A delay is obeyed within reason, and a rude pattern takes no time`() {
    #expect(RobotsRules("User-agent: *\nCrawl-delay: 2", agent: "liaison").delay == 2)
    #expect(RobotsRules("User-agent: *\nCrawl-delay: 99999", agent: "liaison").delay == 10)
    let rude = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 2_000) + "$"
    #expect(RobotsRules(rude, agent: "x").allows("/" + String(repeating: "a", count: 1_000) + "b"))
  }
}
