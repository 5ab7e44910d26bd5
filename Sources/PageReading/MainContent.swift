/// Finds what a page is about among what surrounds it on every page of its site.
struct MainContent {
  /// Of the text of an element that is not within links: what one of its parts must hold for the
  /// rest to be taken for surroundings.
  private static let dominance = 0.65
  /// In characters.
  private static let leastIntroduction = 20
  private static let leastSection = 30
  private static let leastForm = 300
  /// Words in the ids and classes of what isn't content, whatever it says.
  private static let clutter: Set<String> = [
    "cookie", "cookies", "cookiebot", "onetrust", "gdpr", "newsletter", "breadcrumb", "breadcrumbs",
    "crumbs", "skiplink", "navbar", "megamenu", "pagination", "pager", "screenreader",
  ]
  /// Words that content may have as well: “informed-consent”, “social-work”, “related-costs”.
  private static let suspects: Set<String> = [
    "nav", "navigation", "menu", "consent", "share", "sharing", "social", "sidebar", "footer", "ft",
    "related", "subscribe", "skip", "advert", "ads", "promo", "search", "login", "copyright",
    "masthead", "toolbar", "topbar", "popup", "modal", "comments", "print", "sr", "visually",
    "tags", "recommend",
  ]
  private static let mainWords: Set<String> = [
    "main", "content", "maincontent", "article", "articlebody", "articlecontent", "post", "entry",
    "bodytext", "正文", "内容", "zhengwen", "neirong",
  ]
  private static let answers: Set<String> = [
    "accordion", "collapse", "collapsible", "panel", "answer", "faq", "toggle", "tab", "expand",
    "reply", "response", "content", "body", "details",
  ]
  private static let plumbing: Set<String> = ["script", "style", "noscript", "template", "head"]

  let root: HTMLNode
  /// The ids that buttons and tabs open: hidden, but content.
  private let controlled: Set<String>
  private let sizes: ProseSizes

