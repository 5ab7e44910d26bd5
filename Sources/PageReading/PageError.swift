/// Why a document can't be read.
package enum PageError: Error, Sendable, Equatable, Codable, CustomStringConvertible {
  /// In bytes.
  case tooLarge(limit: Int)
  case notAPage(kind: String)
  case tooDeep(limit: Int)
  case tooManyAttributes(limit: Int)
  case noText
  case memory
  case entities
  case malformed
  case unknownKind
  case empty
  case tooManyEntries(limit: Int)

  /// Stable, for programs.
  package var code: String {
    switch self {
    case .tooLarge: "too-large"
    case .notAPage: "not-a-page"
    case .tooDeep: "too-deep"
    case .tooManyAttributes: "too-deep"
    case .noText: "no-text"
    case .memory: "memory"
    case .entities: "entities"
    case .malformed: "malformed"
    case .unknownKind: "unknown-kind"
    case .empty: "empty"
    case .tooManyEntries: "too-many-entries"
    }
  }

  package var description: String {
    switch self {
    case .tooLarge(let limit):
      "The document is bigger than \(limit / 1_000_000) MB; split it, or raise the limit."
    case .notAPage(let kind): "This is \(kind), not a web page; export it as HTML."
    case .tooDeep(let limit):
      "Elements are nested deeper than \(limit); simplify the markup."
    case .tooManyAttributes(let limit):
      "An element has more than \(limit) attributes; simplify the markup."
    case .noText: "The page has no text of its own; scripts may write it, which isn't followed."
    case .memory: "There isn't memory enough to parse this document."
    case .entities: "The document declares entities, which aren't read; remove its <!ENTITY …>."
    case .malformed: "This isn't well-formed XML; mend it."
    case .unknownKind: "This XML is neither a sitemap, nor RSS, nor Atom, nor XHTML."
    case .empty: "There are no entries in it."
    case .tooManyEntries(let limit):
      "It has more than \(limit) entries; import a part of it, or raise the limit."
    }
  }
}
