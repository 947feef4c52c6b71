import Source
import Parse
import Bind
import Check

/// Writes the body of a document: its nodes become HTML one after the other, links become addresses of the site.
///
/// What an author writes as HTML is shown as text, comments are left out, and a link that leads nowhere safe is plain text.
struct MarkdownHTML {
  let site: SiteIndex
  let document: Int
  private let source: Document
  private let body: Body
  /// Where links of the body begin among the references; they stand in the order of their nodes.
  private let firstLink: Int
  /// The level of the first heading.
  private let base: Int
  /// Levels as written of the headings that enclose the present place.
  private var above: [Int32] = []
  private var nextHeading = 0
  private var tables = 0
  /// How often each footnote was referred to.
  private var calls: [Int32: Int] = [:]
  /// Code spans are tags and stand elsewhere.
  private var skipsCode = false

  init(_ document: Int, of site: SiteIndex, headingsFrom base: Int = 2) {
    self.site = site
    self.document = document
    self.base = base
    source = site.model.documents[document]
    body = source.parsed.body
    firstLink = source.references.firstIndex { $0.link != nil } ?? source.references.count
  }

  /// The nodes below the document node.
  var all: Range<Int> { 1..<body.nodes.count }

  /// The first paragraph, where the body opens with one.
  var opening: Range<Int>? {
    guard body.nodes.count > 1, body.nodes[1].kind == .paragraph else { return nil }
    return 1..<Int(body.nodes[1].next)
  }

  /// The first heading, where the body opens with one.
  var title: Range<Int>? {
    guard body.nodes.count > 1, body.nodes[1].kind == .heading else { return nil }
    return 1..<Int(body.nodes[1].next)
  }

  func isParagraph(_ node: Int) -> Bool { node < body.nodes.count && body.nodes[node].kind == .paragraph }
  func end(of node: Int) -> Int { Int(body.nodes[node].next) }

  /// Something in it would be seen.
  func isVisible(_ range: Range<Int>) -> Bool {
    range.contains { at in
      let node = body.nodes[at]
      return node.kind != .footnoteDefinition && !(node.kind == .htmlBlock && node.flags.contains(.comment))
    }
  }

  // MARK: - Blocks

  mutating func blocks(_ range: Range<Int>, tight: Bool = false, _ html: inout HTML) {
    var at = range.lowerBound
    while at < range.upperBound {
      let node = body.nodes[at]
      let inside = at + 1..<Int(node.next)
      at = Int(node.next)
      switch node.kind {
      case .heading: heading(inside.lowerBound - 1, inside, &html)
      case .paragraph:
        if tight {
          inlines(inside, &html)
          if at < range.upperBound { html.raw("\n") }
        } else {
          html.raw("<p>")
          inlines(inside, &html)
          html.raw("</p>\n")
        }
      case .blockQuote:
        html.raw("<blockquote>\n")
        blocks(inside, &html)
        html.raw("</blockquote>\n")
      case .bulletList, .orderedList: list(node, inside, &html)
      case .codeBlock:
        html.raw("<pre tabindex=\"0\"><code>")
        html.code(body.extra(node))
        html.raw("</code></pre>\n")
      case .htmlBlock:
        if node.flags.contains(.comment) { continue }
        html.raw("<pre tabindex=\"0\"><code>")
        html.code(body.literal(node))
        html.raw("</code></pre>\n")
      case .thematicBreak: html.raw("<hr>\n")
      case .table: table(inside, &html)
      case .footnoteDefinition: continue
      case .item, .document, .tableRow, .tableCell: blocks(inside, &html)
      default: inlines(inside.lowerBound - 1..<at, &html)
      }
    }
  }

