package import Content
import Crypto
import Foundation
package import Linguistics
import PageReading

/// What an import would change, before anything is changed.
package struct ImportPlan: Sendable {
  package struct Entry: Sendable, Codable, Equatable {
    package let id: String
    package let language: LanguageTag
    package let title: String
    /// In passages.
    package let size: Int
    /// How its text begins.
    package let preview: String
    /// Of a changed article.
    package let passages: PassageChange?
  }

  package struct PassageChange: Sendable, Codable, Equatable {
    package let added: Int
    package let changed: Int
    package let removed: Int

    package init(added: Int, changed: Int, removed: Int) {
      (self.added, self.changed, self.removed) = (added, changed, removed)
    }
  }

  package private(set) var added: [Entry] = []
  package private(set) var changed: [Entry] = []
  package private(set) var removed: [Entry] = []
  package private(set) var unchanged = 0
  package private(set) var problems: [ImportProblem]
  /// All articles as they will be.
  package private(set) var articles: [Article] = []

  /// In characters.
  private static let previewLength = 300

  /// Whether nothing would be different for a patient.
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
  /// Whether there is something to publish: changes, or articles that were due for a review and
  /// have been found to be as their source.
  private(set) var isWorthPublishing = false

  /// - Parameters:
  ///   - source: what is imported: its articles of before are replaced.
  ///   - imported: what was read now.
  ///   - problems: what could not be read now; the articles of these addresses stay.
  ///   - current: all articles in force.
  ///   - isComplete: false where some of what there is couldn't be listed: then nothing is removed.
  ///   - isDue: whether an article should be reviewed.
  init(
    source: String, imported: [Article], problems: [ImportProblem], current: [Article],
    isComplete: Bool, isDue: (Article) -> Bool
  ) {
    var renewsReview = false
    self.problems = problems
    let failed = Set(problems.map(\.address))
    let before = current.filter { $0.imported?.source == source }
    let others = current.filter { $0.imported?.source != source }
    let taken = Dictionary(others.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let old = Dictionary(before.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    var new: [Key: Article] = [:]
    for article in imported {
      let address = article.imported?.address ?? article.id
      if let other = taken[Key(article)] {
        let place =
          other.imported.map {
            $0.source == $0.address ? $0.source : "\($0.source) (\($0.address))"
          }
          ?? "Knowledge/\(other.language.rawValue)/\(other.id).html"
        refuse(article, address, place)
      } else if let other = new[Key(article)] {
        refuse(article, address, other.imported?.address ?? other.id)
      } else {
        new[Key(article)] = article
      }
    }
    var kept: [Article] = []
    for article in new.values.sorted(by: { Key($0) < Key($1) }) {
      guard let previous = old[Key(article)] else {
        added.append(entry(article))
        kept.append(article)
        continue
      }
      if Self.isSame(previous, article) {
        unchanged += 1
        renewsReview = renewsReview || isDue(previous)
        kept.append(article.imported.map { previous.imported(on: $0.importedOn) } ?? previous)
      } else {
        changed.append(entry(article, since: previous))
        kept.append(article)
      }
    }
    for article in before where new[Key(article)] == nil {
      if !isComplete || failed.contains(article.imported?.address ?? "") {
        unchanged += 1
        kept.append(article)
      } else {
        removed.append(entry(article))
      }
    }
    articles = (others + kept).sorted { Key($0) < Key($1) }
    isWorthPublishing = !isEmpty || renewsReview
  }

  private mutating func refuse(_ article: Article, _ address: String, _ place: String) {
    problems.append(
      ImportProblem(
        address: address,
        ImportFailure(
          "id-taken",
          """
          There is an article “\(article.id)” in \(article.language.rawValue) already, from \
          \(place); rename or leave out one of them.
          """)))
  }

  private func entry(_ article: Article, since previous: Article? = nil) -> Entry {
    var change: PassageChange?
    if let previous {
      let old = Dictionary(
        previous.passages.map { ($0.anchor, $0) }, uniquingKeysWith: { first, _ in first })
      let anchors = Set(article.passages.map(\.anchor))
      change = PassageChange(
        added: article.passages.count { old[$0.anchor] == nil },
        changed: article.passages.count {
          old[$0.anchor].map { [passage = $0] in passage != $0 } ?? false
        },
        removed: old.keys.count { !anchors.contains($0) })
    }
    return Entry(
      id: article.id, language: article.language, title: article.title,
      size: article.passages.count,
      preview: String((article.passages.first?.text ?? "").prefix(Self.previewLength)),
      passages: change)
  }

  /// Whether nothing has changed but the day of the import.
  private static func isSame(_ one: Article, _ other: Article) -> Bool {
    one.title == other.title && one.summary == other.summary && one.passages == other.passages
      && one.source == other.source && one.imported?.date == other.imported?.date
      && one.imported?.address == other.imported?.address
  }

  private struct Key: Hashable, Comparable {
    let id: String
    let language: LanguageTag

    init(_ article: Article) {
      (id, language) = (article.id, article.language)
    }

    static func < (left: Key, right: Key) -> Bool {
      (left.id, left.language.rawValue) < (right.id, right.language.rawValue)
    }
  }
}
