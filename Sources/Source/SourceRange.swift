/// A half-open span of bytes in one file, counted from 0 in the file as it is (a byte order mark included).
package struct SourceRange: Hashable, Sendable, BitwiseCopyable {
  private var low: UInt32
  private var high: UInt32

  package var start: Int { Int(low) }
  package var end: Int { Int(high) }
  package var count: Int { end - start }
  package var isEmpty: Bool { low == high }

  package init(_ start: Int, _ end: Int) {
    low = UInt32(clamping: start)
    high = UInt32(clamping: max(start, end))
  }

  package init(at position: Int) { self.init(position, position) }

  package func contains(_ position: Int) -> Bool { start <= position && position < end }
  package func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether they have a byte in common, or touch.
  package func meets(_ other: SourceRange) -> Bool { start <= other.end && other.start <= end }
  package func shifted(by distance: Int) -> SourceRange { SourceRange(start + distance, end + distance) }
  package func union(_ other: SourceRange) -> SourceRange { SourceRange(min(start, other.start), max(end, other.end)) }
}

extension SourceRange: Comparable {
  package static func < (a: SourceRange, b: SourceRange) -> Bool { (a.low, a.high) < (b.low, b.high) }
}

/// A span in a named file: what a diagnostic points at.
package struct SourceLocation: Hashable, Sendable {
  /// Path from the workspace root, `/`-separated, NFC.
  package var file: String
  package var range: SourceRange

  package init(_ file: String, _ range: SourceRange) {
    self.file = file
    self.range = range
  }
}

extension SourceLocation: Comparable {
  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    a.file != b.file ? utf8Precedes(a.file, b.file) : a.range < b.range
  }
}

/// One replacement in one file. Edits of a fix do not overlap.
package struct TextEdit: Hashable, Sendable {
  package var location: SourceLocation
  package var text: String

  package init(_ location: SourceLocation, _ text: String) {
    self.location = location
    self.text = text
  }
}