  private mutating func heading(_ at: Int, _ inside: Range<Int>, _ html: inout HTML) {
    let written = body.nodes[at].value
    while let last = above.last, last >= written { above.removeLast() }
    above.append(written)
    let level = min(base + above.count - 1, 6)
    html.raw("<h")
    html.number(level)
    if let anchor = anchor(of: at) {
      html.raw(" id=\"")
      html.attribute(anchor)
      html.raw("\"")
    }
    html.raw(">")
    inlines(inside, &html)
    html.raw("</h")
    html.number(level)
    html.raw(">\n")
  }

  private mutating func anchor(of node: Int) -> String? {
    let headings = source.headings
    while nextHeading < headings.count, headings[nextHeading].node < node { nextHeading += 1 }
    return nextHeading < headings.count && headings[nextHeading].node == node ? headings[nextHeading].anchor : nil
  }

  private mutating func list(_ node: Body.Node, _ inside: Range<Int>, _ html: inout HTML) {
    let isOrdered = node.kind == .orderedList
    if isOrdered, node.value != 1 {
      html.raw("<ol start=\"")
      html.number(Int(node.value))
      html.raw("\">\n")
    } else {
      html.raw(isOrdered ? "<ol>\n" : "<ul>\n")
    }
    var at = inside.lowerBound
    while at < inside.upperBound {
      let item = body.nodes[at]
      if item.flags.contains(.taskDone) || item.flags.contains(.taskOpen) {
        html.raw("<li class=\"task\">")
        html.box(isDone: item.flags.contains(.taskDone))
      } else {
        html.raw("<li>")
      }
      blocks(at + 1..<Int(item.next), tight: node.flags.contains(.tight), &html)
      html.raw("</li>\n")
      at = Int(item.next)
    }
    html.raw(isOrdered ? "</ol>\n" : "</ul>\n")
  }

  private mutating func table(_ inside: Range<Int>, _ html: inout HTML) {
    tables += 1
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    html.attribute(html.language == .de ? "Tabelle \(tables), seitlich verschiebbar" : "Table \(tables), scrolls sideways")
    html.raw("\">\n<table>\n")
    var row = inside.lowerBound
    var isHead = true
    while row < inside.upperBound {
      html.raw(isHead ? "<thead><tr>" : "<tr>")
      var cell = row + 1
      while cell < body.nodes[row].next {
        let node = body.nodes[cell]
        let content = cell + 1..<Int(node.next)
        let isHeader = isHead && !content.isEmpty
        html.raw(isHeader ? "<th scope=\"col\"" : "<td")
        if node.value == 2 { html.raw(" class=\"c\"") } else if node.value == 3 { html.raw(" class=\"num\"") }
        html.raw(">")
        inlines(content, &html)
        html.raw(isHeader ? "</th>" : "</td>")
        cell = Int(node.next)
      }
      html.raw(isHead ? "</tr></thead>\n<tbody>\n" : "</tr>\n")
      isHead = false
      row = Int(body.nodes[row].next)
    }
    html.raw("</tbody>\n</table>\n</div>\n")
  }

  /// The notes at the end, each with the way back.
  mutating func footnotes(_ html: inout HTML) {
    let notes = body.nodes.indices.filter { body.nodes[$0].kind == .footnoteDefinition && calls[body.nodes[$0].value] != nil }
      .sorted { body.nodes[$0].value < body.nodes[$1].value }
    guard !notes.isEmpty else { return }
    html.put("<section class=\"notes\" aria-labelledby=\"_notes\">\n<h2 id=\"_notes\">", UI.footnotes, "</h2>\n<ol>\n")
    for note in notes {
      let number = body.nodes[note].value
      html.raw("<li id=\"_fn")
      html.number(Int(number))
      html.raw("\">")
      blocks(note + 1..<Int(body.nodes[note].next), tight: true, &html)
      for call in 1...calls[number]! {
        html.raw(" <a href=\"#_ref")
        html.number(Int(number))
        if call > 1 {
          html.raw("-")
          html.number(call)
        }
        html.raw("\" aria-label=\"")
        html.attribute(UI.backToText(html.language) + (call > 1 ? " \(call)" : ""))
        html.raw("\">↩</a>")
      }
      html.raw("</li>\n")
    }
    html.raw("</ol>\n</section>\n")
  }

