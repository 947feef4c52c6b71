import Ccmark

/// The texts that cmark reads apart from their document: cells of tables, and paragraphs beside tables.
///
/// Each cell is a heading of its own, which is one line of inlines and nothing else, whatever it begins with.
struct CellSheet {
  typealias Span = BlockText.Span

  struct Leaf {
    /// The cell or paragraph among the drafts.
    let draft: Int
    /// Its first line on the sheet.
    let line: Int
    let isParagraph: Bool
    /// In `spans`.
    fileprivate let lines: Span
    /// In `pieces`; empty where the file itself can be read.
    fileprivate let pieces: Span
    /// What became of its inlines, among the drafts.
    var drafts = Span(start: 0, end: 0)

    /// A cell with `\|`, whose text is not the file's.
    var isInSheet: Bool { pieces.start < pieces.end }

    func matches(_ node: CmarkTree.Node) -> Bool {
      Int(cmark_node_get_start_line(node)) == line
        && cmark_node_get_type(node) == (isParagraph ? CMARK_NODE_PARAGRAPH : CMARK_NODE_HEADING)
        && Int(cmark_node_get_end_line(node)) == line + (isParagraph ? lines.end - lines.start - 1 : 0)
    }
  }

  var leaves: [Leaf] = []
  private(set) var bytes: [UInt8] = []
  private var line = 1
  private var spans: [Span] = []
  /// From here on, the sheet's bytes stand in the file from there on.
  private var pieces: [(sheet: Int, file: Int)] = []

  mutating func addCell(_ cell: TableRow.Cell, draft: Int, _ base: UnsafePointer<UInt8>) {
    let first = spans.count, firstPiece = pieces.count
    append("# ")
    if cell.hasEscapedPipe {
      let start = bytes.count
      pieces.append((start, cell.start))
      for at in cell.start..<cell.end {
        if base[at] == UInt8(ascii: "\\"), at + 1 < cell.end, base[at + 1] == UInt8(ascii: "|") {
          pieces.append((bytes.count, at + 1))
        } else {
          bytes.append(base[at])
        }
      }
      spans.append(Span(start: start, end: bytes.count))
    } else {
      bytes.append(contentsOf: UnsafeBufferPointer(start: base + cell.start, count: cell.end - cell.start))
      spans.append(Span(start: cell.start, end: cell.end))
    }
    // Closes the heading, so that a `#` at the end of the cell stays.
    append(" #\n")
    leaves.append(
      Leaf(draft: draft, line: line, isParagraph: false, lines: Span(start: first, end: spans.count), pieces: Span(start: firstPiece, end: pieces.count)))
    line += 1
  }

  mutating func addParagraph(_ lines: [Span], draft: Int, _ base: UnsafePointer<UInt8>) {
    let first = spans.count
    for (number, span) in lines.enumerated() {
      // So far to the right nothing begins but a line of the paragraph.
      if number > 0 { append("    ") }
      bytes.append(contentsOf: UnsafeBufferPointer(start: base + span.start, count: span.end - span.start))
      append("\n")
      spans.append(span)
    }
    append("\n")
    leaves.append(
      Leaf(draft: draft, line: line, isParagraph: true, lines: Span(start: first, end: spans.count), pieces: Span(start: 0, end: 0)))
    line += lines.count + 1
  }

  /// Whether something in brackets is not simply a link with its destination.
  var mayHaveReferences: Bool {
    for at in bytes.indices where bytes[at] == UInt8(ascii: "]") {
      if bytes[at + 1] != UInt8(ascii: "(") { return true }
    }
    return false
  }

  func readLines(of leaf: Leaf, into lines: inout [Span]) {
    lines.removeAll(keepingCapacity: true)
    for index in leaf.lines.start..<leaf.lines.end { lines.append(spans[index]) }
  }

  /// A place that the cursor found in a leaf, in the file.
  func inFile(_ span: Span, _ leaf: Leaf) -> Span {
    guard leaf.isInSheet else { return span }
    let start = inFile(span.start, leaf)
    return Span(start: start, end: span.end > span.start ? inFile(span.end - 1, leaf) + 1 : start)
  }

  private func inFile(_ place: Int, _ leaf: Leaf) -> Int {
    var low = leaf.pieces.start, high = leaf.pieces.end
    while low + 1 < high {
      let middle = (low + high) / 2
      if pieces[middle].sheet <= place { low = middle } else { high = middle }
    }
    return pieces[low].file + place - pieces[low].sheet
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Moves the inlines, which stand behind the first `main` drafts, to their cells.
  func place(in drafts: inout [BodyBuilder.Draft], _ main: Int) {
    var placed: [BodyBuilder.Draft] = []
    placed.reserveCapacity(drafts.count)
    var moved = [Int](repeating: 0, count: main + 1)
    var leaf = 0
    for index in 0..<main {
      moved[index] = placed.count
      placed.append(drafts[index])
      guard leaf < leaves.count, leaves[leaf].draft == index else { continue }
      let inlines = leaves[leaf].drafts
      let distance = placed.count - inlines.start
      for inline in inlines.start..<inlines.end {
        placed.append(drafts[inline])
        placed[placed.count - 1].next += distance
      }
      leaf += 1
    }
    moved[main] = placed.count
    for index in 0..<main { placed[moved[index]].next = moved[drafts[index].next] }
    drafts = placed
  }
}
