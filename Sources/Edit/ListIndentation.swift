import Source
import Parse
import Bind

/// What belongs to a key stands two spaces further right than the key, list items included; one space stands behind a dash.
enum ListIndentation {
  static func edits(_ sheet: Sheet) -> [TextEdit] {
    guard let root = sheet.root else { return [] }
    var layout = Layout(sheet)
    layout.visit(root, column: nil)
    return layout.edits
  }

  private struct Layout {
    let sheet: Sheet
    let index: LineIndex
    /// By how much each line moves to the right, from line 1.
    private var shift: [Int]
    private var dashes: [TextEdit] = []

    init(_ sheet: Sheet) {
      self.sheet = sheet
      index = LineIndex(sheet.bytes)
      shift = [Int](repeating: 0, count: index.lineCount + 2)
    }

    private func column(_ offset: Int) -> Int { offset - index.start(ofLine: index.line(of: offset)) }

    /// `column`: where the owner's key stands; nil: the root.
    mutating func visit(_ value: YAML.Value, column owner: Int?) {
      guard value.kind == .mapping || value.kind == .sequence, value.style != .flow else { return }
      switch value.kind {
      case .mapping:
        for (key, content) in value.pairs {
          let own = column(key.range.start)
          if content.kind == .mapping || content.kind == .sequence, content.style != .flow, let first = start(of: content) {
            let firstLine = index.line(of: first)
            if firstLine > index.line(of: key.range.start), isAlone(first) { move(firstLine...lastLine(of: content, from: own), by: own + 2 - column(first)) }
          }
          visit(content, column: own)
        }
      case .sequence:
        for element in value.elements {
          if element.kind == .mapping, element.style != .flow, let first = element.pairs.first?.key.range.start, let dash = dash(before: first) {
            let surplus = first - dash - 2
            if surplus > 0 {
              dashes.append(TextEdit(SourceLocation(sheet.file.path, SourceRange(dash + 1, first)), " "))
              let line = index.line(of: first), last = lastLine(of: element, from: column(dash) + 1)
              if last > line { move((line + 1)...last, by: -surplus) }
            }
          }
          visit(element, column: nil)
        }
      default: break
      }
    }

    /// Where a block collection begins: at its first key, or at its first dash.
    private func start(of value: YAML.Value) -> Int? {
      if value.kind == .mapping { return value.pairs.first?.key.range.start }
      guard let first = value.elements.first else { return nil }
      let offset = first.kind == .mapping && first.style != .flow ? first.pairs.first?.key.range.start : first.range.start
      return offset.flatMap(dash)
    }

    /// The dash before a list item on its line.
    private func dash(before offset: Int) -> Int? {
      var at = offset
      while at > 0, sheet.bytes[at - 1] == 0x20 { at -= 1 }
      return at > 0 && at < offset && sheet.bytes[at - 1] == UInt8(ascii: "-") ? at - 1 : nil
    }

    private func isAlone(_ offset: Int) -> Bool { sheet.bytes[index.start(ofLine: index.line(of: offset))..<offset].allSatisfy { $0 == 0x20 } }

    /// The last line of a value, remarks below it that stand further right than its owner included.
    private func lastLine(of value: YAML.Value, from owner: Int) -> Int {
      var last = index.line(of: max(value.range.start, value.range.end - 1))
      var at = last + 1
      while at <= index.lineCount {
        let line = index.range(ofLine: at)
        guard let first = sheet.bytes[line.start..<line.end].firstIndex(where: { $0 != 0x20 }) else { break }
        guard sheet.bytes[first] == UInt8(ascii: "#"), first - line.start > owner else { break }
        last = at
        at += 1
      }
      return last
    }

    private mutating func move(_ lines: ClosedRange<Int>, by distance: Int) {
      guard distance != 0 else { return }
      for line in lines where line < shift.count { shift[line] += distance }
    }

    var edits: [TextEdit] {
      var found = dashes
      for line in 1...max(1, index.lineCount) where shift[line] != 0 {
        let range = index.range(ofLine: line)
        if range.isEmpty { continue }
        if shift[line] > 0 {
          found.append(TextEdit(SourceLocation(sheet.file.path, SourceRange(at: range.start)), String(repeating: " ", count: shift[line])))
        } else {
          let spaces = sheet.bytes[range.start..<range.end].prefix { $0 == 0x20 }.count
          found.append(TextEdit(SourceLocation(sheet.file.path, SourceRange(range.start, range.start + min(spaces, -shift[line]))), ""))
        }
      }
      return found
    }
  }
}
