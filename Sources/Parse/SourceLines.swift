/// Where the lines of a body stand in the file, counted from 1 as cmark counts them.
struct SourceLines {
  let base: UnsafePointer<UInt8>
  private let starts: [Int]

  /// The lines of the bytes from `start` to `end`.
  init(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    self.base = base
    var starts: [Int] = []
    starts.reserveCapacity((end - start) / 24 + 8)
    starts.append(start)
    var at = start
    if find(0x0D, in: base + start, end - start) == nil {
      while at < end, let hit = find(0x0A, in: base + at, end - at) {
        at += hit + 1
        starts.append(at)
      }
    } else {
      while at < end {
        let byte = base[at]
        at += 1
        if byte == 0x0A { starts.append(at) } else if byte == 0x0D {
          if at < end, base[at] == 0x0A { at += 1 }
          starts.append(at)
        }
      }
    }
    starts.append(end)
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The line that a place stands in.
  func line(of place: Int) -> Int {
    var low = 0, high = count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Where a line begins; the last one stands for those behind it.
  func start(of line: Int) -> Int { starts[min(line, count) - 1] }

  /// Where a line ends, before its line end.
  func end(of line: Int) -> Int {
    let line = min(line, count)
    let low = starts[line - 1]
    var high = starts[line]
    if high > low, base[high - 1] == 0x0A { high -= 1 }
    if high > low, base[high - 1] == 0x0D { high -= 1 }
    return high
  }

  /// Where the last character of the line ends that is not white space.
  func trimmedEnd(of line: Int) -> Int {
    let low = start(of: line)
    var high = end(of: line)
    while high > low, base[high - 1].isMarkdownSpace { high -= 1 }
    return high
  }

  /// The same for the last line up to `line`, but not before `first`, that is not blank.
  func trimmedEnd(of line: Int, notBefore first: Int) -> Int {
    var line = min(line, count)
    while line > first, trimmedEnd(of: line) == start(of: line) { line -= 1 }
    return trimmedEnd(of: max(line, first))
  }
}
