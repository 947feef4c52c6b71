/// The rows of pipe tables as cmark-gfm reads them.
enum TableRow {
  struct Cell {
    /// Without white space around it.
    var start: Int
    var end: Int
    /// Holds `\|`, which is a plain `|` before anything else is read.
    var hasEscapedPipe: Bool
  }

  /// Splits a line at its pipes; those at its ends are optional. Stops behind `limit` cells and only counts the others.
  static func split(_ base: UnsafePointer<UInt8>, _ span: BlockText.Span, limit: Int, into cells: inout [Cell]) -> Int {
    cells.removeAll(keepingCapacity: true)
    let end = span.end
    var at = span.start
    if at < end, base[at] == UInt8(ascii: "|") { at += 1 }
    while at < end, base[at].isMarkdownSpace { at += 1 }
    var count = 0
    while at < end {
      let start = at
      var hasEscapedPipe = false
      while at < end, base[at] != UInt8(ascii: "|") {
        if base[at] == UInt8(ascii: "\\"), at + 1 < end, base[at + 1] == UInt8(ascii: "|") {
          hasEscapedPipe = true
          at += 1
        }
        at += 1
      }
      if count < limit {
        var stop = at
        while stop > start, base[stop - 1].isMarkdownSpace { stop -= 1 }
        cells.append(Cell(start: start, end: stop, hasEscapedPipe: hasEscapedPipe))
      }
      count += 1
      if at < end { at += 1 }
      while at < end, base[at].isMarkdownSpace { at += 1 }
    }
    return count
  }

  /// Whether a line stands between a table's head and its rows: `:---`, `---:` and so on, between pipes.
  static func isDelimiter(_ base: UnsafePointer<UInt8>, _ span: BlockText.Span) -> Bool {
    let end = span.end
    var at = span.start
    guard at < end, isDelimiterByte(base[at]) else { return false }
    if base[at] == UInt8(ascii: "|") { at += 1 }
    while true {
      while at < end, base[at].isMarkdownSpace { at += 1 }
      if at < end, base[at] == UInt8(ascii: ":") { at += 1 }
      let dashes = at
      while at < end, base[at] == UInt8(ascii: "-") { at += 1 }
      guard at > dashes else { return false }
      if at < end, base[at] == UInt8(ascii: ":") { at += 1 }
      while at < end, base[at].isMarkdownSpace { at += 1 }
      if at == end { return true }
      guard base[at] == UInt8(ascii: "|") else { return false }
      at += 1
      var rest = at
      while rest < end, base[rest].isMarkdownSpace { rest += 1 }
      if rest == end { return true }
    }
  }

  private static func isDelimiterByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  /// What the delimiter row says of a column: 0 nothing, 1 left, 2 centre, 3 right.
  static func alignment(_ base: UnsafePointer<UInt8>, _ cell: Cell) -> Int32 {
    guard cell.start < cell.end else { return 0 }
    let left = base[cell.start] == UInt8(ascii: ":"), right = base[cell.end - 1] == UInt8(ascii: ":")
    return left ? (right ? 2 : 1) : (right ? 3 : 0)
  }
}
