import ChatService
import Content
import Conversation
import Foundation
import Linguistics
import Persistence

/// The page without scripts, written for one visit.
struct ChatPageView: Sendable {
  let content: PublishedContent
  let language: LanguageTag
  /// The language that the address or the form asked for.
  let chosen: LanguageTag?
  var visit: ChatPageVisit
  let expectation: String?
  let form: ChatPageForm
  let now: Date
  var problem: ChatPageProblem?
  /// Where what was written wasn't taken and sounds like an emergency.
  var emergency: EmergencyNotice?
  var news: PageString?

  var site: String { content.bundle.site.name[language] ?? "" }
  var times: PageTimes {
    PageTimes(language: language, zone: content.bundle.site.timeZone)
  }

  func text(_ string: PageString, _ values: [String: String] = [:]) -> String {
    content.bundle.locales[language]?.text(string, values) ?? ""
  }

  // MARK: - The page

  /// A conversation that was begun here stays here: the widget doesn't know of it.
  var page: HTML {
    let plain: HTML = """
      <div class="plain" data-testid="plain">
      \(head)
      <main>
      \(introduction)
      \(conversation)
      \(composer)
      </main>
      </div>
      """
    switch visit {
    case .known, .unreachable: return document(plain)
    case .first, .gone:
      let attribute: HTML? = chosen.map { " lang=\"\($0)\"" }
      return document(
        script: "<script type=\"module\" src=\"/widget.js\"></script>\n",
        """
        <liaison-chat layout="page"\(attribute)>
        \(plain)
        </liaison-chat>
        """)
    }
  }

  /// Asks before everything is gone.
  var deletion: HTML {
    document(
      """
      <div class="plain" data-testid="plain">
      <header class="head"><h1>\(site)</h1></header>
      <main>
      <form method="post" action="/chat/delete?lang=\(language)" class="question">
      <p id="question">\(text(.deleteQuestion))</p>
      <p class="actions">
      <button class="danger" data-testid="delete-yes">\(text(.deleteYes))</button>
      <a class="secondary" href="/chat#end">\(text(.deleteNo))</a>
      </p>
      </form>
      </main>
      </div>
      """)
  }

  private func document(script: HTML? = nil, _ body: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, \
    interactive-widget=resizes-content">
    <meta name="color-scheme" content="light dark">
    <title>\(text(.title, ["site": site]))</title>
    <link rel="stylesheet" href="/web/chat/chat.css">
    \(script)</head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  private var head: HTML {
    let names: [(LanguageTag, PageString)] = [
      (.en, .english), (.zhHans, .simplifiedChinese), (.zhHant, .traditionalChinese),
    ]
    let links = names.map { tag, name -> HTML in
      let current: HTML? = tag == language ? " aria-current=\"true\"" : nil
      return """
        <li><a href="/chat?lang=\(tag)" lang="\(tag)" hreflang="\(tag)"\(current)>\(text(name))</a></li>
        """
    }
    return """
      <header class="head">
      <h1>\(site)</h1>
      <nav aria-label="\(text(.languages))"><ul class="languages">\(links)</ul></nav>
      </header>
      \(menu)
      """
  }

  private var menu: HTML? {
    guard case .known = visit else { return nil }
    let query: HTML? = chosen.map { "?lang=\($0)" }
    return """
      <nav class="menu" aria-label="\(text(.menu))"><ul>
      <li>\(refresh("refresh-top"))</li>
      <li><a href="/chat/download\(query)" data-testid="download">\(text(.download))</a></li>
      <li><a href="/chat/delete\(query)" data-testid="delete">\(text(.delete))</a></li>
      </ul></nav>
      """
  }

  /// A link to where one already is wouldn't load anything, so each page's is new.
  func refresh(_ testID: String) -> HTML {
    """
    <a href="/chat?\(languageQuery)at=\(moment)#end" data-testid="\(testID)">\(text(.refresh))</a>
    """
  }

  var moment: String { String(Int(now.timeIntervalSince1970 * 1000), radix: 36) }
  var languageQuery: HTML? { chosen.map { "lang=\($0)&amp;" } }

  // MARK: - Before the first message

  private var introduction: HTML {
    let told: HTML? = news.map {
      "<p class=\"news\" role=\"status\" data-testid=\"news\">\(text($0))</p>\n"
    }
    let gone: HTML? =
      visit.isGone && problem == nil
      ? "<p class=\"alert\" role=\"alert\" data-testid=\"alert\">\(text(.gone))</p>\n" : nil
    return "\(told)\(gone)\(noticeSection)"
  }

  var notice: ConsentNotice? {
    switch visit {
    case .first, .gone: ConsentNotice.all(of: content.bundle)[language]
    case .known, .unreachable: nil
    }
  }

  private var noticeSection: HTML? {
    guard let notice else { return nil }
    let points = notice.points.map { point -> HTML in "<li>\(point)</li>\n" }
    return """
      <section class="notice" aria-labelledby="notice-title" data-testid="notice">
      <h2 id="notice-title">\(notice.title)</h2>
      <ul>
      \(points)</ul>
      <p>\(text(.agree))</p>
      </section>
      """
  }
}
