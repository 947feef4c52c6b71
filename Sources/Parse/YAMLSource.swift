import Source

/// The bytes of one front matter, seen as lines. Offsets are the file's; nothing outside the content can be read.
struct YAMLSource {
  private let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, range: SourceRange) {
    self.bytes = bytes
    start = min(range.start, bytes.count)
    end = min(range.end, bytes.count)
  }

  var range: SourceRange { SourceRange(start, end) }

  /// The byte at an offset; 0 outside the content.
  subscript(_ at: Int) -> UInt8 { at >= start && at < end ? bytes[at] : 0 }

  func slice(_ range: SourceRange) -> UnsafeBufferPointer<UInt8> {
    let low = min(max(range.start, start), end)
    return UnsafeBufferPointer(rebasing: bytes[low..<min(max(range.end, low), end)])
  }

  func string(_ range: SourceRange) -> String { String(decoding: slice(range), as: UTF8.self) }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  static func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// Whether a token ends before an offset: blank, line end or end of the content.
  func isBoundary(_ at: Int) -> Bool { at >= end || YAMLSource.isBlank(self[at]) || YAMLSource.isBreak(self[at]) }

  func lineStart(of at: Int) -> Int {
    var at = at
    while at > start, !YAMLSource.isBreak(self[at - 1]) { at -= 1 }
    return at
  }

  /// Where the line's own text ends: at its LF or CR, or at the end of the content.
  func lineEnd(from at: Int) -> Int {
    var at = at
    while at < end, !YAMLSource.isBreak(self[at]) { at += 1 }
    return at
  }

  /// Where the next line begins: behind LF, CRLF or CR.
  func nextLine(after at: Int) -> Int {
    let lineEnd = lineEnd(from: at)
    guard lineEnd < end else { return end }
    return self[lineEnd] == 0x0D && self[lineEnd + 1] == 0x0A ? lineEnd + 2 : lineEnd + 1
  }

  func skippingBlanks(from at: Int) -> Int {
    var at = at
    while at < end, YAMLSource.isBlank(self[at]) { at += 1 }
    return at
  }

  /// Behind blanks, line ends and comments.
  func skippingSpace(from at: Int) -> Int {
    var at = at
    while at < end {
      if YAMLSource.isBlank(self[at]) || YAMLSource.isBreak(self[at]) {
        at += 1
      } else if self[at] == UInt8(ascii: "#") {
        at = lineEnd(from: at)
      } else {
        break
      }
    }
    return at
  }

  /// A range without the blanks and line ends at its two ends.
  func trimmed(_ range: SourceRange) -> SourceRange {
    var low = range.start, high = range.end
    while high > low, YAMLSource.isBlank(self[high - 1]) || YAMLSource.isBreak(self[high - 1]) { high -= 1 }
    while low < high, YAMLSource.isBlank(self[low]) || YAMLSource.isBreak(self[low]) { low += 1 }
    return SourceRange(low, high)
  }

  /// Whether only blanks stand before an offset on its line.
  func isFirstOnLine(_ at: Int) -> Bool {
    var at = at
    while at > start, YAMLSource.isBlank(self[at - 1]) { at -= 1 }
    return at == start || YAMLSource.isBreak(self[at - 1])
  }

  func hasLineBreak(in range: SourceRange) -> Bool { slice(range).contains(where: YAMLSource.isBreak) }

  /// The character at an offset, or the empty range at the end.
  func character(at: Int) -> SourceRange {
    guard at < end else { return SourceRange(at: end) }
    var behind = at + 1
    while behind < end, self[behind] & 0xC0 == 0x80 { behind += 1 }
    return SourceRange(at, behind)
  }

  /// From an offset to the blank, bracket, comma or line end that ends the word there.
  func word(at: Int) -> SourceRange {
    var behind = at
    while behind < end, !isBoundary(behind), !YAMLSource.isFlowIndicator(self[behind]) { behind += 1 }
    return behind == at ? character(at: at) : SourceRange(at, behind)
  }

  /// From an offset to the end of the value that prose would be: of the line without its comment, or, between brackets, to the next
  /// comma or bracket.
  func prose(from at: Int, inFlow: Bool) -> SourceRange {
    var behind = at
    while behind < end, !YAMLSource.isBreak(self[behind]) {
      if behind > at, self[behind] == UInt8(ascii: "#"), YAMLSource.isBlank(self[behind - 1]) { break }
      if inFlow, behind > at, YAMLSource.isFlowIndicator(self[behind]) { break }
      behind += 1
    }
    return trimmed(SourceRange(at, behind))
  }

  /// The colon behind a word that looks like one of our keys (`because`, `main-job`) at an offset. An address (`https://`) is none.
  func colonOfKey(at: Int) -> Int? {
    guard YAMLSource.isLetter(self[at]) else { return nil }
    var at = at
    while YAMLSource.isLetter(self[at]) || YAMLSource.isDigit(self[at]) || self[at] == UInt8(ascii: "-") || self[at] == UInt8(ascii: "_") {
      at += 1
    }
    guard self[at] == UInt8(ascii: ":") else { return nil }
    return self[at + 1] == UInt8(ascii: "/") && self[at + 2] == UInt8(ascii: "/") ? nil : at
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
