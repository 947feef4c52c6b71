import Ccmark

/// The inlines of a block, each with the place that the cursor finds for it.
extension BodyBuilder {
  /// The source does not read as the tree says: everything from here to the end of the block has the block's range.
  mutating func lose() {
    leaf.isLost = true
    lost += 1
    for index in open[leaf.level...] {
      drafts[index].span = leaf.span
      drafts[index].detail = nil
    }
    if !sunk.isEmpty { drafts[drafts.count - 1].span = leaf.span }
  }

  /// A place of the cursor, in the file.
  func inFile(_ span: Span) -> Span { leaf.cell.map { cells.inFile(span, $0) } ?? span }

  /// The place of what the cursor just passed; the block's if it could not.
  mutating func place(_ span: Span?) -> Span {
    if leaf.isLost { return leaf.span }
    guard let span else {
      lose()
      return leaf.span
    }
    return inFile(span)
  }

  mutating func enterInline(_ node: Node, _ type: cmark_node_type) -> Bool {
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

  mutating func leaveInline(_ node: Node, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      let marker = place(leaf.isLost ? nil : cursor.emphasisMarker(type == CMARK_NODE_EMPH ? 1 : 2))
      leave(end: marker.end)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      leaf.links -= 1
      let link = drafts[open[open.count - 1]]
      let opening = sunk.last ?? (start: link.detail?.start ?? 0, isAutolink: link.flags.contains(.autolink))
      let tail = leaf.isLost ? nil : cursor.linkEnd(CText(cmark_node_get_url(node)), from: opening.start, isAutolink: opening.isAutolink)
      let span = place(tail.map { Span(start: $0.end - 1, end: $0.end) })
      if sunk.isEmpty, !leaf.isLost, let tail {
        let link = open[open.count - 1]
        let detail = inFile(tail.detail), literal = drafts[link].literal
        drafts[link].detail = detail
        if tail.isReference { drafts[link].flags.insert(.reference) }
        if tail.isVerbatim, detail.count == literal.count { drafts[link].flags.insert(.verbatim) }
      }
      leave(end: span.end)
    default: break
    }
  }

  mutating func textNode(_ node: Node) {
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
  mutating func write(_ kind: Body.Kind, _ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, isVerbatim: Bool) {
    guard sunk.isEmpty else { return sink(bytes) }
    append(kind, span, store(bytes), flags: isVerbatim && !leaf.isLost && span.count == bytes.count ? .verbatim : [])
  }

  /// False where it lies too deep to be shown as what it is.
  @discardableResult
  mutating func enter(_ kind: Body.Kind, _ span: Span, isAutolink: Bool) -> Bool {
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

  mutating func leave(end: Int) {
    if sunk.isEmpty {
      let index = open.removeLast()
      drafts[index].next = drafts.count
      if !leaf.isLost { drafts[index].span.end = end }
    } else {
      sunk.removeLast()
      if !leaf.isLost { drafts[drafts.count - 1].span.end = end }
    }
  }

  mutating func sink(_ bytes: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: bytes)
    drafts[drafts.count - 1].literal.end = text.count
  }

  mutating func sink(_ string: StaticString) {
    sink(UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
  }

  /// Keeps what was found in a text until the whole block is known.
  mutating func note(_ index: Int, skipped: Int) {
    let start = drafts[index].literal.start - skipped
    for special in cursor.specials {
      var mark = Mark(
        kind: special.kind, draft: index, literal: Span(start: start + special.literal.start, end: start + special.literal.end),
        span: inFile(special.span), canOpen: special.canOpen, canClose: special.canClose)
      let bytes = cursor.text.base + special.span.start, count = special.span.count
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
}
