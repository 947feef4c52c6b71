import Source
import Parse
import Bind

/// Keys stand in the order of their fields' table, a document's exceptions and unknown keys behind them. What stands above a key as a
/// remark moves with it.
///
/// Works from the outside in, one level at a time: within a mapping that is being put in order nothing else is.
enum KeyOrder {
  static func edits(_ sheet: Sheet) -> [TextEdit] {
    var edits: [TextEdit] = []
    let lines = Lines(sheet)
    FieldWalk.run(sheet) { place in
      guard let fields = place.type.fields, place.value.kind == .mapping else { return true }
      let isRoot = place.key == nil && place.value.index == 0
      let ranks = place.value.pairs.map { pair in
        guard let rank = fields.firstIndex(where: { $0.key == pair.key.string }) else { return 2 * fields.count }
        return isRoot && ["allow", "formerly"].contains(pair.key.string) ? fields.count + rank : rank
      }
      guard zip(ranks, ranks.dropFirst()).contains(where: { $0 > $1 }) else { return true }
      let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
      guard let edit = place.value.style == .flow ? flow(place.value, order, sheet) : block(place.value, order, isRoot, lines) else { return true }
      edits.append(edit)
      return false
    }
    return edits
  }

  private static func flow(_ value: YAML.Value, _ order: [Int], _ sheet: Sheet) -> TextEdit? {
    let text = sheet.file.text(value.range)
    guard !text.contains(where: \.isNewline), !ListStyle.hasRemark(in: value, sheet) else { return nil }
    let members = value.pairs.map { sheet.file.text(SourceRange($0.key.range.start, max($0.key.range.end, $0.value.range.end))) }
    guard members.allSatisfy({ $0.contains(":") }) else { return nil }
    return TextEdit(SourceLocation(sheet.file.path, value.range), "{" + order.map { members[$0] }.joined(separator: ", ") + "}")
  }

  /// A member of a block mapping: the remarks above it, and its own lines.
  private struct Chunk {
    /// Lines from 1; empty where nothing stands above.
    let above: Range<Int>
    let own: ClosedRange<Int>
  }

  private static func block(_ value: YAML.Value, _ order: [Int], _ isRoot: Bool, _ lines: Lines) -> TextEdit? {
    let pairs = value.pairs
    let first = pairs[0].key.range.start
    let column = lines.column(first)
    let firstLine = lines.index.line(of: first)
    let prefix = lines.bytes[lines.index.start(ofLine: firstLine)..<first]
    let dash = prefix.lastIndex(of: UInt8(ascii: "-"))
    guard prefix.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }) else { return nil }
    guard pairs.allSatisfy({ lines.column($0.key.range.start) == column }), pairs.dropFirst().allSatisfy({ lines.isAlone($0.key.range.start) }) else { return nil }

    var chunks: [Chunk] = []
    var previousEnd = lines.firstLine - 1
    for (number, pair) in pairs.enumerated() {
      let line = lines.index.line(of: pair.key.range.start)
      var last = lines.index.line(of: max(pair.key.range.end, pair.value.range.end - 1))
      let next = number + 1 < pairs.count ? lines.index.line(of: pairs[number + 1].key.range.start) : nil
      last = lines.lastRemark(after: last, before: next ?? lines.lastLine + 1, deeperThan: column, belongsAbove: next != nil)
      let above = number == 0 ? (isRoot ? lines.header(before: line) : line..<line) : (previousEnd + 1)..<line
      chunks.append(Chunk(above: above, own: line...last))
      previousEnd = last
    }

    let region = SourceRange(
      dash == nil ? lines.index.start(ofLine: chunks[0].above.isEmpty ? firstLine : chunks[0].above.lowerBound) : lines.index.start(ofLine: firstLine),
      lines.end(ofLine: chunks[chunks.count - 1].own.upperBound))
    var text: [UInt8] = []
    for (position, number) in order.enumerated() {
      let chunk = chunks[number]
      var own = Array(lines.bytes[lines.index.start(ofLine: chunk.own.lowerBound)..<lines.end(ofLine: chunk.own.upperBound)])
      let above = Array(lines.bytes[lines.index.start(ofLine: chunk.above.lowerBound)..<(chunk.above.isEmpty ? lines.index.start(ofLine: chunk.above.lowerBound) : lines.end(ofLine: chunk.above.upperBound - 1))])
      if let dash {
        // The line with the dash keeps it, whichever key stands on it.
        own.removeFirst(column)
        if position == 0 {
          text += indented(above, by: dash - prefix.startIndex)
          text += prefix
        } else {
          text += above
          text += [UInt8](repeating: 0x20, count: column)
        }
      } else {
        text += above
      }
      text += own
      if own.last != 0x0A, own.last != 0x0D, position + 1 < order.count { text += lines.lineEnd.utf8 }
    }
    return TextEdit(SourceLocation(lines.path, region), String(decoding: text, as: UTF8.self))
  }

  private static func indented(_ remarks: [UInt8], by column: Int) -> [UInt8] {
    var out: [UInt8] = []
    var isLineStart = true
    for byte in remarks {
      if isLineStart, byte == 0x20 { continue }
      if isLineStart, byte != 0x0A, byte != 0x0D { out += [UInt8](repeating: 0x20, count: column) }
      isLineStart = byte == 0x0A || byte == 0x0D
      out.append(byte)
    }
    return out
  }
}

