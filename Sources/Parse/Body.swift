package import Source

/// The body of a Markdown file as a flat run of nodes in document order: CommonMark, plus pipe tables, task lists, strikethrough, bare
/// URLs and footnotes.
///
/// There is no tree of objects: a node knows where its last descendant ends (`next`) and how deep it lies.
package struct Body: Sendable {
  package enum Kind: UInt8, Sendable, BitwiseCopyable {
    // Blocks.
    case document, heading, paragraph, blockQuote, bulletList, orderedList, item, codeBlock, htmlBlock, thematicBreak
    /// A table's first row is its head. Cells carry their alignment in `value`.
    case table, tableRow, tableCell
    /// The text of a footnote, placed where it was defined; `text` is its label.
    case footnoteDefinition
    // Inlines.
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image
    /// `[^label]` whose definition exists; `value` is its number from 1.
    case footnoteReference

    package var isBlock: Bool { rawValue <= Kind.footnoteDefinition.rawValue }
  }

  package struct Flags: OptionSet, Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Items: a task list's box.
    package static let taskOpen = Flags(rawValue: 1)
    package static let taskDone = Flags(rawValue: 2)
    /// Lists: no blank lines between the items.
    package static let tight = Flags(rawValue: 4)
    /// Raw HTML: nothing but comments.
    package static let comment = Flags(rawValue: 8)
    /// Links: `<…>` or a bare URL.
    package static let autolink = Flags(rawValue: 16)
    /// Text, code, destination: the source reads byte for byte as `text`.
    package static let verbatim = Flags(rawValue: 32)
    /// Links: from a reference definition `[a]: b`; `detail` is then the label's place.
    package static let reference = Flags(rawValue: 64)
  }

  package struct Node: Hashable, Sendable, BitwiseCopyable {
    package let kind: Kind
    package var flags: Flags
    /// Levels below the document node, which has 0.
    package let depth: UInt16
    /// Index of the node after this one and all its descendants.
    package var next: Int32
    /// Headings: level as written, 1–6. Ordered lists: first number. Cells: 0 none, 1 left, 2 centre, 3 right. Footnotes: number from 1.
    package let value: Int32
    /// In the file. Blocks: from the first to the last byte that belongs to them, markers included. Text: the text. Code: between the
    /// backticks. Links, images: from `[` or `<` to the end of the construct. Where an inline's place is unknown: its block's.
    package var range: SourceRange
    /// Links and images: the destination as written, without `<>`. Headings: their text. Items: their first block. Code blocks: the info string.
    /// Else equal to `range`.
    package var detail: SourceRange
    /// In `text`: literal of text, code, HTML; destination of links (decoded as CommonMark has it); info string of code blocks;
    /// label of footnotes.
    package let textStart: UInt32
    package let textCount: UInt32
    /// In `text`: link and image titles; literal of code blocks.
    package let extraStart: UInt32
    package let extraCount: UInt32

    package init(
      kind: Kind, flags: Flags = [], depth: UInt16, next: Int32, value: Int32 = 0, range: SourceRange, detail: SourceRange,
      textStart: UInt32 = 0, textCount: UInt32 = 0, extraStart: UInt32 = 0, extraCount: UInt32 = 0
    ) {
      self.kind = kind
      self.flags = flags
      self.depth = depth
      self.next = next
      self.value = value
      self.range = range
      self.detail = detail
      self.textStart = textStart
      self.textCount = textCount
      self.extraStart = extraStart
      self.extraCount = extraCount
    }
  }

  /// Node 0 is the document; there is always one.
  package let nodes: [Node]
  package let text: [UInt8]

  package init(nodes: [Node], text: [UInt8]) {
    self.nodes = nodes
    self.text = text
  }

  package func literal(_ node: Node) -> ArraySlice<UInt8> { text[Int(node.textStart)..<Int(node.textStart + node.textCount)] }
  package func extra(_ node: Node) -> ArraySlice<UInt8> { text[Int(node.extraStart)..<Int(node.extraStart + node.extraCount)] }
  package func string(_ node: Node) -> String { String(decoding: literal(node), as: UTF8.self) }
  package func title(_ node: Node) -> String { String(decoding: extra(node), as: UTF8.self) }

  /// The children of a node, as indices.
  package func children(of index: Int) -> [Int] {
    var found: [Int] = []
    var at = index + 1
    while at < nodes[index].next {
      found.append(at)
      at = Int(nodes[at].next)
    }
    return found
  }

  /// The plain text below a node: words of links, emphasis and code, breaks as spaces; no HTML, no footnote marks.
  package func plainText(of index: Int, code: Bool = true) -> String {
    var out: [UInt8] = []
    var at = index
    while at < nodes[index].next {
      let node = nodes[at]
      switch node.kind {
      case .text: out.append(contentsOf: literal(node))
      case .code: if code { out.append(contentsOf: literal(node)) }
      case .softBreak, .lineBreak: out.append(0x20)
      default: if node.kind.isBlock, !out.isEmpty, out.last != 0x20 { out.append(0x20) }
      }
      at += 1
    }
    while out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }
}
