import Ccmark
import Source

/// Walks cmark's tree of one body and writes its nodes down flat, in document order, with their places in the file.
///
/// Tables, footnotes and what else cmark does not know is found on the way. The cells of tables are read in a second tree, once for all,
/// and put into their places at the end.
struct BodyBuilder {
  /// A node while it can still change.
  struct Draft {
    var kind: Body.Kind
    var flags: Body.Flags = []
    var depth: Int
    /// Index of the draft after this one and all its descendants.
    var next = 0
    var value: Int32 = 0
    var span: Span
    /// nil: as `span`.
    var detail: Span?
    /// In `text`.
    var literal = Span(start: 0, end: 0)
    var extra = Span(start: 0, end: 0)
  }

  /// What was found in a text that cmark does not know, with its draft.
  struct Mark {
    var kind: InlineCursor.Special.Kind
    var draft: Int
    /// In `text`.
    var literal: Span
    var span: Span
    var canOpen = false
    var canClose = false
    /// URLs: the destination, in `text`. Footnotes: `start` is the definition's number.
    var target = Span(start: 0, end: 0)
  }

  typealias Span = BlockText.Span
  typealias Node = CmarkTree.Node

  let base: UnsafePointer<UInt8>
  let end: Int
  let limits: Limits
  let lines: SourceLines
  private let hasPipes: Bool
  /// `]:` stands somewhere: there may be definitions of links and footnotes.
  private let hasDefinitions: Bool

  var drafts: [Draft] = []
  var text: [UInt8] = []
  var marks: [Mark] = []
  private(set) var problems: [ParseProblem] = []
  private(set) var lost = 0

  /// The drafts that the walk is inside of.
  private var open: [Int] = []
  /// The depth of what is at the bottom of `open`.
  private var floor = 0
  private var containers = Containers()
  /// The line that the cursor's first line is.
  private var firstLine = 1
  private var footnotes: Footnotes?
  /// What cmark got: the body, or a copy with markers for footnotes.
  private var masked: [UInt8] = []

  var cursor: InlineCursor
  var leaf = Leaf()
  /// Inline containers that are too deep to be shown, with where their text begins: all of it goes on in the last draft.
  private var sunk: [(start: Int, isAutolink: Bool)] = []
  var cells = CellSheet()
  /// Cells that rows may still be filled up with: short rows of wide tables would make little text large.
  var padding = 1 << 17

  /// The block whose inlines are being walked.
  struct Leaf {
    var span = Span(start: 0, end: 0)
    /// `open.count` with the block in it.
    var level = 0
    /// Index of the first draft inside.
    var first = 0
    var isLost = false
    /// Links and images around what comes next.
    var links = 0
    /// Bytes of the first text that are a task's box.
    var box = 0
    /// Which part of the cell sheet `cursor` reads; nil: the file.
    var cell: CellSheet.Leaf?
  }

  init(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int, limits: Limits) {
    self.base = base
    self.end = end
    self.limits = limits
    lines = SourceLines(base, from: start, to: end)
    let bytes = base + start, count = end - start
    hasPipes = find(UInt8(ascii: "|"), in: bytes, count) != nil || find(UInt8(ascii: ":"), in: bytes, count) != nil
    var sought: InlineCursor.Sought = []
    if find(UInt8(ascii: "~"), in: bytes, count) != nil { sought.insert(.tildes) }
    if find("://", in: bytes, count) != nil { sought.insert(.addresses) }
    if find("www.", in: bytes, count) != nil { sought.insert(.www) }
    hasDefinitions = find("]:", in: bytes, count) != nil
    if hasDefinitions, find("[^", in: bytes, count) != nil {
      footnotes = Footnotes(in: lines, to: end)
      if footnotes != nil { sought.insert(.footnotes) }
    }
    cursor = InlineCursor(base: base, sought: sought)
    drafts.reserveCapacity(count / 12 + 16)
    text.reserveCapacity(count + 16)
    open.reserveCapacity(16)
    cursor.text.lines.reserveCapacity(16)
  }

  // MARK: The steps

  mutating func build() {
    let start = lines.start(of: 1)
    let root = footnotes == nil ? CmarkTree.parse(UnsafeBufferPointer(start: base + start, count: end - start)) : parseWithFootnotes()
    walk(root)
    if !cells.leaves.isEmpty { readCells() }
    if let footnotes { numberFootnotes(footnotes.count) }
  }

