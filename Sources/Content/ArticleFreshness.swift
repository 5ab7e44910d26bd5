package import Foundation
import Linguistics

/// Which articles need a person's eye, and which soon will.
package enum ArticleFreshness: String, Sendable, Codable {
  case current, expiring, expired, reviewDue

  package static func of(
    _ article: Article, at instant: Date, settings: SiteSettings.KnowledgeSettings
  ) -> ArticleFreshness {
    if article.isExpired(at: instant) { return .expired }
    if daysLeft(article, at: instant).map({ $0 <= settings.warnDays }) ?? false { return .expiring }
    // An import holds an article against its source as a review does.
    let age = (article.reviewedOn ?? article.imported?.importedOn).flatMap {
      ISODate.days(from: $0, to: ISODate.latest(at: instant))
    }
    return age.map { $0 > settings.reviewDays } ?? false ? .reviewDue : .current
  }

  static func daysLeft(_ article: Article, at instant: Date) -> Int? {
    article.validUntil.flatMap { ISODate.days(from: ISODate.latest(at: instant), to: $0) }
  }

  /// Says so of the articles of the content folder ahead of time.
  static func check(
    _ articles: [Article], at instant: Date, settings: SiteSettings.KnowledgeSettings,
    faults: inout FaultList
  ) {
    for article in articles {
      let place = Place(
        file: "\(ArticleReader.folderName)/\(article.language.rawValue)/\(article.id).html")
      switch of(article, at: instant, settings: settings) {
      case .expiring:
        let days = daysLeft(article, at: instant) ?? 0
        faults.warning(
          place, "This article is valid for \(days) more day(s); review it and set a later date.")
      case .reviewDue:
        faults.warning(
          place,
          """
          Nobody has held this article against its source since \(article.reviewedOn ?? ""); \
          review it and change reviewed-on.
          """)
      case .current, .expired: break
      }
      if let reviewed = article.reviewedOn,
        reviewed > ISODate.latest(at: instant.addingTimeInterval(26 * 3_600))
      {
        faults.warning(place, "reviewed-on is \(reviewed), which is yet to come; correct it.")
      }
    }
  }
}