  /// A note of a block: its first paragraph's text, without the tags that stand in it.
  mutating func note(_ item: Int, skippingTags: Bool, _ html: inout HTML) {
    skipsCode = skippingTags
    defer { skipsCode = false }
    var at = item + 1
    let end = Int(body.nodes[item].next)
    if at < end, body.nodes[at].kind == .paragraph {
      html.raw("<p>")
      inlines(at + 1..<Int(body.nodes[at].next), &html)
      html.raw("</p>")
      at = Int(body.nodes[at].next)
    }
    if at < end { blocks(at..<end, &html) }
  }

  /// What stands in a block besides its notes.
  mutating func besidesNotes(of block: Block, _ html: inout HTML) {
    let notes = Set(block.notes.compactMap { source.items[$0].note?.node })
    var at = Int(body.nodes[block.node].next)
    while at < block.end {
      let next = Int(body.nodes[at].next)
      let isNotes = (body.nodes[at].kind == .bulletList || body.nodes[at].kind == .orderedList) && notes.contains(at + 1)
      if !isNotes { blocks(at..<next, &html) }
      at = next
    }
  }

  // MARK: - Inlines

  mutating func inlines(_ range: Range<Int>, _ html: inout HTML) {
    var at = range.lowerBound
    while at < range.upperBound {
      let node = body.nodes[at]
      let inside = at + 1..<Int(node.next)
      switch node.kind {
      case .text:
        let literal = body.literal(node)
        html.text(skipsCode && opensPunctuation(behindTagsAt: Int(node.next), range.upperBound) ? literal[..<literal.endIndexWithoutSpaces] : literal)
      case .softBreak: html.raw("\n")
      case .lineBreak: html.raw("<br>\n")
      case .code:
        if !skipsCode {
          html.raw("<code>")
          html.code(body.literal(node))
          html.raw("</code>")
        }
      case .htmlInline: if !node.flags.contains(.comment) { html.code(body.literal(node)) }
      case .emphasis:
        html.raw("<em>")
        inlines(inside, &html)
        html.raw("</em>")
      case .strong:
        html.raw("<strong>")
        inlines(inside, &html)
        html.raw("</strong>")
      case .strikethrough:
        html.raw("<del>")
        inlines(inside, &html)
        html.raw("</del>")
      case .link:
        let isOpen = openLink(at, node, &html)
        inlines(inside, &html)
        if isOpen { html.raw("</a>") }
      case .image: image(at, node, &html)
      case .footnoteReference: footnoteReference(node, &html)
      default: inlines(inside, &html)
      }
      at = Int(node.next)
    }
  }

