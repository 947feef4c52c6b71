/// The text of a block as lines of the file: without what belongs to its containers, and without line ends.
struct BlockText {
  /// Half-open; kept small, since every node has some of them.
  struct Span: Hashable {
    private var low: Int32
    private var high: Int32

    var start: Int {
      get { Int(low) }
      set { low = Int32(truncatingIfNeeded: newValue) }
    }
    var end: Int {
      get { Int(high) }
      set { high = Int32(truncatingIfNeeded: newValue) }
    }
    var count: Int { Int(high - low) }

    init(start: Int, end: Int) {
      low = Int32(truncatingIfNeeded: start)
      high = Int32(truncatingIfNeeded: end)
    }
  }

  struct Place {
    var line: Int
    var at: Int
  }

  var base: UnsafePointer<UInt8>
  var lines: [Span]

  init(base: UnsafePointer<UInt8>, lines: [Span] = []) {
    self.base = base
    self.lines = lines
  }

  var first: Place { Place(line: 0, at: lines.first?.start ?? 0) }

  /// The byte at a place; a line end reads as LF, the end of the block as 0.
  func byte(_ place: Place) -> UInt8 {
    guard place.line < lines.count else { return 0 }
    if place.at < lines[place.line].end { return base[place.at] }
    return place.line + 1 < lines.count ? 0x0A : 0
  }

  /// Goes on by one byte; at the end of the block it stays.
  func advance(_ place: inout Place) {
    guard place.line < lines.count else { return }
    if place.at < lines[place.line].end {
      place.at += 1
    } else {
      place.line += 1
      if place.line < lines.count { place.at = lines[place.line].start }
    }
  }
}
