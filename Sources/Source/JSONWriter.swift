/// Writes JSON in the order in which it is told to: reports are compared byte by byte.
package struct JSONWriter: Sendable {
  package private(set) var buffer: ByteBuffer
  private var needsComma: Bool

  /// `isBegun`: something of what is being written stands elsewhere already.
  package init(into buffer: consuming ByteBuffer = ByteBuffer(), isBegun: Bool = false) {
    self.buffer = buffer
    needsComma = isBegun
  }

  /// Hands the written bytes over.
  package consuming func finish() -> ByteBuffer { buffer }

  package mutating func object(_ members: (inout JSONWriter) -> Void) { nested("{", "}", members) }
  package mutating func array(_ elements: (inout JSONWriter) -> Void) { nested("[", "]", elements) }

  private mutating func nested(_ bracket: StaticString, _ end: StaticString, _ content: (inout JSONWriter) -> Void) {
    open(bracket)
    content(&self)
    close(end)
  }

  /// For what is written part by part: whoever opens a bracket sees that it is closed.
  package mutating func open(_ bracket: StaticString) {
    separate()
    buffer.append(bracket)
    needsComma = false
  }

  package mutating func close(_ bracket: StaticString) {
    buffer.append(bracket)
    needsComma = true
  }

  package mutating func key(_ name: StaticString) {
    separate()
    buffer.append("\"")
    buffer.append(name)
    buffer.append("\": ")
    needsComma = false
  }

  package mutating func key(name: String) {
    separate()
    quoted(name)
    buffer.append(": ")
    needsComma = false
  }

  package mutating func string(_ text: String) {
    separate()
    quoted(text)
    needsComma = true
  }

  /// Parts of one text.
  package mutating func string(_ first: String, _ separator: StaticString, _ second: String) {
    separate()
    buffer.append("\"")
    escaped(first)
    buffer.append(separator)
    escaped(second)
    buffer.append("\"")
    needsComma = true
  }

  package mutating func number(_ value: Int) {
    separate()
    buffer.append(decimal: value)
    needsComma = true
  }

  /// As short as it can be; whole numbers without a point. What is no number in JSON is null.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if value.rounded() == value, value.magnitude < 1e15 { return number(Int(value)) }
    separate()
    buffer.append(contentsOf: "\(value)")
    needsComma = true
  }

  package mutating func null() {
    separate()
    buffer.append("null")
    needsComma = true
  }

  package mutating func flag(_ value: Bool) {
    separate()
    buffer.append(value ? "true" : "false")
    needsComma = true
  }

  package mutating func newline() {
    if needsComma { buffer.append(",") }
    buffer.append("\n")
    needsComma = false
  }

  /// A line end after the last member.
  package mutating func lineEnd() {
    buffer.append("\n")
    needsComma = true
  }

  /// The end of a document, and of its line: what follows is another one.
  package mutating func endDocument() {
    buffer.append("\n")
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { buffer.append(", ") }
  }

  private mutating func quoted(_ text: String) {
    buffer.append("\"")
    escaped(text)
    buffer.append("\"")
  }

  /// Runs of what may stand as it is are copied whole.
  private mutating func escaped(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for at in bytes.indices {
        let byte = bytes[at]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
        start = at + 1
        switch byte {
        case 0x22: buffer.append("\\\"")
        case 0x5C: buffer.append("\\\\")
        case 0x0A: buffer.append("\\n")
        case 0x0D: buffer.append("\\r")
        case 0x09: buffer.append("\\t")
        default:
          buffer.append("\\u00")
          for digit in [byte >> 4, byte & 15] { buffer.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
      }
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
    }
  }
}