  private mutating func parseWithFootnotes() -> Node {
    var root: Node
    repeat {
      masked = footnotes!.masked(lines, to: end)
      root = masked.withUnsafeBufferPointer { CmarkTree.parse($0) }
    } while footnotes!.keep(onlyLines: definitionLines(root))
    footnotes!.settle(base)
    return root
  }

  /// The lines of the definitions that became items of a list.
  private func definitionLines(_ root: Node) -> Set<Int> {
    var found: Set<Int> = []
    CmarkTree.walk(root, &found) { found, node in
      switch cmark_node_get_type(node) {
      case CMARK_NODE_ITEM: if let definition = definition(at: node) { found.insert(definition.line) }
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: return false
      default: break
      }
      return true
    } leave: { _, _ in }
    return found
  }

  private func definition(at item: Node) -> Footnotes.Definition? {
    guard let footnotes, let definition = footnotes.definition(on: Int(cmark_node_get_start_line(item))),
      Int(cmark_node_get_start_column(item)) - 1 == definition.column
    else { return nil }
    return definition
  }

  /// The nodes, as they are shared.
  var body: Body {
    let nodes = [Body.Node](unsafeUninitializedCapacity: drafts.count) { nodes, count in
      for draft in drafts {
        let range = SourceRange(draft.span.start, draft.span.end)
        (nodes.baseAddress! + count).initialize(
          to: Body.Node(
            kind: draft.kind, flags: draft.flags, depth: UInt16(clamping: draft.depth), next: Int32(truncatingIfNeeded: draft.next),
            value: draft.value, range: range, detail: draft.detail.map { SourceRange($0.start, $0.end) } ?? range,
            textStart: UInt32(truncatingIfNeeded: draft.literal.start), textCount: UInt32(truncatingIfNeeded: draft.literal.count),
            extraStart: UInt32(truncatingIfNeeded: draft.extra.start), extraCount: UInt32(truncatingIfNeeded: draft.extra.count)))
        count += 1
      }
    }
    return Body(nodes: nodes, text: text)
  }

  // MARK: Drafts

  @discardableResult
  private mutating func append(_ kind: Body.Kind, _ span: Span, _ literal: Span = Span(start: 0, end: 0), flags: Body.Flags = []) -> Int {
    let index = drafts.count
    drafts.append(Draft(kind: kind, flags: flags, depth: floor + open.count, next: index + 1, span: span, literal: literal))
    return index
  }

  @discardableResult
  private mutating func begin(_ kind: Body.Kind, _ span: Span) -> Int {
    let index = append(kind, span)
    open.append(index)
    return index
  }

  private mutating func finish() {
    let index = open.removeLast()
    drafts[index].next = drafts.count
    grow(to: drafts[index].span.end)
  }

  /// A block ends no earlier than what it holds.
  private mutating func grow(to end: Int) {
    if let outer = open.last, drafts[outer].span.end < end { drafts[outer].span.end = end }
  }

  /// Writes bytes into `text`.
  private mutating func store(_ bytes: UnsafeBufferPointer<UInt8>) -> Span {
    let start = text.count
    text.append(contentsOf: bytes)
    return Span(start: start, end: text.count)
  }

  private mutating func store(_ string: UnsafePointer<CChar>?) -> Span {
    guard let string = CText(string), string.count > 0 else { return Span(start: text.count, end: text.count) }
    return store(string.bytes)
  }

  /// The place in the file that cmark means by a line and a column of the text it got.
  private func offset(_ line: Int, _ column: Int) -> Int {
    let start = lines.start(of: max(line, 1))
    var at = start + max(column - 1, 0)
    if let definition = footnotes?.definition(on: line), column - 1 > definition.column { at += footnotes!.shift(definition) }
    return min(at, lines.end(of: max(line, 1)))
  }

