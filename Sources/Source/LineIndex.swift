/// Where lines begin in a file, and how byte offsets read as lines and columns.
///
/// A line ends with LF, CRLF or CR. A column counts code points from 1; a byte order mark is not counted, a tab is one,
/// a byte that is not UTF-8 is one.
package struct LineIndex: Sendable {
  package struct Position: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// From 1, in code points.
    package let column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  private let bytes: [UInt8]
  private let starts: [Int]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [LineIndex.hasByteOrderMark(bytes) ? 3 : 0]
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      let count = buffer.count
      while at < count {
        let byte = buffer[at]
        at += 1
        if byte == 0x0A { starts.append(at) } else if byte == 0x0D {
          if at < count, buffer[at] == 0x0A { at += 1 }
          starts.append(at)
        }
      }
    }
    self.starts = starts
  }

  package static func hasByteOrderMark(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  package var lineCount: Int { starts.count }

  /// The line, from 1, that a byte offset stands in.
  package func line(of offset: Int) -> Int {
    var low = 0, high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The byte offset at which a line, counted from 1, begins.
  package func start(ofLine line: Int) -> Int { starts[min(max(line, 1), starts.count) - 1] }

  package func position(of offset: Int) -> Position {
    let line = line(of: offset)
    let start = starts[line - 1]
    var column = 1
    var at = start
    let end = min(offset, bytes.count)
    while at < end {
      at += UTF8Bytes.length(ofCharacterAt: at, in: bytes)
      if at <= end { column += 1 }
    }
    return Position(line: line, column: column)
  }

  /// The bytes of a line, counted from 1, without its end.
  package func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(at: bytes.count) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }
}

/// UTF-8 at the level of bytes.
package enum UTF8Bytes {
  /// The length of the well-formed character at an offset; 1 where the bytes there are not one.
  package static func length(ofCharacterAt at: Int, in bytes: [UInt8]) -> Int {
    let first = bytes[at]
    if first < 0x80 { return 1 }
    return wellFormedLength(at: at, in: bytes) ?? 1
  }

  /// The offsets of the bytes that begin no well-formed character.
  package static func invalidOffsets(in bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var at = 0
    let count = bytes.count
    bytes.withUnsafeBufferPointer { buffer in
      while at < count {
        // Eight ASCII bytes at a time: most text is.
        while at + 8 <= count,
          UnsafeRawPointer(buffer.baseAddress! + at).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { at += 8 }
        guard at < count else { break }
        if buffer[at] < 0x80 { at += 1; continue }
        if let length = wellFormedLength(at: at, in: bytes) { at += length } else { found.append(at); at += 1 }
      }
    }
    return found
  }

  private static func wellFormedLength(at: Int, in bytes: [UInt8]) -> Int? {
    let first = bytes[at]
    func follows(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      at + offset < bytes.count && bytes[at + offset] >= low && bytes[at + offset] <= high
    }
    switch first {
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80, 0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80, 0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }
}
