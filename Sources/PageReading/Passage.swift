/// What stands under one heading of a page.
package struct Passage: Sendable, Codable, Equatable {
  /// The headings above the text, outermost first, without the title of the page.
  package let heading: [String]
  /// Names the passage: unique within the page; empty for the text before all headings. What
  /// follows a “~” counts the parts of a long section.
  package let anchor: String
  /// Paragraphs, list items (“• …”) and table rows, one a line.
  package let text: String
  package let links: [PassageLink]

  package init(heading: [String], anchor: String, text: String, links: [PassageLink] = []) {
    self.heading = heading
    self.anchor = anchor
    self.text = text
    self.links = links
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    heading = try container.decode([String].self, forKey: .heading)
    anchor = try container.decode(String.self, forKey: .anchor)
    text = try container.decode(String.self, forKey: .text)
    // Revisions of before don't have them.
    links = try container.decodeIfPresent([PassageLink].self, forKey: .links) ?? []
  }

  /// Where in the page it begins; nil at its top.
  package var fragment: String? {
    let fragment = anchor.prefix { $0 != "~" }
    return fragment.isEmpty ? nil : String(fragment)
  }
}

/// A link in a passage.
package struct PassageLink: Sendable, Codable, Equatable {
  package let text: String
  /// Absolute; http, https, mailto or tel.
  package let url: String

  package init(text: String, url: String) {
    self.text = text
    self.url = url
  }
}