/// The lines of a front matter.
private struct Lines {
  let bytes: [UInt8]
  let path: String
  let lineEnd: String
  let index: LineIndex
  /// The first and last line of the content.
  let firstLine: Int
  let lastLine: Int

  init(_ sheet: Sheet) {
    bytes = sheet.bytes
    path = sheet.file.path
    lineEnd = sheet.lineEnd
    index = LineIndex(bytes)
    let range = sheet.parsed.frontMatter?.range ?? SourceRange(at: 0)
    firstLine = index.line(of: range.start)
    lastLine = max(firstLine, index.line(of: max(range.start, range.end - 1)))
  }

  func column(_ offset: Int) -> Int { offset - index.start(ofLine: index.line(of: offset)) }
  func end(ofLine line: Int) -> Int { line < index.lineCount ? index.start(ofLine: line + 1) : bytes.count }
  func isAlone(_ offset: Int) -> Bool { bytes[index.start(ofLine: index.line(of: offset))..<offset].allSatisfy { $0 == 0x20 } }

  private func content(_ line: Int) -> ArraySlice<UInt8> {
    let range = index.range(ofLine: line)
    return bytes[range.start..<range.end]
  }
  private func isBlank(_ line: Int) -> Bool { content(line).allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  private func remarkColumn(_ line: Int) -> Int? {
    let content = content(line)
    guard let first = content.firstIndex(where: { $0 != 0x20 }), content[first] == UInt8(ascii: "#") else { return nil }
    return first - content.startIndex
  }

  /// The last line that belongs to a member that ends on `last`: remarks further right than its key do, and such as stand directly below
  /// it with an empty line before the next key.
  func lastRemark(after last: Int, before next: Int, deeperThan column: Int, belongsAbove: Bool) -> Int {
    var found = last
    var at = last + 1
    while at < next {
      if let place = remarkColumn(at), place > column { found = at } else if !isBlank(at) { break }
      at += 1
    }
    guard belongsAbove, found + 1 < next, !isBlank(found + 1) else { return found }
    var end = found + 1
    while end < next, !isBlank(end) { end += 1 }
    return end < next ? end - 1 : found
  }

  /// The remarks directly above the first key; what an empty line sets apart from it heads the whole.
  func header(before line: Int) -> Range<Int> {
    var start = line
    while start > firstLine, !isBlank(start - 1) { start -= 1 }
    return start..<line
  }
}
