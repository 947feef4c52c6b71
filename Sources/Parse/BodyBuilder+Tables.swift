import Ccmark
import Source

/// Tables, which cmark takes for paragraphs (or for a heading, where a rule follows).
extension BodyBuilder {
  /// Writes a paragraph down as a table, with what stands before and behind it, if it is one. `underline` is the line that cmark took
  /// for a heading's.
  mutating func table(_ node: Node, underline: Int?) -> Bool {
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

  mutating func tableRow(_ line: Span, _ alignments: [Int32], _ row: inout [TableRow.Cell]) {
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
  mutating func plainParagraph(_ rows: ArraySlice<Span>) {
    var rows = Array(rows)
    rows[rows.count - 1] = trimmed(rows[rows.count - 1])
    let span = Span(start: rows[0].start, end: rows[rows.count - 1].end)
    let index = append(.paragraph, span)
    cells.addParagraph(rows, draft: index, base)
    grow(to: span.end)
  }

  /// Reads what was put aside on the cell sheet: a tree of its own, with the body behind it where its link definitions are needed.
  mutating func readCells() {
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
  mutating func readCell(_ index: Int, _ node: Node?, _ sheet: UnsafePointer<UInt8>) {
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
}
