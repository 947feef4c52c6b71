/// Strikethrough, bare URLs and references to footnotes: what was marked in the texts of a block becomes nodes.
extension BodyBuilder {
  /// A run of tildes among the tokens.
  private struct Tildes {
    let token: Int
    let length: Int
    let canOpen: Bool
    let canClose: Bool
    var previous: Int
    var next: Int
  }

  /// Rewrites the drafts from `first` on, the inlines of one block.
  mutating func applyMarks(from first: Int) {
    var tokens: [Draft] = []
    tokens.reserveCapacity(drafts.count - first + 2 * marks.count)
    var tildes: [Tildes] = []
    let partners = split(from: first, into: &tokens, &tildes)
    marks.removeAll(keepingCapacity: true)
    drafts.removeSubrange(first...)
    join(tokens, partners, first)
  }

  /// Cuts the texts at their marks. Gives for each token that opens or closes a strikethrough the one at its other end, else -1.
  private func split(from first: Int, into tokens: inout [Draft], _ tildes: inout [Tildes]) -> [Int] {
    var mark = 0
    var open: [(token: Int, end: Int, firstTildes: Int)] = []
    var pairs: [(Int, Int)] = []
    func leave(_ index: Int) {
      while let last = open.last, last.end <= index {
        tokens[last.token].next = tokens.count
        BodyBuilder.pair(&tildes, from: last.firstTildes, into: &pairs)
        open.removeLast()
      }
    }
    /// Where a URL has taken the beginning of the text that comes next.
    var cut = 0
    var index = first
    while index < drafts.count {
      leave(index)
      let draft = drafts[index]
      guard draft.kind == .text else {
        tokens.append(draft)
        if draft.next > index + 1 { open.append((tokens.count - 1, draft.next, tildes.count)) } else { tokens[tokens.count - 1].next = tokens.count }
        index += 1
        continue
      }
      var rest = draft
      if cut > 0 {
        rest = tail(of: draft, from: draft.literal.start + cut - draft.span.start, cut)
        cut = 0
      }
      var resume = index + 1
      while mark < marks.count, marks[mark].draft <= index {
        let found = marks[mark]
        mark += 1
        // What a URL has taken is not looked at again.
        guard found.draft == index, found.literal.start >= rest.literal.start else { continue }
        var taken = found
        if found.kind == .url, found.span.end > draft.span.end {
          let reach = reach(of: found, from: index)
          resume = reach.index
          cut = reach.cut
          taken.span.end = reach.end
          taken.target.end -= found.span.end - reach.end
        }
        push(head(of: rest, to: taken.literal.start, taken.span.start), &tokens)
        push(taken, draft.depth, &tokens)
        if taken.kind == .tildes {
          tildes.append(
            Tildes(
              token: tokens.count - 1, length: found.span.end - found.span.start, canOpen: found.canOpen, canClose: found.canClose, previous: -1,
              next: -1))
        }
        rest = tail(of: rest, from: taken.literal.end, min(taken.span.end, draft.span.end))
      }
      push(rest, &tokens)
      index = resume
    }
    leave(.max)
    BodyBuilder.pair(&tildes, from: 0, into: &pairs)
    var partners = [Int](repeating: -1, count: tokens.count)
    for (opener, closer) in pairs {
      partners[opener] = closer
      partners[closer] = opener
    }
    return partners
  }

  /// How far a URL goes that does not end with its text, because cmark took a part of it for emphasis: over whole siblings, and into a
  /// text behind them. Elsewhere it ends with its text.
  private func reach(of url: Mark, from index: Int) -> (index: Int, cut: Int, end: Int) {
    let depth = drafts[index].depth
    var at = drafts[index].next
    while at < drafts.count, drafts[at].depth == depth {
      if drafts[at].span.end == url.span.end { return (drafts[at].next, 0, url.span.end) }
      if drafts[at].span.start >= url.span.end { break }
      if drafts[at].span.end > url.span.end {
        guard drafts[at].kind == .text, isPlain(drafts[at], to: url.span.end) else { break }
        return (at, url.span.end, url.span.end)
      }
      at = drafts[at].next
    }
    return (index + 1, 0, drafts[index].span.end)
  }

  /// Whether a text reads like its source up to a place in it.
  private func isPlain(_ draft: Draft, to place: Int) -> Bool {
    let source = base + draft.span.start, count = place - draft.span.start
    guard count <= draft.literal.count, find(UInt8(ascii: "\\"), in: source, count) == nil, find(UInt8(ascii: "&"), in: source, count) == nil else {
      return false
    }
    return text.withUnsafeBufferPointer { bytesEqual(source, $0.baseAddress! + draft.literal.start, count) }
  }

  private func head(of draft: Draft, to literal: Int, _ place: Int) -> Draft {
    var head = draft
    head.literal.end = literal
    head.span.end = place
    return head
  }

  private func tail(of draft: Draft, from literal: Int, _ place: Int) -> Draft {
    var tail = draft
    tail.literal.start = literal
    tail.span.start = place
    return tail
  }

