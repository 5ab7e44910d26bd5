import CHTML
import Linguistics

/// A parsed page. libxml2 owns its nodes, so they can be seen only inside `withRoot`.
package struct HTMLDocument: ~Copyable {
  package struct Problem: Sendable {
    package let message: String
    package let line: Int?
  }

  private let handle: OpaquePointer

  /// Parses a page; nil when memory runs out. Broken markup is mended and noted in `problems`.
  package init?(parsing text: String) {
    self.init(text, chtml_parse)
  }

  /// Parses XML; the root is nil where it isn't well-formed.
  init?(parsingXML text: String) {
    self.init(text, chtml_parse_xml)
  }

  private init?(
    _ text: String, _ parse: (UnsafePointer<CChar>?, Int) -> OpaquePointer?
  ) {
    var text = text
    let parsed = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { parse($0.baseAddress, $0.count) }
    }
    guard let parsed else { return nil }
    handle = parsed
  }

  deinit { chtml_free(handle) }

  /// What was wrong with the markup, up to a limit.
  package var problems: [Problem] {
    (0..<chtml_problem_count(handle)).map { index in
      let line = Int(chtml_problem_line(handle, index))
      return Problem(
        message: String(cString: chtml_problem_message(handle, index)),
        line: line > 0 ? line : nil)
    }
  }

  /// Calls the body with the outermost element; nodes must not be kept beyond it.
  package borrowing func withRoot<Result, Failure: Error>(
    _ body: (HTMLNode?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(chtml_root(handle).map(HTMLNode.init(handle:)))
  }
}

/// An element or a text of a page.
package struct HTMLNode: Hashable {
  package enum Kind: Equatable {
    case element(name: String)
    case text(String)
    case other
  }

  fileprivate let handle: OpaquePointer

  package var kind: Kind {
    switch chtml_kind_of(handle) {
    case chtml_element: .element(name: String(cString: chtml_name(handle)))
    case chtml_text: .text(chtml_content(handle).map { String(cString: $0).withFewMarks } ?? "")
    default: .other
    }
  }

  /// The name of an element; empty for other nodes.
  package var name: String { String(cString: chtml_name(handle)) }

  /// From 1.
  package var line: Int? {
    let line = Int(chtml_line(handle))
    return line > 0 ? line : nil
  }

  /// The value of an attribute; nil where the element hasn't got it.
  package func attribute(_ name: String) -> String? {
    chtml_attribute(handle, name).map { String(cString: $0).withFewMarks }
  }

  package var children: [HTMLNode] {
    var children: [HTMLNode] = []
    var next = chtml_first_child(handle)
    while let child = next {
      children.append(HTMLNode(handle: child))
      next = chtml_next_sibling(child)
    }
    return children
  }

  /// The characters below this node as they stand.
  package var text: String {
    if case .text(let text) = kind { return text }
    return children.map(\.text).joined()
  }

  /// This node and all below it, in the order of the page.
  package var descendants: some Sequence<HTMLNode> {
    sequence(state: [self]) { open in
      guard let node = open.popLast() else { return nil }
      open.append(contentsOf: node.children.reversed())
      return node
    }
  }

  /// This element and all below it with one of the names, in the order of the page.
  package func elements(named names: Set<String>) -> [HTMLNode] {
    descendants.filter { names.contains($0.name) }
  }

  /// The nesting of elements below this one; counts no further than one more than the limit.
  package func depth(upTo limit: Int) -> Int {
    var deepest = 0
    var open = [(node: self, depth: 0)]
    while let (node, depth) = open.popLast(), deepest <= limit {
      deepest = max(deepest, depth)
      for child in node.children { open.append((child, depth + 1)) }
    }
    return deepest
  }
}