  init(of page: HTMLNode) {
    let body = page.elements(named: ["body"]).first ?? page
    let sizes = ProseSizes(of: body)
    self.sizes = sizes
    let openers = page.elements(named: ["button", "a", "div", "span", "h2", "h3", "h4", "li"])
    let names = ["aria-controls", "data-target", "data-bs-target", "href"]
    controlled = Set(
      openers.flatMap { node in
        names.compactMap { node.attribute($0) }.filter { $0.count < 200 }
      }
      .map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 })
    root = Self.root(in: body, sizes)
  }

  /// Whether an element within the main content isn't part of it.
  func isLeftOut(_ node: HTMLNode) -> Bool {
    guard node != root else { return false }
    if isClutter(node) { return true }
    return isHidden(node)
  }

  private func isHidden(_ node: HTMLNode) -> Bool {
    let style = (node.attribute("style") ?? "").lowercased().filter { !$0.isWhitespace }
    let isHidden =
      node.attribute("hidden") != nil || style.contains("display:none")
      || style.contains("visibility:hidden") || node.attribute("aria-hidden") == "true"
    guard isHidden else { return false }
    if let id = node.attribute("id"), controlled.contains(id) { return false }
    if node.attribute("role") == "tabpanel" { return false }
    return Self.words(of: node).isDisjoint(with: Self.answers)
  }

  private func isClutter(_ node: HTMLNode) -> Bool {
    switch node.name {
    case "nav", "aside", "footer": return true
    case "header", "p", "h1", "h2", "h3", "h4", "body", "main", "article", "td", "tr", "table":
      return false
    // Old pages stand in a form as a whole; a form of its own has little to read.
    case "form" where sizes.unlinked(node) < Self.leastForm: return true
    default: break
    }
    switch node.attribute("role") {
    case "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog":
      return true
    default: break
    }
    let words = Self.words(of: node)
    guard !words.isDisjoint(with: Self.clutter) || !words.isDisjoint(with: Self.suspects) else {
      return false
    }
    // A name alone doesn't make an article a side matter.
    guard sizes.unlinked(node) < 1_500, sizes.unlinked(node) * 2 < sizes.unlinked(root) else {
      return false
    }
    return !words.isDisjoint(with: Self.clutter) || !isSection(node)
  }

  /// Whether it has a heading and prose of its own.
  private func isSection(_ node: HTMLNode) -> Bool {
    sizes.unlinked(node) >= Self.leastSection && sizes.unlinked(node) > sizes.linked(node)
      && sizes.hasHeading(node)
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

  private static func root(in body: HTMLNode, _ sizes: ProseSizes) -> HTMLNode {
    let all = sizes.main(body)
    let named =
      body.elements(named: ["main"])
      + body.elements(named: ["div", "section", "td"]).filter { $0.attribute("role") == "main" }
    if let main = named.first(where: { sizes.unlinked($0) > 0 }) { return main }
    let articles = body.elements(named: ["article"])
    if let only = articles.first, articles.count == 1,
      Double(sizes.unlinked(only)) > 0.5 * Double(all)
    {
      return only
    }
    return densest(in: body, sizes)
  }

  /// Goes down as long as one part holds nearly all.
  private static func densest(in body: HTMLNode, _ sizes: ProseSizes) -> HTMLNode {
    var node = body
    while true {
      let parts = node.children.map { ($0, sizes.main($0)) }
      let sum = parts.reduce(0) { $0 + $1.1 }
      guard let largest = parts.max(by: { $0.1 < $1.1 }), case .element(let name) = largest.0.kind,
        sum > 0, Double(largest.1) >= dominance * Double(sum),
        !["p", "ul", "ol", "dl", "blockquote", "pre", "details"].contains(name)
      else { return node }
      if sizes.isDataTable(largest.0) { return node }
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

  private static func isPlainClutter(_ node: HTMLNode) -> Bool {
    if ["nav", "aside", "footer", "header"].contains(node.name) { return true }
    return !words(of: node).isDisjoint(with: ["cookie", "cookies", "consent", "footer", "sidebar"])
  }

  /// How much text each element has, in characters without white space; a Chinese one counts as two.
  private struct ProseSizes {
    private struct Size {
      var unlinked = 0
      var linked = 0
      /// Unlinked, without what surrounds the main content.
      var main = 0
      /// Of the elements in it, itself among them.
      var headings = 0
      var tables = 0
      var headerCells = 0
    }

    private var sizes: [HTMLNode: Size] = [:]

    init(of body: HTMLNode) {
      // Every element before what is below it, so that the way back adds up.
      var order: [(node: HTMLNode, parent: Int?, isInLink: Bool)] = []
      var values: [Size] = []
      var open: [(node: HTMLNode, parent: Int?, isInLink: Bool)] = [(body, nil, false)]
      while let entry = open.popLast() {
        switch entry.node.kind {
        case .other: continue
        case .text(let text):
          guard let parent = entry.parent else { continue }
          var size = 0
          for scalar in text.unicodeScalars {
            if scalar.isASCII {
              size += scalar.value > 0x20 ? 1 : 0
            } else if !scalar.properties.isWhitespace {
              size += scalar.properties.isIdeographic ? 2 : 1
            }
          }
          if entry.isInLink {
            values[parent].linked += size
          } else {
            values[parent].unlinked += size
            values[parent].main += size
          }
        case .element(let name):
          guard name != "select", !MainContent.plumbing.contains(name) else { continue }
          let place = order.count
          order.append(entry)
          var size = Size()
          switch name {
          case "h1", "h2", "h3", "h4": size.headings = 1
          case "table": size.tables = 1
          case "th": size.headerCells = 1
          default: break
          }
          values.append(size)
          let isInLink = entry.isInLink || name == "a"
          for child in entry.node.children { open.append((child, place, isInLink)) }
        }
      }
      let half = values.reduce(0) { $0 + $1.unlinked } / 2
      for place in order.indices.reversed() {
        let (node, parent, _) = order[place]
        // What is named like a sidebar and holds half of the page is none.
        if values[place].unlinked < max(1, half), MainContent.isPlainClutter(node) {
          values[place].main = 0
        }
        sizes[node] = values[place]
        guard let parent else { continue }
        values[parent].unlinked += values[place].unlinked
        values[parent].linked += values[place].linked
        values[parent].main += values[place].main
        values[parent].headings += values[place].headings
        values[parent].tables += values[place].tables
        values[parent].headerCells += values[place].headerCells
      }
    }

    func unlinked(_ node: HTMLNode) -> Int { sizes[node]?.unlinked ?? 0 }
    func linked(_ node: HTMLNode) -> Int { sizes[node]?.linked ?? 0 }
    func hasHeading(_ node: HTMLNode) -> Bool { (sizes[node]?.headings ?? 0) > 0 }

    func isDataTable(_ node: HTMLNode) -> Bool {
      guard node.name == "table", let size = sizes[node] else { return false }
      return size.headerCells > 0 && size.tables == 1
    }

    /// Of a text, its length.
    func main(_ node: HTMLNode) -> Int {
      if case .text(let text) = node.kind { return text.count { !$0.isWhitespace } }
      return sizes[node]?.main ?? 0
    }
  }
}
