import Source
import Parse

/// No space at the end of a line unless it means something, and one line end at the end of the file.
enum LineSpace {
  static func edits(_ sheet: Sheet) -> [TextEdit] {
    let bytes = sheet.bytes
    let index = LineIndex(bytes)
    let kept = keptLines(sheet, index)
    var edits: [TextEdit] = []
    func edit(_ range: SourceRange, _ text: String) { edits.append(TextEdit(SourceLocation(sheet.file.path, range), text)) }

    // The end of the file first: what it takes away needs no trimming.
    var end = bytes.count
    let start = LineIndex.hasByteOrderMark(bytes) ? 3 : 0
    while end > start, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    if end == start { return [] }
    let lastLine = index.line(of: end - 1)
    if !kept.contains(lastLine) {
      let tail = SourceRange(end, bytes.count)
      if sheet.file.text(tail) != sheet.lineEnd { edit(tail, sheet.lineEnd) }
    }

    let broken = linesOfProseThatGoOn(sheet, index)
    for line in 1..<max(1, lastLine) where !kept.contains(line) {
      let range = index.range(ofLine: line)
      var trimmed = range.end
      while trimmed > range.start, bytes[trimmed - 1] == 0x20 || bytes[trimmed - 1] == 0x09 { trimmed -= 1 }
      guard trimmed < range.end else { continue }
      // Two spaces break a line of prose; at the end of a paragraph they do nothing.
      if range.end - trimmed >= 2, broken.contains(line) { continue }
      edit(SourceRange(trimmed, range.end), "")
    }
    return edits
  }

  private static func linesOfProseThatGoOn(_ sheet: Sheet, _ index: LineIndex) -> Set<Int> {
    var found: Set<Int> = []
    for node in sheet.parsed.body.nodes where node.kind == .paragraph && !node.range.isEmpty {
      for line in index.line(of: node.range.start)..<index.line(of: node.range.end - 1) { found.insert(line) }
    }
    return found
  }

  /// Lines whose ends are content: in values that run over several lines, in code and HTML.
  private static func keptLines(_ sheet: Sheet, _ index: LineIndex) -> Set<Int> {
    var kept: Set<Int> = []
    for node in sheet.parsed.frontMatter?.nodes ?? [] where node.kind == .scalar || node.kind == .unreadable {
      let first = index.line(of: node.range.start), last = index.line(of: max(node.range.start, node.range.end - 1))
      guard last > first || node.style == .literal || node.style == .folded else { continue }
      for line in first...last { kept.insert(line) }
    }
    for node in sheet.parsed.body.nodes where node.kind == .codeBlock || node.kind == .htmlBlock {
      for line in index.line(of: node.range.start)...index.line(of: max(node.range.start, node.range.end - 1)) { kept.insert(line) }
    }
    return kept
  }
}