  /// Tags stand at this place, and what follows them begins with a comma or the like.
  private func opensPunctuation(behindTagsAt start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end, body.nodes[at].kind == .code || (body.nodes[at].kind == .text && body.literal(body.nodes[at]).allSatisfy { $0 == 0x20 }) { at = Int(body.nodes[at].next) }
    guard at > start, at < end, body.nodes[at].kind == .text, let first = body.literal(body.nodes[at]).first else { return false }
    return [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")")].contains(first)
  }

  private mutating func footnoteReference(_ node: Body.Node, _ html: inout HTML) {
    let call = calls[node.value, default: 0] + 1
    calls[node.value] = call
    html.raw("<sup><a id=\"_ref")
    html.number(Int(node.value))
    if call > 1 {
      html.raw("-")
      html.number(call)
    }
    html.raw("\" href=\"#_fn")
    html.number(Int(node.value))
    html.raw("\">")
    html.number(Int(node.value))
    html.raw("</a></sup>")
  }

  private func target(of node: Int) -> Target {
    var low = firstLink, high = source.references.count
    while low < high {
      let middle = (low + high) / 2
      if source.references[middle].link!.node < node { low = middle + 1 } else { high = middle }
    }
    guard low < source.references.count, source.references[low].link!.node == node else { return .silent }
    return site.model.targets[document][low]
  }

  private func openLink(_ at: Int, _ node: Body.Node, _ html: inout HTML) -> Bool {
    switch target(of: at) {
    case .resolved(let entity), .renamed(let entity): return html.openLink(entity, from: document)
    case .heading(let other, let anchor): return html.openLink(other, fragment: anchor, from: document)
    case .asset(let path): return html.openLink(asset: path)
    case .external: return html.openLink(outside: body.string(node))
    default: return false
    }
  }

  private mutating func image(_ at: Int, _ node: Body.Node, _ html: inout HTML) {
    let words = body.plainText(of: at)
    switch target(of: at) {
    case .asset(let path):
      guard let address = site.assets[path], SiteIndex.isPicture(path) else { break }
      html.raw("<img src=\"")
      html.attribute(html.root + address)
      html.raw("\" alt=\"")
      html.attribute(words)
      html.raw("\" loading=\"lazy\">")
      return
    case .link(.imageExternal):
      if html.openLink(outside: body.string(node)) {
        html.text(words.isEmpty ? body.string(node) : words)
        html.raw("</a>")
        return
      }
    default: break
    }
    html.text(words)
  }
}

extension HTML {
  /// Opens a link to a document or item; false, and nothing written, where it is not published.
  mutating func openLink(_ entity: Entity, from current: Int? = nil, as style: StaticString = "") -> Bool {
    let item = entity.item.map { site.model.documents[entity.document].items[$0].id }
    return openLink(entity.document, fragment: item, from: current, as: style)
  }

  mutating func openLink(_ document: Int, fragment: String?, from current: Int?, as style: StaticString = "") -> Bool {
    let address = site.addresses[document]
    if address.isEmpty { return false }
    raw("<a")
    if style.utf8CodeUnitCount > 0 {
      raw(" class=\"")
      raw(style)
      raw("\"")
    }
    raw(" href=\"")
    if document == current, let fragment {
      raw("#")
      attribute(fragment)
    } else {
      attribute(root)
      attribute(address)
      if let fragment {
        raw("#")
        attribute(fragment)
      }
    }
    raw("\">")
    return true
  }

  mutating func openLink(asset path: String) -> Bool {
    guard let address = site.assets[path] else { return false }
    raw("<a href=\"")
    attribute(root + address)
    raw("\">")
    return true
  }

  /// http, https, mailto and tel as they stand; nothing else leaves.
  mutating func openLink(outside address: String) -> Bool {
    let lower = address.prefix(8).lowercased()
    guard ["http://", "https://", "mailto:", "tel:"].contains(where: { lower.hasPrefix($0) }) else { return false }
    // What is covered leads nowhere.
    guard site.disclosed.redaction.isEmpty || site.disclosed.redaction.neutral(address) == nil else { return false }
    raw("<a href=\"")
    for scalar in address.unicodeScalars {
      // A space or control character would end the address or hide a part of it.
      if scalar.value <= 0x20 || scalar.value == 0x7F { raw("%20") } else { attribute(String(scalar)) }
    }
    raw("\" rel=\"noopener noreferrer\">")
    return true
  }

  /// A document or item by its name, as a link where it is published.
  mutating func name(_ entity: Entity, from current: Int? = nil, as style: StaticString = "st") {
    let isOpen = openLink(entity, from: current, as: style)
    if !isOpen {
      raw("<span class=\"")
      raw(style)
      raw("\">")
    }
    text(site.model.name(entity))
    raw(isOpen ? "</a>" : "</span>")
  }
}

extension ArraySlice<UInt8> {
  fileprivate var endIndexWithoutSpaces: Int {
    var end = endIndex
    while end > startIndex, self[end - 1] == 0x20 { end -= 1 }
    return end
  }
}