  private func start(of node: Node) -> Int { offset(Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node))) }

  /// The first line, and the place where the last one ends, blank lines at its end left out.
  private func span(of node: Node) -> Span {
    let first = Int(cmark_node_get_start_line(node))
    let start = start(of: node)
    return Span(start: start, end: max(lines.trimmedEnd(of: Int(cmark_node_get_end_line(node)), notBefore: first), start))
  }

  // MARK: Blocks

  private mutating func walk(_ root: Node) {
    CmarkTree.walk(root, &self) { $0.enter($1) } leave: { $0.leave($1) }
  }

  /// False: the node is done, with what is inside of it.
  @inline(__always)
  private mutating func enter(_ node: Node) -> Bool {
    let type = cmark_node_get_type(node)
    return type.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue ? enterInline(node, type) : enterBlock(node, type)
  }

  @inline(__always)
  private mutating func leave(_ node: Node) {
    let type = cmark_node_get_type(node)
    if type.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue { leaveInline(node, type) } else { leaveBlock(type, node) }
  }

  private mutating func enterBlock(_ node: Node, _ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_PARAGRAPH: return enterParagraph(node)
    case CMARK_NODE_HEADING: return enterHeading(node)
    case CMARK_NODE_DOCUMENT: begin(.document, Span(start: lines.start(of: 1), end: end))
    case CMARK_NODE_BLOCK_QUOTE:
      if isTooDeep(node) { return false }
      containers.push(Containers.Entry(isQuote: true, line: Int(cmark_node_get_start_line(node))))
      begin(.blockQuote, span(of: node))
    case CMARK_NODE_LIST:
      if isTooDeep(node) { return false }
      if footnotes != nil, holdsOnlyDefinitions(node) { return true }
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      let start = start(of: node)
      let list = begin(isOrdered ? .orderedList : .bulletList, Span(start: start, end: start))
      if isOrdered { drafts[list].value = cmark_node_get_list_start(node) }
      if cmark_node_get_list_tight(node) != 0 { drafts[list].flags = .tight }
    case CMARK_NODE_ITEM: enterItem(node)
    case CMARK_NODE_CODE_BLOCK:
      codeBlock(node)
      return false
    case CMARK_NODE_HTML_BLOCK:
      htmlBlock(node)
      return false
    case CMARK_NODE_THEMATIC_BREAK:
      let index = append(.thematicBreak, span(of: node))
      grow(to: drafts[index].span.end)
      return false
    default: return false
    }
    return true
  }

  private mutating func leaveBlock(_ type: cmark_node_type, _ node: Node) {
    switch type {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: finishLeaf()
    case CMARK_NODE_LIST: if footnotes == nil || !holdsOnlyDefinitions(node) { finish() }
    case CMARK_NODE_ITEM:
      let item = open[open.count - 1]
      if drafts[item].kind == .item {
        let end = drafts[item].span.end
        drafts[item].detail = item + 1 < drafts.count ? drafts[item + 1].span : Span(start: end, end: end)
      }
      finish()
      containers.pop()
    case CMARK_NODE_BLOCK_QUOTE:
      finish()
      containers.pop()
    default: finish()
    }
  }

  private mutating func enterItem(_ node: Node) {
    let start = start(of: node)
    let line = Int(cmark_node_get_start_line(node))
    if let definition = definition(at: node) {
      containers.push(Containers.Entry(isQuote: false, line: line, footnoteText: definition.text))
      let index = begin(.footnoteDefinition, Span(start: start, end: definition.label.end + 2))
      drafts[index].value = Int32(definition.number)
      drafts[index].literal = store(UnsafeBufferPointer(start: base + definition.label.start, count: definition.label.end - definition.label.start))
    } else {
      containers.push(Containers.Entry(isQuote: false, line: line))
      begin(.item, Span(start: start, end: start + Containers.markerLength(base, start, lines.end(of: line))))
    }
  }

  private func holdsOnlyDefinitions(_ list: Node) -> Bool {
    var item = cmark_node_first_child(list)
    while let node = item {
      if definition(at: node) == nil { return false }
      item = cmark_node_next(node)
    }
    return true
  }

  /// Writes a quote or list down as text where it lies too deep to be shown as what it is.
  private mutating func isTooDeep(_ node: Node) -> Bool {
    guard open.count >= Limits.bodyNesting - 1 else { return false }
    let span = span(of: node)
    let paragraph = begin(.paragraph, span)
    append(.text, span, store(UnsafeBufferPointer(start: base + span.start, count: span.count)), flags: .verbatim)
    reportNesting(drafts[paragraph].span)
    finish()
    return true
  }

  private mutating func reportNesting(_ span: Span) {
    if problems.contains(where: { if case .limit(.bodyNesting, _, _) = $0.kind { true } else { false } }) { return }
    let problem = ParseProblem.Kind.limit(.bodyNesting, limit: Limits.bodyNesting, found: Limits.bodyNesting + 1)
    problems.append(ParseProblem(problem, at: SourceRange(span.start, span.end)))
  }

  private mutating func codeBlock(_ node: Node) {
    let content = CText(cmark_node_get_literal(node))
    let first = Int(cmark_node_get_start_line(node))
    var span = Span(start: start(of: node), end: lines.trimmedEnd(of: first))
    let tick = UInt8(ascii: "`"), tilde = UInt8(ascii: "~"), mark = base[min(span.start, end - 1)]
    let isFenced = span.count >= 3 && (mark == tick || mark == tilde) && base[span.start + 1] == mark && base[span.start + 2] == mark
      && containers.strip(first, of: lines).indent < 4
    // cmark's last line is one too late for a fence that nothing closes, and counts the blank lines behind indented code.
    var last = first + lineCount(content)
    var info: Span?
    if isFenced {
      var at = span.start
      while at < span.end, base[at] == mark { at += 1 }
      if isClosingFence(last + 1, mark, length: at - span.start) { last += 1 }
      while at < span.end, base[at].isSpaceOrTab { at += 1 }
      if at < span.end { info = Span(start: at, end: span.end) }
    } else {
      last -= 1
    }
    span.end = max(lines.trimmedEnd(of: last, notBefore: first), span.start)
    let index = append(.codeBlock, span)
    drafts[index].detail = info
    if info != nil { drafts[index].literal = store(cmark_node_get_fence_info(node)) }
    if let content { drafts[index].extra = store(content.bytes) }
    grow(to: span.end)
  }

  private mutating func isClosingFence(_ line: Int, _ mark: UInt8, length: Int) -> Bool {
    guard line <= lines.count else { return false }
    let inside = containers.strip(line, of: lines)
    let stop = lines.trimmedEnd(of: line)
    guard !inside.isLazy, inside.indent < 4, stop - inside.at >= length else { return false }
    for at in inside.at..<stop where base[at] != mark { return false }
    return true
  }

  private mutating func htmlBlock(_ node: Node) {
    let first = Int(cmark_node_get_start_line(node))
    let start = start(of: node)
    let content = CText(cmark_node_get_literal(node))
    // cmark gives blocks that end with their own line an end line too early.
    let stop = lines.trimmedEnd(of: first + lineCount(content) - 1, notBefore: first)
    let index = append(.htmlBlock, Span(start: start, end: max(start, stop)))
    if let content {
      drafts[index].literal = store(content.bytes)
      if isComment(content.bytes) { drafts[index].flags = .comment }
    }
    grow(to: drafts[index].span.end)
  }

  private func lineCount(_ text: CText?) -> Int {
    guard let text else { return 0 }
    var count = 0, at = 0
    while let hit = find(0x0A, in: text.start + at, text.count - at) {
      count += 1
      at += hit + 1
    }
    return count
  }

  /// Whether HTML is nothing but comments.
  private func isComment(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = html.baseAddress else { return false }
    var at = 0
    while true {
      while at < html.count, html[at].isMarkdownSpace { at += 1 }
      if at == html.count { return at > 0 }
      guard find("<!--", in: start + at, min(4, html.count - at)) != nil else { return false }
      at += 4
      guard let close = find("-->", in: start + at, html.count - at) else { return false }
      at += close + 3
    }
  }

  // MARK: Paragraphs and headings

  private mutating func enterHeading(_ node: Node) -> Bool {
    let line = Int(cmark_node_get_start_line(node))
    let start = start(of: node)
    let level = cmark_node_get_heading_level(node)
    var hashes = start
    while hashes < end, base[hashes] == UInt8(ascii: "#") { hashes += 1 }
    if hashes > start, hashes - start <= 6, hashes >= lines.end(of: line) || base[hashes].isSpaceOrTab {
      let stop = lines.trimmedEnd(of: line)
      var content = Span(start: hashes, end: stop)
      while content.start < stop, base[content.start].isSpaceOrTab { content.start += 1 }
      var closing = stop
      while closing > content.start, base[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
      if closing < stop, base[closing - 1].isSpaceOrTab {
        content.end = closing
        while content.end > content.start, base[content.end - 1].isMarkdownSpace { content.end -= 1 }
      }
      content.start = min(content.start, content.end)
      cursor.text.lines.removeAll(keepingCapacity: true)
      cursor.text.lines.append(content)
      return beginHeading(Span(start: start, end: stop), content, level)
    }
    // Underlined: the last line is not text, unless it belongs to a table.
    let last = underline(of: node)
    readLines(node, to: last - 1)
    guard let first = cursor.text.lines.first, let final = cursor.text.lines.last else { return false }
    let box = taskBox(node, first)
    cursor.text.lines[0].start += box
    if hasPipes, table(node, underline: last) { return false }
    let content = Span(start: first.start + box, end: final.end)
    return beginHeading(Span(start: content.start, end: lines.trimmedEnd(of: last)), content, level, box: box)
  }

  /// The line that underlines a heading: the last one, or the one before, since cmark ends such a heading only with the line behind it.
  private mutating func underline(of node: Node) -> Int {
    let last = min(Int(cmark_node_get_end_line(node)), lines.count)
    guard last - 1 > Int(cmark_node_get_start_line(node)) else { return last }
    let line = containers.strip(last - 1, of: lines)
    let stop = lines.trimmedEnd(of: last - 1)
    guard !line.isLazy, line.at < stop, base[line.at] == UInt8(ascii: "=") || base[line.at] == UInt8(ascii: "-") else { return last }
    for at in line.at..<stop where base[at] != base[line.at] { return last }
    return last - 1
  }

  private mutating func beginHeading(_ span: Span, _ content: Span, _ level: Int32, box: Int = 0) -> Bool {
    let index = begin(.heading, span)
    drafts[index].value = level
    drafts[index].detail = content
    beginLeaf(span)
    leaf.box = box
    return true
  }

  private mutating func enterParagraph(_ node: Node) -> Bool {
    readLines(node, to: Int(cmark_node_get_end_line(node)))
    guard let first = cursor.text.lines.first else { return false }
    let box = taskBox(node, first)
    cursor.text.lines[0].start += box
    if hasPipes, cursor.text.lines.count > 1, table(node, underline: nil) { return false }
    let span = Span(start: cursor.text.lines[0].start, end: cursor.text.lines[cursor.text.lines.count - 1].end)
    begin(.paragraph, span)
    beginLeaf(span)
    leaf.box = box
    return true
  }

  /// The length of a task's box with the space behind it, where a text is the first thing in an item and begins with one.
  private mutating func taskBox(_ node: Node, _ line: Span) -> Int {
    guard let item = open.last, drafts[item].kind == .item, drafts.count == item + 1, line.end - line.start > 3,
      base[line.start] == UInt8(ascii: "["), base[line.start + 2] == UInt8(ascii: "]"), base[line.start + 3].isSpaceOrTab
    else { return 0 }
    let state = base[line.start + 1]
    guard state == 0x20 || state | 0x20 == UInt8(ascii: "x") else { return 0 }
    // Where `[x]` is a link somebody defined, it is no box.
    guard let text = cmark_node_first_child(node), cmark_node_get_type(text) == CMARK_NODE_TEXT, let literal = CText(cmark_node_get_literal(text)),
      literal.count > 3, bytesEqual(literal.start, base + line.start, 4)
    else { return 0 }
    var length = 4
    while line.start + length < line.end, base[line.start + length].isSpaceOrTab { length += 1 }
    guard length <= literal.count else { return 0 }
    drafts[item].flags = state == 0x20 ? .taskOpen : .taskDone
    return length
  }

  /// Reads the lines of a paragraph into the cursor, as cmark's inline parser saw them.
  private mutating func readLines(_ node: Node, to last: Int) {
    let first = Int(cmark_node_get_start_line(node))
    let last = max(min(last, lines.count), first)
    firstLine = first
    cursor.text.base = base
    cursor.text.lines.removeAll(keepingCapacity: true)
    var span = Span(start: start(of: node), end: lines.end(of: first))
    var line = first
    while line < last {
      cursor.text.lines.append(span)
      line += 1
      let stop = lines.end(of: line)
      var at = containers.hasQuotes ? containers.strip(line, of: lines).at : lines.start(of: line)
      while at < stop, base[at].isSpaceOrTab { at += 1 }
      span = Span(start: at, end: stop)
    }
    cursor.text.lines.append(trimmed(span))
    if hasDefinitions, cursor.text.lines[0].count > 0, base[cursor.text.lines[0].start] == UInt8(ascii: "[") {
      let definitions = LinkSyntax.linesOfDefinitions(cursor.text)
      if definitions > 0, definitions < cursor.text.lines.count {
        cursor.text.lines.removeFirst(definitions)
        firstLine += definitions
      }
    }
  }

  private mutating func beginLeaf(_ span: Span) {
    leaf = Leaf(span: span, level: open.count, first: drafts.count)
    cursor.begin()
  }

  private mutating func finishLeaf() {
    if !marks.isEmpty { applyMarks(from: leaf.first) }
    finish()
  }

  // MARK: Inlines

  /// The source does not read as the tree says: everything from here to the end of the block has the block's range.
  private mutating func lose() {
    leaf.isLost = true
    lost += 1
    for index in open[leaf.level...] {
      drafts[index].span = leaf.span
      drafts[index].detail = nil
    }
    if !sunk.isEmpty { drafts[drafts.count - 1].span = leaf.span }
  }

  /// A place of the cursor, in the file.
  private func inFile(_ span: Span) -> Span { leaf.cell.map { cells.inFile(span, $0) } ?? span }

  /// The place of what the cursor just passed; the block's if it could not.
  private mutating func place(_ span: Span?) -> Span {
    if leaf.isLost { return leaf.span }
    guard let span else {
      lose()
      return leaf.span
    }
    return inFile(span)
  }

  private mutating func enterInline(_ node: Node, _ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_TEXT: textNode(node)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      let span = place(leaf.isLost ? nil : cursor.lineEnd())
      if !sunk.isEmpty { sink(" ") } else { append(type == CMARK_NODE_SOFTBREAK ? .softBreak : .lineBreak, span) }
    case CMARK_NODE_CODE:
      guard let literal = CText(cmark_node_get_literal(node)) else { return false }
      let found = leaf.isLost ? nil : cursor.code(literal)
      write(.code, literal.bytes, place(found?.span), isVerbatim: found?.isVerbatim ?? false)
    case CMARK_NODE_HTML_INLINE:
      guard let literal = CText(cmark_node_get_literal(node)) else { return false }
      let found = leaf.isLost ? nil : cursor.html(literal)
      write(.htmlInline, literal.bytes, place(found?.span), isVerbatim: found?.isVerbatim ?? false)
      if sunk.isEmpty, isComment(literal.bytes) { drafts[drafts.count - 1].flags.insert(.comment) }
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      let span = place(leaf.isLost ? nil : cursor.emphasisMarker(type == CMARK_NODE_EMPH ? 1 : 2))
      enter(type == CMARK_NODE_EMPH ? .emphasis : .strong, span, isAutolink: false)
      return true
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      leaf.links += 1
      let isImage = type == CMARK_NODE_IMAGE
      let opening = leaf.isLost ? nil : cursor.linkOpening(isImage: isImage)
      let span = place(opening.map { Span(start: $0.start, end: cursor.at) })
      let isAutolink = opening?.isAutolink ?? false
      guard enter(isImage ? .image : .link, span, isAutolink: isAutolink) else { return true }
      let link = drafts.count - 1
      if isAutolink { drafts[link].flags = .autolink }
      // Until its end is known: where its text begins.
      drafts[link].detail = leaf.isLost ? nil : Span(start: cursor.at, end: cursor.at)
      drafts[link].literal = store(cmark_node_get_url(node))
      drafts[link].extra = store(cmark_node_get_title(node))
      return true
    default: break
    }
    return false
  }

  private mutating func leaveInline(_ node: Node, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      let marker = place(leaf.isLost ? nil : cursor.emphasisMarker(type == CMARK_NODE_EMPH ? 1 : 2))
      leave(end: marker.end)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      leaf.links -= 1
      let opening = sunk.last ?? (start: drafts[open[open.count - 1]].detail?.start ?? 0, isAutolink: drafts[open[open.count - 1]].flags.contains(.autolink))
      let tail = leaf.isLost ? nil : cursor.linkEnd(CText(cmark_node_get_url(node)), from: opening.start, isAutolink: opening.isAutolink)
      let span = place(tail.map { Span(start: $0.end - 1, end: $0.end) })
      if sunk.isEmpty, !leaf.isLost, let tail {
        let link = open[open.count - 1]
        let detail = inFile(tail.detail), literal = drafts[link].literal
        drafts[link].detail = detail
        if tail.isReference { drafts[link].flags.insert(.reference) }
        if tail.isVerbatim, detail.end - detail.start == literal.end - literal.start { drafts[link].flags.insert(.verbatim) }
      }
      leave(end: span.end)
    default: break
    }
  }

  private mutating func textNode(_ node: Node) {
    guard let literal = CText(cmark_node_get_literal(node)) else { return }
    let box = leaf.box
    leaf.box = 0
    guard literal.count > box else { return }
    let isAutolink = leaf.links > 0 && (sunk.last?.isAutolink ?? drafts[open[open.count - 1]].flags.contains(.autolink))
    let found = leaf.isLost ? nil : cursor.pass(literal, from: box, escapes: !isAutolink, seeking: sunk.isEmpty && !isAutolink)
    let bytes = UnsafeBufferPointer(start: literal.start + box, count: literal.count - box)
    write(.text, bytes, place(found?.span), isVerbatim: found?.isVerbatim ?? false)
    if !cursor.specials.isEmpty {
      if !leaf.isLost { note(drafts.count - 1, skipped: box) }
      cursor.forgetSpecials()
    }
  }

  /// Appends an inline without children.
  private mutating func write(_ kind: Body.Kind, _ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, isVerbatim: Bool) {
    guard sunk.isEmpty else { return sink(bytes) }
    append(kind, span, store(bytes), flags: isVerbatim && !leaf.isLost && span.count == bytes.count ? .verbatim : [])
  }

  /// False where it lies too deep to be shown as what it is.
  @discardableResult
  private mutating func enter(_ kind: Body.Kind, _ span: Span, isAutolink: Bool) -> Bool {
    if sunk.isEmpty, floor + open.count <= Limits.bodyNesting {
      begin(kind, span)
      return true
    }
    if sunk.isEmpty {
      append(.text, span, Span(start: text.count, end: text.count))
      reportNesting(span)
    }
    sunk.append((cursor.at, isAutolink))
    return false
  }

  private mutating func leave(end: Int) {
    if sunk.isEmpty {
      let index = open.removeLast()
      drafts[index].next = drafts.count
      if !leaf.isLost { drafts[index].span.end = end }
    } else {
      sunk.removeLast()
      if !leaf.isLost { drafts[drafts.count - 1].span.end = end }
    }
  }

  private mutating func sink(_ bytes: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: bytes)
    drafts[drafts.count - 1].literal.end = text.count
  }

  private mutating func sink(_ string: StaticString) {
    sink(UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
  }

  /// Keeps what was found in a text until the whole block is known.
  private mutating func note(_ index: Int, skipped: Int) {
    let start = drafts[index].literal.start - skipped
    for special in cursor.specials {
      var mark = Mark(
        kind: special.kind, draft: index, literal: Span(start: start + special.literal.start, end: start + special.literal.end),
        span: inFile(special.span), canOpen: special.canOpen, canClose: special.canClose)
      let bytes = cursor.text.base + special.span.start, count = special.span.end - special.span.start
      switch special.kind {
      case .tildes: if !mark.canOpen, !mark.canClose { continue }
      case .url:
        guard leaf.links == 0 else { continue }
        mark.target.start = text.count
        if bytes[0] == UInt8(ascii: "w") { _ = "http://".utf8.withContiguousStorageIfAvailable { text.append(contentsOf: $0) } }
        mark.target.end = store(UnsafeBufferPointer(start: bytes, count: count)).end
      case .footnote:
        guard leaf.links == 0, let number = footnotes?.number(ofLabel: bytes + 2, count - 3) else { continue }
        mark.target.start = number
      }
      marks.append(mark)
    }
  }

  // MARK: Cells

  /// Reads what was put aside on the cell sheet: a tree of its own, with the body behind it where its link definitions are needed.
  private mutating func readCells() {
    let sheet = cells.bytes, masked = masked
    let main = drafts.count
    sheet.withUnsafeBufferPointer { sheet in
      masked.withUnsafeBufferPointer { masked in
        let start = lines.start(of: 1)
        let body = footnotes == nil ? UnsafeBufferPointer(start: base + start, count: end - start) : masked
        let root = hasDefinitions && cells.mayHaveReferences ? CmarkTree.parse(sheet, body) : CmarkTree.parse(sheet)
        var node = cmark_node_first_child(root)
        for index in cells.leaves.indices {
          while let block = node, Int(cmark_node_get_start_line(block)) < cells.leaves[index].line { node = cmark_node_next(block) }
          let found = node.flatMap { cells.leaves[index].matches($0) ? $0 : nil }
          readCell(index, found, sheet.baseAddress!)
        }
      }
    }
    cells.place(in: &drafts, main)
  }

  /// Walks the inlines of one cell; `node` is nil where cmark took its text for something else.
  private mutating func readCell(_ index: Int, _ node: Node?, _ sheet: UnsafePointer<UInt8>) {
    let cell = cells.leaves[index]
    leaf = Leaf(span: drafts[cell.draft].span, first: drafts.count, cell: cell)
    floor = drafts[cell.draft].depth + 1
    cursor.text.base = cell.isInSheet ? sheet : base
    cells.readLines(of: cell, into: &cursor.text.lines)
    cursor.begin()
    if let node {
      CmarkTree.walk(node, &self) { $1 == node || $0.enter($1) } leave: { if $1 != node { $0.leave($1) } }
    } else {
      for (number, line) in cursor.text.lines.enumerated() {
        if number > 0 { append(.softBreak, Span(start: line.start, end: line.start)) }
        let bytes = UnsafeBufferPointer(start: cursor.text.base + line.start, count: line.end - line.start)
        write(.text, bytes, inFile(line), isVerbatim: true)
      }
    }
    if !marks.isEmpty { applyMarks(from: leaf.first) }
    cells.leaves[index].drafts = Span(start: leaf.first, end: drafts.count)
  }

  /// Writes a paragraph down as a table, with what stands before and behind it, if it is one. `underline` is the line that cmark took
  /// for a heading's.
  private mutating func table(_ node: Node, underline: Int?) -> Bool {
    let rows = cursor.text.lines
    var found: Int?
    for index in rows.indices.dropFirst() where TableRow.isDelimiter(base, rows[index]) {
      let line = containers.strip(firstLine + index, of: lines)
      if !line.isLazy, line.indent < 4 {
        found = index
        break
      }
    }
    guard let delimiter = found else { return false }
    var row: [TableRow.Cell] = []
    let columns = TableRow.split(base, rows[delimiter], limit: limits.tableColumns, into: &row)
    let alignments = row.map { TableRow.alignment(base, $0) }
    let head = rows[delimiter - 1]
    guard TableRow.split(base, head, limit: limits.tableColumns, into: &row) == columns else { return false }
    if columns > limits.tableColumns {
      problems.append(
        ParseProblem(.limit(.tableColumns, limit: limits.tableColumns, found: columns), at: SourceRange(head.start, trimmed(head).end)))
      return false
    }
    var stop = delimiter + 1
    while stop < rows.count, TableRow.split(base, rows[stop], limit: 0, into: &row) > 0 {
      if !containers.isEmpty, containers.strip(firstLine + stop, of: lines).isLazy { break }
      stop += 1
    }
    if delimiter > 1 { plainParagraph(rows[..<(delimiter - 1)]) }
    let table = begin(.table, trimmed(Span(start: head.start, end: rows[delimiter].end)))
    tableRow(head, alignments, &row)
    for index in (delimiter + 1)..<stop { tableRow(rows[index], alignments, &row) }
    var isRuled = false
    if let underline, stop == rows.count {
      let line = containers.strip(underline, of: lines)
      let span = trimmed(Span(start: line.at, end: lines.end(of: underline)))
      isRuled = base[span.start] == UInt8(ascii: "-") && span.end - span.start >= 3
      if !isRuled { tableRow(span, alignments, &row) }
    }
    drafts[table].span.end = max(drafts[table].span.end, drafts[drafts.count - 1].span.end)
    finish()
    if stop < rows.count {
      plainParagraph(rows[stop...])
    } else if isRuled, let underline {
      let line = containers.strip(underline, of: lines)
      let rule = append(.thematicBreak, trimmed(Span(start: line.at, end: lines.end(of: underline))))
      grow(to: drafts[rule].span.end)
    }
    return true
  }

  private mutating func tableRow(_ line: Span, _ alignments: [Int32], _ row: inout [TableRow.Cell]) {
    let line = trimmed(line)
    begin(.tableRow, line)
    _ = TableRow.split(base, line, limit: alignments.count, into: &row)
    for column in alignments.indices {
      if column >= row.count {
        guard padding > 0 else { break }
        padding -= 1
      }
      let span = column < row.count ? Span(start: row[column].start, end: row[column].end) : Span(start: line.end, end: line.end)
      let index = append(.tableCell, span)
      drafts[index].value = alignments[column]
      guard span.count > 0 else { continue }
      let bytes = UnsafeBufferPointer(start: base + span.start, count: span.count)
      if cursor.isPlain(bytes) {
        open.append(index)
        append(.text, span, store(bytes), flags: .verbatim)
        finish()
      } else {
        cells.addCell(row[column], draft: index, base)
      }
    }
    finish()
  }

  /// A paragraph beside a table, whose text cmark has read together with the table's.
  private mutating func plainParagraph(_ rows: ArraySlice<Span>) {
    var rows = Array(rows)
    rows[rows.count - 1] = trimmed(rows[rows.count - 1])
    let span = Span(start: rows[0].start, end: rows[rows.count - 1].end)
    let index = append(.paragraph, span)
    cells.addParagraph(rows, draft: index, base)
    grow(to: span.end)
  }

  private func trimmed(_ span: Span) -> Span {
    var span = span
    while span.end > span.start, base[span.end - 1].isMarkdownSpace { span.end -= 1 }
    return span
  }
}
