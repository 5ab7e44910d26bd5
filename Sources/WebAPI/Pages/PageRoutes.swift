import ChatService
import Content
import Foundation
import HTTPTypes
import Hummingbird
import Linguistics

/// The pages, their files and their strings.
struct PageRoutes: Sendable {
  let services: Services
  let files: StaticFiles
  let widget: WidgetRelease

  func add(to router: Router<LiaisonContext>) {
    for (path, file) in [
      ("/", "demo/index.html"), ("/desk", "desk/index.html"), ("/studio", "studio/index.html"),
      ("/openapi.json", "openapi.json"),
    ] {
      router.get(RouterPath(path)) { request, _ in try files.response(file, to: request) }
    }
    router.get("/web/**") { request, context in
      try files.response(context.parameters.getCatchAll().joined(separator: "/"), to: request)
    }
    router.get("/widget.js") { request, _ in
      try widget.loader(for: services.content.current, to: request)
    }
    router.get("/assets/:name") { request, context in
      try widget.asset(
        context.parameters.require("name"), of: services.content.current, to: request)
    }
    router.get("/favicon.ico") { _, _ in Response(status: .noContent) }
    router.get("/v1/strings/:section/:tag", use: strings)
    router.get("/v1/site", use: site)
  }

  /// Sections that pages show. The bot's own are not among them.
  private static let sections: Set = ["widget", "desk", "studio", "demo", "intents", "reasons"]

  private func strings(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let section = try context.parameters.require("section")
    guard Self.sections.contains(section),
      let tag = LanguageTag(rawValue: try context.parameters.require("tag")),
      let strings = services.content.current.bundle.locales[tag]
    else { throw HTTPError(.notFound) }
    var response = try Response.json(strings.sections[section] ?? [:])
    response.headers[.cacheControl] = "no-cache"
    return response
  }

  private struct SiteBody: Encodable {
    struct Language: Encodable {
      let tag: LanguageTag
      let name: String
    }
    struct Limits: Encodable { let messageCharacters: Int }
    struct Office: Encodable {
      let timeZone: String
      let hours: [String: [String]]
      /// Nil where the hours aren't known.
      let open: Bool?
      let opensAt: Date?
    }
    let name: String
    let languages: [LanguageTag]
    let limits: Limits
    let office: Office
  }

  private func site(_ request: Request, _ context: LiaisonContext) async throws -> Response {
    let bundle = services.content.current.bundle
    let asked = request.uri.queryParameters["lang"].flatMap { LanguageTag(bcp47: String($0)) }
    let (open, opensAt): (Bool?, Date?) =
      switch bundle.site.officeStatus(at: Date()) {
      case .unknown: (nil, nil)
      case .open: (true, nil)
      case .closed(let opensAt): (false, opensAt)
      }
    var response = try Response.json(
      SiteBody(
        name: bundle.site.name[asked ?? .en] ?? "", languages: LanguageTag.allCases,
        limits: SiteBody.Limits(messageCharacters: bundle.site.limits.messageCharacters),
        office: SiteBody.Office(
          timeZone: bundle.site.timeZone,
          hours: Dictionary(
            uniqueKeysWithValues: bundle.site.hours.week.map { day, ranges in
              (day.rawValue, ranges.map(\.text))
            }), open: open, opensAt: opensAt)))
    response.headers[.cacheControl] = "no-cache"
    return response
  }
}
