import Foundation
import Hostility
import Testing
import WebAPI

struct LinearityTests {
  @Test func `links in a message are found in proportion to its length`() {
    let words = [
      "http://a.b/c ", "HTTPS://a.b", "https://", "xhttp://a.b ", "http://a]", "http://[a ",
    ]
    let excess = Growth.excess(from: 250, words: words) { text in
      _ = SafeLink.linked(text)
      _ = SafeLink.address(text)
      _ = SafeLink.address("http://" + text)
    }
    #expect(excess == [])
  }

  @Test func `a form is read in proportion to its length`() {
    let excess = Growth.excess(from: 1_000, words: ["a=b&", "%E4%B8", "+", "%0D%0A"]) { text in
      // A refusal is as good an answer as the fields.
      do { _ = try FormBody(urlEncoded: text.utf8) } catch {}
      do { _ = try FormBody(urlEncoded: ("text=" + text + "&" + text + "=a").utf8) } catch {}
    }
    #expect(excess == [])
  }

  private struct Body: Decodable { let text: String }

  @Test func `a body of JSON is read in proportion to its length`() {
    let words = ["\"a\":1,", "\\u0000", "\\ud83d", "{\"a\":", "[[", "\"a\",", "1e", "\\n", "1,"]
    let excess = Growth.excess(from: 250, words: words) { text in
      for body in [text, "{\"text\":\"\(text)\"}", "{\"a\":[\(text)],\"text\":\"\"}", "{\(text)}"] {
        // A refusal is as good an answer as the value.
        do { _ = try JSONCoding.value(Body.self, in: Data(body.utf8)) } catch {}
      }
    }
    #expect(excess == [])
  }

  @Test(arguments: [
    ("See HTTP://Example.org/a.", "http://Example.org/a"), ("xhttp://a.example b", nil),
    ("ähttps://a.example/(b)).", "https://a.example/(b)"),
    ("请看https://a.example，", "https://a.example"),
    ("http://", nil), ("http://a@b.example", nil), ("xhttp://a.http://b.example", nil),
  ])
  func `an address in a message is a link`(text: String, address: String?) {
    let html = SafeLink.linked(text).text
    #expect(html.contains("<a href=") == (address != nil), "\(html)")
    if let address {
      #expect(html.lowercased().contains("href=\"\(address.lowercased())\""), "\(html)")
    }
  }
}
