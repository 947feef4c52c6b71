/// The quotes, list items and footnotes around a block, and how much of each line's beginning is theirs: cmark's own steps
/// (`check_open_blocks`, `parse_list_marker`), since it does not say what it stripped.
struct Containers {
  struct Entry {
    let isQuote: Bool
    /// Where its marker stands.
    let line: Int
    /// Footnotes: where the text begins behind `[^label]:`; nil for all others.
    var footnoteText: Int?
    /// Items and footnotes: the columns that a further line is indented by; nil while nobody asked.
    var indent: Int?
  }

  struct Line {
    /// The first character behind the containers that is not a space or tab.
    let at: Int
    /// Columns of white space before it.
    let indent: Int
    /// The line belongs to the block only because a paragraph may go on without its containers' markers.
    let isLazy: Bool
  }

  private var entries: [Entry] = []
  private var quotes = 0

  var hasQuotes: Bool { quotes > 0 }
  var isEmpty: Bool { entries.isEmpty }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    if entry.isQuote { quotes += 1 }
  }

  mutating func pop() {
    if entries.removeLast().isQuote { quotes -= 1 }
  }

  /// Strips the markers from a line that lies inside all of the containers.
  mutating func strip(_ line: Int, of lines: SourceLines) -> Line {
    var place = LinePlace(base: lines.base, end: lines.end(of: line), at: lines.start(of: line))
    var isLazy = false
    for index in entries.indices {
      if !entries[index].isQuote, entries[index].indent == nil, entries[index].line != line { measure(index, lines) }
      if !consume(index, line, &place) {
        isLazy = true
        break
      }
    }
    let first = place.firstNonspace
    return Line(at: first.at, indent: first.column - place.column, isLazy: isLazy)
  }

  /// Finds how far an item is indented, from the line that its marker stands on.
  private mutating func measure(_ index: Int, _ lines: SourceLines) {
    let line = entries[index].line
    var place = LinePlace(base: lines.base, end: lines.end(of: line), at: lines.start(of: line))
    for outer in 0...index where !consume(outer, line, &place) { break }
    if entries[index].indent == nil { entries[index].indent = 0 }
  }

  private mutating func consume(_ index: Int, _ line: Int, _ place: inout LinePlace) -> Bool {
    let entry = entries[index]
    let first = place.firstNonspace
    let indent = first.column - place.column
    if entry.isQuote {
      guard indent <= 3, first.at < place.end, place.base[first.at] == UInt8(ascii: ">") else { return false }
      place.advance(columns: indent + 1)
      if place.at < place.end, place.base[place.at].isSpaceOrTab { place.advance(columns: 1) }
      return true
    }
    if entry.line == line {
      entries[index].indent = indent + open(entry, first, &place)
      return true
    }
    let wanted = entry.indent ?? 0
    if indent >= wanted {
      place.advance(columns: wanted)
      return true
    }
    if first.at >= place.end {
      place.advance(bytes: first.at - place.at)
      return true
    }
    return false
  }

  /// Passes an item's marker; gives the columns from the marker to the text.
  private func open(_ entry: Entry, _ first: (at: Int, column: Int), _ place: inout LinePlace) -> Int {
    if let text = entry.footnoteText {
      place.at = text
      place.column = first.column + Footnotes.indent
      return text < place.end ? Footnotes.indent : Footnotes.emptyIndent
    }
    place.advance(bytes: first.at - place.at)
    let marker = Containers.markerLength(place.base, place.at, place.end)
    place.advance(bytes: marker)
    var text = place
    while text.column - place.column <= 5, text.at < text.end, text.base[text.at].isSpaceOrTab { text.advance(columns: 1) }
    let width = text.column - place.column
    if width >= 5 || width < 1 || text.at >= text.end {
      if width > 0 { place.advance(columns: 1) }
      return marker + 1
    }
    place = text
    return marker + width
  }

  /// The bytes of a list marker: a bullet, or digits and what follows them.
  static func markerLength(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, base[at].isDigit { at += 1 }
    return min(at + 1, end) - start
  }
}

/// A place in a line that knows its column: a tab reaches to the next multiple of four, and may be taken in part.
struct LinePlace {
  let base: UnsafePointer<UInt8>
  let end: Int
  var at: Int
  var column = 0

  init(base: UnsafePointer<UInt8>, end: Int, at: Int) {
    self.base = base
    self.end = end
    self.at = at
  }

  var firstNonspace: (at: Int, column: Int) {
    var at = at, column = column
    while at < end, base[at].isSpaceOrTab {
      column += base[at] == 0x09 ? 4 - column % 4 : 1
      at += 1
    }
    return (at, column)
  }

  mutating func advance(columns: Int) {
    var left = columns
    while left > 0, at < end {
      guard base[at] == 0x09 else {
        at += 1
        column += 1
        left -= 1
        continue
      }
      let width = 4 - column % 4
      if width <= left { at += 1 }
      column += min(width, left)
      left -= min(width, left)
    }
  }

  mutating func advance(bytes: Int) {
    let stop = min(at + bytes, end)
    while at < stop {
      column += base[at] == 0x09 ? 4 - column % 4 : 1
      at += 1
    }
  }
}
