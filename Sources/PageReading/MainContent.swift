/// Finds what a page is about among what surrounds it on every page of its site.
struct MainContent {
  /// Of the text of an element that is not within links: what one of its parts must hold for the
  /// rest to be taken for surroundings.
  private static let dominance = 0.65
  /// In characters.
  private static let leastIntroduction = 20
  /// Words in the ids and classes of what isn't content.
  private static let clutter: Set<String> = [
    "nav", "navbar", "navigation", "menu", "megamenu", "breadcrumb", "breadcrumbs", "crumbs",
    "cookie", "cookies", "consent", "onetrust", "gdpr", "share", "sharing", "social", "sidebar",
    "footer", "related", "newsletter", "subscribe", "skip", "skiplink", "advert", "ads", "promo",
    "pagination", "pager", "search", "login", "copyright", "masthead", "toolbar", "topbar",
    "popup", "modal", "comments", "print", "sr", "visually", "screenreader", "tags", "recommend",
  ]
  private static let mainWords: Set<String> = [
    "main", "content", "maincontent", "article", "articlebody", "articlecontent", "post", "entry",
    "bodytext", "正文", "内容", "zhengwen", "neirong",
  ]
  private static let answers: Set<String> = [
    "accordion", "collapse", "collapsible", "panel", "answer", "faq", "toggle", "tab", "expand",
  ]
  private static let plumbing: Set<String> = ["script", "style", "noscript", "template", "head"]

  let root: HTMLNode
  private let body: HTMLNode
  /// The ids that buttons open: hidden, but content.
  private let controlled: Set<String>

  init(of page: HTMLNode) {
    let body = page.elements(named: ["body"]).first ?? page
    self.body = body
    controlled = Set(
      page.elements(named: ["button", "a", "div", "h2", "h3", "h4"]).compactMap {
        $0.attribute("aria-controls")
      })
    root = Self.root(in: body)
  }

  /// Whether an element within the main content isn't part of it.
  func isLeftOut(_ node: HTMLNode) -> Bool {
    guard node != root else { return false }
    if Self.isClutter(node) { return true }
    return isHidden(node)
  }

  private func isHidden(_ node: HTMLNode) -> Bool {
    let style = (node.attribute("style") ?? "").lowercased().filter { !$0.isWhitespace }
    let isHidden =
      node.attribute("hidden") != nil || style.contains("display:none")
      || style.contains("visibility:hidden") || node.attribute("aria-hidden") == "true"
    guard isHidden else { return false }
    if let id = node.attribute("id"), controlled.contains(id) { return false }
    return Self.words(of: node).isDisjoint(with: Self.answers)
  }

  private static func isClutter(_ node: HTMLNode) -> Bool {
    switch node.name {
    case "nav", "aside", "footer": return true
    case "header", "p", "h1", "h2", "h3", "h4", "body", "main", "article", "td", "tr", "table":
      return false
    default: break
    }
    switch node.attribute("role") {
    case "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog":
      return true
    default: break
    }
    guard !words(of: node).isDisjoint(with: clutter) else { return false }
    // A name alone doesn't make an article a side matter.
    let prose = Prose(of: node, isClutter: { _ in false })
    return prose.unlinked < 1_500
  }

  /// The words of the id and the class.
  private static func words(of node: HTMLNode) -> Set<String> {
    guard case .element = node.kind else { return [] }
    var words: Set<String> = []
    for value in [node.attribute("id"), node.attribute("class")].compactMap(\.self) {
      var word = ""
      for character in value {
        if character.isUppercase, word.last?.isLowercase == true { flush() }
        if character.isLetter { word.append(character) } else { flush() }
      }
      flush()
      func flush() {
        if !word.isEmpty { words.insert(word.lowercased()) }
        word = ""
      }
    }
    return words
  }

  // MARK: Where it is

  private static func root(in body: HTMLNode) -> HTMLNode {
    let all = Prose(of: body, isClutter: isPlainClutter).unlinked
    let named =
      body.elements(named: ["main"])
      + body.elements(named: ["div", "section", "td"]).filter { $0.attribute("role") == "main" }
    if let main = named.first(where: { Prose(of: $0).unlinked > 0 }) { return main }
    let articles = body.elements(named: ["article"])
    if let only = articles.first, articles.count == 1,
      Double(Prose(of: only).unlinked) > 0.5 * Double(all)
    {
      return only
    }
    return densest(in: body)
  }

  /// Goes down as long as one part holds nearly all.
  private static func densest(in body: HTMLNode) -> HTMLNode {
    var node = body
    while true {
      let parts = node.children.map { ($0, Prose(of: $0, isClutter: isPlainClutter).unlinked) }
      let sum = parts.reduce(0) { $0 + $1.1 }
      guard let largest = parts.max(by: { $0.1 < $1.1 }), case .element(let name) = largest.0.kind,
        sum > 0, Double(largest.1) >= dominance * Double(sum),
        !["p", "ul", "ol", "dl", "blockquote", "pre", "details"].contains(name)
      else { return node }
      if isDataTable(largest.0) { return node }
      // What introduces the part belongs to it.
      let introduces = parts.contains { part, size in
        part != largest.0 && ["p", "h1", "h2"].contains(part.name) && size >= leastIntroduction
      }
      if introduces { return node }
      node = largest.0
      if !words(of: node).isDisjoint(with: mainWords), !["body", "table"].contains(name) {
        return node
      }
    }
  }

  private static func isDataTable(_ node: HTMLNode) -> Bool {
    node.name == "table" && !node.elements(named: ["th"]).isEmpty
      && node.elements(named: ["table"]).count == 1
  }

  private static func isPlainClutter(_ node: HTMLNode) -> Bool {
    if ["nav", "aside", "footer", "header"].contains(node.name) { return true }
    return !words(of: node).isDisjoint(with: ["cookie", "cookies", "consent", "footer", "sidebar"])
  }

  /// How much text an element has, in characters without white space; a Chinese one counts as two.
  private struct Prose {
    private(set) var unlinked = 0

    init(of node: HTMLNode, isClutter: (HTMLNode) -> Bool = { _ in false }) {
      var open = [node]
      while let node = open.popLast() {
        switch node.kind {
        case .text(let text):
          for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            unlinked += scalar.properties.isIdeographic ? 2 : 1
          }
        case .element(let name):
          guard name != "a", name != "form", name != "select",
            !MainContent.plumbing.contains(name), !isClutter(node)
          else { continue }
          open.append(contentsOf: node.children)
        case .other: continue
        }
      }
    }
  }
}
