import Hostility
import PageFetching
import Testing

struct LinearityTests {
  @Test func `the rules of a site are read in proportion to their length`() {
    let words = [
      "User-agent: a\n", "Allow: /a\n", "User-agent: a\nAllow: /\n", "crawl-delay: 1\n", "*a",
    ]
    let excess = Growth.excess(from: 1_000, words: words) { text in
      _ = RobotsRules(text, agent: "liaison").allows("/aaaaaaaa")
      _ = RobotsRules("user-agent: *\n" + text, agent: "liaison").allows("/aaaaaaaa")
      _ = RobotsRules("user-agent: *\ndisallow: /" + text, agent: "liaison").allows("/aaaaaaaa")
    }
    #expect(excess == [])
  }

  @Test func `many agents with many rules take no more than their length`() {
    let growth = Growth.growth(
      from: 100,
      make: { count in
        (0..<count).map { "User-agent: a\($0)\n" }.joined()
          + (0..<count).map { "Disallow: /\($0)\n" }.joined()
      }, read: { _ = RobotsRules($0, agent: "liaison") })
    #expect(growth <= Growth.most)
  }

  @Test func `an address is held against a rule and the allowed hosts in proportion`() {
    let rules = RobotsRules("user-agent: *\ndisallow: /*a*ab*b$\nallow: *aaaaaab", agent: "liaison")
    let hosts = HostAllowList(["*.example.org", "www.hospital.test:8443"])
    let excess = Growth.excess(from: 1_000) { text in
      _ = rules.allows("/" + text)
      _ = hosts.allows(text, port: nil)
    }
    #expect(excess == [])
  }
}
