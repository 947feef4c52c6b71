/// Footnotes, which cmark takes for link reference definitions or text.
///
/// A definition is a container that its lines are indented into by four columns, and that is what an item of a list is whose marker is four
/// columns wide. So cmark gets a copy in which `[^label]: ` is such a marker; the items at those places are the definitions.
struct Footnotes {
  struct Definition {
    let line: Int
    /// In the file: where `[^` begins, and where the text behind the colon does.
    let start: Int
    let text: Int
    let label: BlockText.Span
    /// Bytes between the beginning of the line and `[^`.
    let column: Int
    /// Index of the label; the first definition of a label counts, a second one is not shown.
    var number: Int
  }

  /// The columns of a definition's marker, and those of one without text on its line.
  static let indent = 4
  static let emptyIndent = 2

  private(set) var definitions: [Definition] = []
  private var byLabel: [String: Int] = [:]
  private(set) var count = 0
  private let marker: StaticString

  /// nil where no line looks like a definition.
  init?(in lines: SourceLines, to end: Int) {
    let base = lines.base
    var at = lines.start(of: 1)
    var last = 0
    while let hit = find("]:", in: base + at, end - at) {
      let line = lines.line(of: at + hit)
      if line > last, let found = Footnotes.definition(on: line, of: lines) { definitions.append(found) }
      last = line
      at += hit + 2
    }
    guard !definitions.isEmpty else { return nil }
    let start = lines.start(of: 1)
    // A list of the author's with the same marker would take the definitions for its items.
    marker = Footnotes.hasMarker("+", base + start, end - start) ? "1)  " : "+   "
  }

  /// Gives the labels their numbers once it is known which lines are definitions.
  mutating func settle(_ base: UnsafePointer<UInt8>) {
    for index in definitions.indices {
      let label = definitions[index].label
      let key = Footnotes.key(base + label.start, label.end - label.start)
      if byLabel[key] == nil {
        byLabel[key] = index
        definitions[index].number = count
        count += 1
      } else {
        definitions[index].number = -1
      }
    }
  }

  func definition(on line: Int) -> Definition? {
    var low = 0, high = definitions.count
    while low < high {
      let middle = (low + high) / 2
      if definitions[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < definitions.count && definitions[low].line == line ? definitions[low] : nil
  }

  /// The definition that `[^label]` refers to.
  func number(ofLabel label: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    byLabel[Footnotes.key(label, count)].map { definitions[$0].number }
  }

  /// Takes back those that cmark did not make an item of: they stand in code or HTML. True if there was one.
  mutating func keep(onlyLines found: Set<Int>) -> Bool {
    let before = definitions.count
    definitions.removeAll { !found.contains($0.line) }
    return definitions.count < before
  }

  /// The body with markers for definitions.
  func masked(_ lines: SourceLines, to end: Int) -> [UInt8] {
    let base = lines.base
    var out: [UInt8] = []
    var from = lines.start(of: 1)
    out.reserveCapacity(end - from + 8)
    for definition in definitions {
      out.append(contentsOf: UnsafeBufferPointer(start: base + from, count: definition.start - from))
      let hasText = definition.text < lines.end(of: definition.line)
      out.append(contentsOf: UnsafeBufferPointer(start: marker.utf8Start, count: hasText ? Footnotes.indent : marker.utf8Start[0] == 0x2B ? 1 : 2))
      from = definition.text
    }
    out.append(contentsOf: UnsafeBufferPointer(start: base + from, count: end - from))
    return out
  }

  /// Bytes by which the text of a definition is further left in the masked body.
  func shift(_ definition: Definition) -> Int { definition.text - definition.start - Footnotes.indent }

  /// A line that begins, behind markers of quotes and lists, with `[^label]:`.
  private static func definition(on line: Int, of lines: SourceLines) -> Definition? {
    let base = lines.base
    let first = lines.start(of: line), end = lines.end(of: line)
    var at = first
    while at < end {
      let byte = base[at]
      if byte.isSpaceOrTab || byte == UInt8(ascii: ">") {
        at += 1
      } else if byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*") {
        at += Containers.markerLength(base, at, end)
        guard at < end, base[at].isSpaceOrTab else { return nil }
      } else {
        break
      }
    }
    guard let stop = referenceEnd(base, at, end), stop < end, base[stop] == UInt8(ascii: ":") else { return nil }
    var text = stop + 1
    while text < end, base[text].isSpaceOrTab { text += 1 }
    return Definition(
      line: line, start: at, text: text, label: BlockText.Span(start: at + 2, end: stop - 1), column: at - first, number: -1)
  }

  /// Where `[^label]` ends; nil if there is none at `start`.
  static func referenceEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start + 3 < end, base[start] == UInt8(ascii: "["), base[start + 1] == UInt8(ascii: "^") else { return nil }
    var at = start + 2
    while at < end {
      switch base[at] {
      case UInt8(ascii: "]"): return at > start + 2 ? at + 1 : nil
      case UInt8(ascii: "["): return nil
      default:
        if base[at].isMarkdownSpace { return nil }
        at += 1
      }
    }
    return nil
  }

  /// Labels are compared without case.
  private static func key(_ label: UnsafePointer<UInt8>, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: label, count: count), as: UTF8.self).lowercased()
  }

  private static func hasMarker(_ marker: StaticString, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var at = 0
    while at < count, let hit = find(marker, in: bytes + at, count - at) {
      at += hit + 1
      if at >= count || bytes[at].isMarkdownSpace { return true }
    }
    return false
  }
}
