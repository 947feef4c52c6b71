/// The text of a block as lines of the file: without what belongs to its containers, and without line ends.
struct BlockText {
  /// Half-open; kept small, since every node has some of them.
  struct Span: Hashable {
    private var low: Int32
    private var high: Int32

    var start: Int {
      get { Int(low) }
      set { low = Int32(truncatingIfNeeded: newValue) }
    }
    var end: Int {
      get { Int(high) }
      set { high = Int32(truncatingIfNeeded: newValue) }
    }
    var count: Int { Int(high - low) }

    init(start: Int, end: Int) {
      low = Int32(truncatingIfNeeded: start)
      high = Int32(truncatingIfNeeded: end)
    }
  }

  struct Place {
    var line: Int
    var at: Int
  }

  var base: UnsafePointer<UInt8>
  var lines: [Span]

  init(base: UnsafePointer<UInt8>, lines: [Span] = []) {
    self.base = base
    self.lines = lines
  }

  var first: Place { Place(line: 0, at: lines.first?.start ?? 0) }

  /// The byte at a place; a line end reads as LF, the end of the block as 0.
  func byte(_ place: Place) -> UInt8 {
    guard place.line < lines.count else { return 0 }
    if place.at < lines[place.line].end { return base[place.at] }
    return place.line + 1 < lines.count ? 0x0A : 0
  }

  /// Goes on by one byte; at the end of the block it stays.
  func advance(_ place: inout Place) {
    guard place.line < lines.count else { return }
    if place.at < lines[place.line].end {
      place.at += 1
    } else {
      place.line += 1
      if place.line < lines.count { place.at = lines[place.line].start }
    }
  }
}

/// Finds where the inlines of a block stand. cmark's own places are wrong in hard-wrapped text, so its inlines are walked in order with a
/// cursor over the lines that it made them from: a text must read like its literal, a link must begin with its bracket, and so on.
///
/// All places are offsets in `base`. Every step gives nil where the source does not read as the tree says; the caller then gives up on the
/// block.
struct InlineCursor {
  typealias Span = BlockText.Span

  /// Something in a text that cmark does not know.
  struct Special {
    enum Kind { case tildes, url, footnote }
    let kind: Kind
    /// In the literal.
    var literal: Span
    var span: Span
    /// Tildes: what CommonMark calls left- and right-flanking.
    var canOpen = false
    var canClose = false
  }

  /// What texts are searched for; most documents have none of it.
  struct Sought: OptionSet {
    let rawValue: UInt8
    static let tildes = Sought(rawValue: 1)
    static let addresses = Sought(rawValue: 2)
    static let www = Sought(rawValue: 4)
    static let footnotes = Sought(rawValue: 8)
  }

  var text: BlockText
  private(set) var at = 0
  private var line = 0
  private var end = 0

  private var base: UnsafePointer<UInt8> { text.base }

  private(set) var specials: [Special] = []
  private let sought: Sought
  /// Bytes that end a run of plain text: 1 may stand for something else, 2 may be one of `sought`.
  private let stops: [UInt8]
  /// The same bytes, each one eight times.
  private let patterns: [UInt64]
  /// `[` without its `]`: a forge makes no links of bare URLs behind one.
  private var openBrackets = 0
  /// A refused `www.` reaches to here; another one inside it would be refused for the same reason.
  private var refusedUntil = 0

  init(base: UnsafePointer<UInt8>, sought: Sought) {
    text = BlockText(base: base)
    self.sought = sought
    var bytes: [UInt8] = [UInt8(ascii: "\\"), UInt8(ascii: "&")]
    let plain = bytes.count
    if sought.contains(.tildes) { bytes.append(UInt8(ascii: "~")) }
    if sought.contains(.addresses) { bytes.append(UInt8(ascii: ":")) }
    if sought.contains(.www) { bytes.append(UInt8(ascii: "w")) }
    if !sought.isDisjoint(with: [.addresses, .www, .footnotes]) { bytes += [UInt8(ascii: "["), UInt8(ascii: "]")] }
    stops = [UInt8](unsafeUninitializedCapacity: 256) { table, count in
      table.initialize(repeating: 0)
      for (index, byte) in bytes.enumerated() { table[Int(byte)] = index < plain ? 1 : 2 }
      count = 256
    }
    patterns = bytes.map { UInt64($0) * 0x0101_0101_0101_0101 }
  }