  /// A part of a text may be verbatim where the whole is not.
  private func push(_ part: Draft, _ tokens: inout [Draft]) {
    guard part.literal.start < part.literal.end else { return }
    let isVerbatim = part.span.count == part.literal.count
      && text.withUnsafeBufferPointer { bytesEqual(base + part.span.start, $0.baseAddress! + part.literal.start, part.span.count) }
    tokens.append(part)
    tokens[tokens.count - 1].flags = isVerbatim ? .verbatim : []
    tokens[tokens.count - 1].next = tokens.count
  }

  private func push(_ mark: Mark, _ depth: Int, _ tokens: inout [Draft]) {
    switch mark.kind {
    case .tildes: push(Draft(kind: .text, flags: .verbatim, depth: depth, span: mark.span, literal: mark.literal), &tokens)
    case .footnote:
      let label = Span(start: mark.literal.start + 2, end: mark.literal.end - 1)
      tokens.append(
        Draft(kind: .footnoteReference, depth: depth, next: tokens.count + 1, value: Int32(mark.target.start), span: mark.span, literal: label))
    case .url:
      let count = mark.span.end - mark.span.start
      let shown = Span(start: mark.target.end - count, end: mark.target.end)
      var link = Draft(kind: .link, flags: .autolink, depth: depth, next: tokens.count + 2, span: mark.span, literal: mark.target)
      // The literal is shorter than the place where a table's pipes are escaped in it.
      let isVerbatim = text.withUnsafeBufferPointer { bytesEqual(base + mark.span.start, $0.baseAddress! + shown.start, count) }
      if isVerbatim, shown.start == mark.target.start { link.flags.insert(.verbatim) }
      tokens.append(link)
      tokens.append(
        Draft(kind: .text, flags: isVerbatim ? .verbatim : [], depth: depth + 1, next: tokens.count + 1, span: mark.span, literal: shown))
    }
  }

  /// Pairs the runs of tildes among siblings, as cmark-gfm does with its stack of delimiters.
  private static func pair(_ tildes: inout [Tildes], from first: Int, into pairs: inout [(Int, Int)]) {
    defer { tildes.removeSubrange(first...) }
    guard tildes.count > first + 1 else { return }
    for index in first..<tildes.count {
      tildes[index].previous = index > first ? index - 1 : -1
      tildes[index].next = index + 1 < tildes.count ? index + 1 : -1
    }
    func remove(_ index: Int) {
      let previous = tildes[index].previous, next = tildes[index].next
      if previous >= 0 { tildes[previous].next = next }
      if next >= 0 { tildes[next].previous = previous }
    }
    // Below these, nothing opens for a closer of one or two tildes: it was looked for.
    var bottom = [first, first, first]
    var closer = first
    while closer >= 0 {
      let run = tildes[closer]
      guard run.canClose else {
        closer = run.next
        continue
      }
      var opener = run.previous
      while opener >= bottom[run.length] {
        let other = tildes[opener]
        if other.canOpen, !(run.canOpen || other.canClose) || (run.length + other.length) % 3 != 0 { break }
        opener = other.previous
      }
      if opener >= bottom[run.length], opener >= 0 {
        if tildes[opener].length == run.length { pairs.append((tildes[opener].token, run.token)) }
        // What stands between the two is text from now on, and so are they where they are not equally long.
        let before = tildes[opener].previous
        if before >= 0 { tildes[before].next = run.next }
        if run.next >= 0 { tildes[run.next].previous = before }
      } else {
        bottom[run.length] = closer
        if !run.canOpen { remove(closer) }
      }
      closer = run.next
    }
  }

  /// Appends the tokens as drafts, with what lies between partners inside a strikethrough.
  private mutating func join(_ tokens: [Draft], _ partners: [Int], _ first: Int) {
    var open: [(draft: Int, end: Int)] = []
    var struck: [(draft: Int, end: Int)] = []
    var deepest = 0
    for token in tokens { deepest = max(deepest, token.depth) }
    var partners = partners
    for (index, token) in tokens.enumerated() {
      while let last = open.last, last.end <= index {
        drafts[last.draft].next = drafts.count
        open.removeLast()
      }
      let partner = partners[index]
      if partner > index {
        if deepest + struck.count + 1 <= Limits.bodyNesting {
          struck.append((drafts.count, partner))
          drafts.append(
            Draft(
              kind: .strikethrough, depth: token.depth + struck.count - 1, next: 0,
              span: Span(start: token.span.start, end: tokens[partner].span.end)))
          continue
        }
        partners[partner] = -1
      } else if partner >= 0, let last = struck.last, last.end == index {
        drafts[last.draft].next = drafts.count
        struck.removeLast()
        continue
      }
      var draft = token
      draft.depth += struck.count
      if draft.kind == .text, drafts.count > first, let last = drafts.last, last.kind == .text, last.depth == draft.depth, last.literal.end == draft.literal.start,
        last.span.end == draft.span.start
      {
        drafts[drafts.count - 1].literal.end = draft.literal.end
        drafts[drafts.count - 1].span.end = draft.span.end
        if !draft.flags.contains(.verbatim) { drafts[drafts.count - 1].flags = [] }
        continue
      }
      let end = draft.next
      draft.next = drafts.count + 1
      drafts.append(draft)
      if end > index + 1 { open.append((drafts.count - 1, end)) }
    }
    for last in open { drafts[last.draft].next = drafts.count }
  }
}