  /// Goes to where the text begins.
  mutating func begin() {
    line = 0
    at = text.lines.first?.start ?? 0
    end = text.lines.first?.end ?? 0
    openBrackets = 0
    refusedUntil = 0
    specials.removeAll(keepingCapacity: true)
  }

  mutating func forgetSpecials() { specials.removeAll(keepingCapacity: true) }

  /// Whether a line holds nothing but text: no byte of it begins anything, for cmark or for us.
  func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "`"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "!"): return false
      default: if stops[Int(byte)] != 0 { return false }
      }
    }
    return true
  }

  // MARK: Texts

  /// Passes a text. `escapes`: backslashes may stand before punctuation (not so in `<…>`). `seeking`: record what is `sought`.
  mutating func pass(_ literal: CText, from skipped: Int = 0, escapes: Bool = true, seeking: Bool = true) -> (span: Span, isVerbatim: Bool)? {
    let start = at
    let bytes = literal.start, count = literal.count, base = base, end = end
    var i = skipped, p = at
    var isVerbatim = true
    if line > 0, p == text.lines[line].start, i < count, bytes[i].isSpaceOrTab {
      // cmark leaves the indentation of a line in the text where the line is a lazy one and comes after a backslash.
      isVerbatim = false
      while i < count, bytes[i].isSpaceOrTab { i += 1 }
    }
    while i < count {
      let plain = plainLength(base + p, bytes + i, min(count - i, end - p))
      i += plain
      p += plain
      // Then byte by byte, as far as the step that was refused would have gone.
      let stop = min(i + 8, count)
      while i < stop {
        guard p < end else { return nil }
        let byte = base[p]
        switch stops[Int(byte)] {
        case 0:
          guard byte == bytes[i] else { return nil }
          i += 1
          p += 1
        case 1:
          guard let step = step(at: p, bytes, i, count, escapes) else { return nil }
          if step.source != 1 || step.literal != 1 { isVerbatim = false }
          p += step.source
          i += step.literal
        default:
          guard byte == bytes[i] else { return nil }
          guard seeking, var found = special(at: p, from: start, i, skipped) else {
            i += 1
            p += 1
            continue
          }
          while i < count, p < found.span.end {
            guard let step = step(at: p, bytes, i, count, escapes) else { return nil }
            if p + step.source > found.span.end {
              // An address ends before an escape that reaches over its end.
              found.span.end = p
              break
            }
            if step.source != 1 || step.literal != 1 { isVerbatim = false }
            p += step.source
            i += step.literal
          }
          found.literal.end = i
          // An address may go on behind this text, through what cmark took for emphasis; nothing else may.
          if p == found.span.end || (found.kind == .url && p < found.span.end) { specials.append(found) }
        }
      }
    }
    at = p
    return (Span(start: start, end: p), isVerbatim)
  }

  /// How many bytes, in steps of eight, are the same in both and stand for themselves.
  private func plainLength(_ source: UnsafePointer<UInt8>, _ literal: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101, highs: UInt64 = 0x8080_8080_8080_8080
    var at = 0
    while at + 8 <= count {
      let word = UnsafeRawPointer(source + at).loadUnaligned(as: UInt64.self)
      guard word == UnsafeRawPointer(literal + at).loadUnaligned(as: UInt64.self) else { break }
      // A byte that is zero after the exclusive or is the one looked for.
      var hits: UInt64 = 0
      for pattern in patterns {
        let rest = word ^ pattern
        hits |= (rest &- ones) & ~rest
      }
      guard hits & highs == 0 else { break }
      at += 8
    }
    return at
  }

  /// How many bytes of source and of literal the character at `p` is; nil if they do not agree.
  private func step(
    at p: Int, _ literal: UnsafePointer<UInt8>, _ i: Int, _ count: Int, _ escapes: Bool
  ) -> (source: Int, literal: Int)? {
    let byte = base[p]
    if byte == UInt8(ascii: "\\"), escapes, p + 1 < end, base[p + 1].isPunctuation {
      return base[p + 1] == literal[i] ? (2, 1) : nil
    }
    if byte == UInt8(ascii: "&"), let length = Entity.length(base, p, end) {
      if let decoded = Entity.decodedLength(base, p, length, end, literal + i, count - i) { return (length, decoded) }
    }
    return byte == literal[i] ? (1, 1) : nil
  }

  // MARK: Markers

  /// Passes the stars or underscores at one side of emphasis.
  mutating func emphasisMarker(_ length: Int) -> Span? {
    guard at + length <= end else { return nil }
    let marker = base[at]
    guard marker == UInt8(ascii: "*") || marker == UInt8(ascii: "_"), base[at + length - 1] == marker else { return nil }
    defer { at += length }
    return Span(start: at, end: at + length)
  }

  /// Passes what a link or image begins with.
  mutating func linkOpening(isImage: Bool) -> (start: Int, isAutolink: Bool)? {
    let start = at
    guard at < end else { return nil }
    if isImage {
      guard at + 1 < end, base[at] == UInt8(ascii: "!"), base[at + 1] == UInt8(ascii: "[") else { return nil }
      at += 2
      return (start, false)
    }
    let isAutolink = base[at] == UInt8(ascii: "<")
    guard isAutolink || base[at] == UInt8(ascii: "[") else { return nil }
    at += 1
    return (start, isAutolink)
  }

  /// Passes what a link or image ends with: `>`, `](destination "title")`, `][label]`, `][]` or `]`.
  /// `start` is where its text began.
  mutating func linkEnd(
    _ destination: CText?, from start: Int, isAutolink: Bool
  ) -> (end: Int, detail: Span, isReference: Bool, isVerbatim: Bool)? {
    guard at < end else { return nil }
    let textEnd = at
    if isAutolink {
      guard base[at] == UInt8(ascii: ">") else { return nil }
      at += 1
      return (at, Span(start: start, end: textEnd), false, reads(Span(start: start, end: textEnd), as: destination))
    }
    guard base[at] == UInt8(ascii: "]") else { return nil }
    at += 1
    // What nearly every link looks like.
    if let destination, at + destination.count + 1 < end, base[at] == UInt8(ascii: "("), base[at + destination.count + 1] == UInt8(ascii: ")"),
      destination.count > 0, bytesEqual(base + at + 1, destination.start, destination.count)
    {
      let detail = Span(start: at + 1, end: at + 1 + destination.count)
      at = detail.end + 1
      return (at, detail, false, true)
    }
    if let inline = LinkSyntax.inlineTail(text, here) {
      go(to: inline.end)
      return (at, inline.destination, false, reads(inline.destination, as: destination))
    }
    if let label = LinkSyntax.label(text, here) {
      go(to: label.end)
      return (at, label.content.start < label.content.end ? label.content : Span(start: start, end: textEnd), true, false)
    }
    return (at, Span(start: start, end: textEnd), true, false)
  }

  private func reads(_ span: Span, as text: CText?) -> Bool {
    guard let text, span.end - span.start == text.count else { return false }
    return bytesEqual(base + span.start, text.start, text.count)
  }

  /// Passes a code span. The span is what stands between the backticks, without the space that CommonMark strips at both ends.
  mutating func code(_ literal: CText) -> (span: Span, whole: Span, isVerbatim: Bool)? {
    let tick = UInt8(ascii: "`")
    let start = at
    while at < end, base[at] == tick { at += 1 }
    let length = at - start
    guard length > 0 else { return nil }
    var content = Span(start: at, end: at)
    let firstLine = line
    while true {
      while at < end, base[at] != tick { at += 1 }
      if at >= end {
        guard nextLine() else { return nil }
        continue
      }
      content.end = at
      while at < end, base[at] == tick { at += 1 }
      if at - content.end == length { break }
    }
    if firstLine == line, content.end - content.start == literal.count + 2 {
      content.start += 1
      content.end -= 1
    }
    let isVerbatim = firstLine == line && reads(content, as: literal)
    return (content, Span(start: start, end: at), isVerbatim)
  }

  /// Passes raw HTML.
  mutating func html(_ literal: CText) -> (span: Span, isVerbatim: Bool)? {
    let start = at
    var isVerbatim = true
    var i = 0
    while i < literal.count {
      if literal.start[i] == 0x0A {
        guard at == end, nextLine() else { return nil }
        isVerbatim = false
        // The indentation of a lazy line.
        while i + 1 < literal.count, literal.start[i + 1].isSpaceOrTab { i += 1 }
      } else {
        guard at < end, base[at] == literal.start[i] else { return nil }
        at += 1
      }
      i += 1
    }
    return (Span(start: start, end: at), isVerbatim)
  }

  /// Passes the end of a line, with the spaces or the backslash before it.
  mutating func lineEnd() -> Span? {
    let start = at
    var p = at
    while p < end, base[p].isMarkdownSpace { p += 1 }
    if p + 1 == end, base[p] == UInt8(ascii: "\\") { p += 1 }
    guard p == end else { return nil }
    let stop = base[end] == 0x0D && base[end + 1] == 0x0A ? end + 2 : end + 1
    guard nextLine() else { return nil }
    return Span(start: start, end: stop)
  }

  private mutating func nextLine() -> Bool {
    guard line + 1 < text.lines.count else { return false }
    line += 1
    at = text.lines[line].start
    end = text.lines[line].end
    return true
  }

  private var here: BlockText.Place { BlockText.Place(line: line, at: at) }

  private mutating func go(to place: BlockText.Place) {
    line = place.line
    at = place.at
    end = text.lines[line].end
  }

  // MARK: What cmark does not know

  /// What begins at `p`, a byte of a text that began at `start`; `i` is its place in the literal.
  private mutating func special(at p: Int, from start: Int, _ i: Int, _ firstLiteral: Int) -> Special? {
    switch base[p] {
    case UInt8(ascii: "~"):
      var stop = p
      while stop < end, base[stop] == UInt8(ascii: "~") { stop += 1 }
      let flanking = Flanking(base, text.lines[line].start, p, stop, end)
      return Special(
        kind: .tildes, literal: Span(start: i, end: i), span: Span(start: p, end: stop),
        canOpen: stop - p <= 2 && flanking.left, canClose: stop - p <= 2 && flanking.right)
    case UInt8(ascii: "["):
      if sought.contains(.footnotes), let stop = Footnotes.referenceEnd(base, p, end) {
        return Special(kind: .footnote, literal: Span(start: i, end: i), span: Span(start: p, end: stop))
      }
      openBrackets += 1
    case UInt8(ascii: "]"):
      if openBrackets > 0 { openBrackets -= 1 }
    case UInt8(ascii: ":"):
      guard openBrackets == 0, let scheme = BareURL.scheme(base, from: start, colon: p, end) else { return nil }
      guard i - (p - scheme) >= firstLiteral, let stop = BareURL.end(base, data: p, domain: p + 3, end, refusedUntil: &refusedUntil) else {
        return nil
      }
      return Special(kind: .url, literal: Span(start: i - (p - scheme), end: i), span: Span(start: scheme, end: stop))
    case UInt8(ascii: "w"):
      guard openBrackets == 0, p >= refusedUntil, BareURL.beginsWithWWW(base, text.lines[line].start, p, end) else { return nil }
      guard let stop = BareURL.end(base, data: p, domain: p, end, refusedUntil: &refusedUntil) else { return nil }
      return Special(kind: .url, literal: Span(start: i, end: i), span: Span(start: p, end: stop))
    default: break
    }
    return nil
  }
}
