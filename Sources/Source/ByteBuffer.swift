/// A growing run of bytes: what pages and reports are written into.
package struct ByteBuffer: Sendable {
  /// All of it is room; what was written are its first `count` bytes. Appending is a copy and an addition that way, and emptying costs
  /// nothing: most of a build is appending.
  private var room: [UInt8]
  package private(set) var count: Int

  package init(capacity: Int = 0) {
    room = capacity > 0 ? [UInt8](repeating: 0, count: capacity) : []
    count = 0
  }

  package init(_ bytes: [UInt8]) {
    room = bytes
    count = bytes.count
  }

  /// What was written, as an array of its own.
  package var bytes: [UInt8] { count == room.count ? room : Array(room[..<count]) }

  /// What was written, where it stands.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try room.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// Empties the buffer and keeps its memory.
  package mutating func removeAll() { count = 0 }

  /// Takes back what was written last.
  package mutating func truncate(to length: Int) {
    precondition(length <= count)
    count = length
  }

  package mutating func append(_ byte: UInt8) {
    if count == room.count { grow(by: 1) }
    room[count] = byte
    count += 1
  }

  package mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  package mutating func append(contentsOf text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  package mutating func append(contentsOf other: [UInt8]) { other.withUnsafeBufferPointer { append(contentsOf: $0) } }
  package mutating func append(contentsOf other: ArraySlice<UInt8>) { other.withUnsafeBufferPointer { append(contentsOf: $0) } }
  package mutating func append(contentsOf other: ByteBuffer) { other.withBytes { append(contentsOf: $0) } }

  package mutating func append(contentsOf other: UnsafeBufferPointer<UInt8>) {
    if let start = other.baseAddress { append(start, other.count) }
  }

  package mutating func append(decimal value: Int) {
    if value >= 0, value < 10 { return append(0x30 + UInt8(value)) }
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude, digits = 1
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    if room.count - count < digits { grow(by: digits) }
    rest = value.magnitude
    for at in stride(from: count + digits - 1, through: count, by: -1) {
      room[at] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    if room.count - count < length { grow(by: length) }
    let end = count
    room.withUnsafeMutableBufferPointer { room in
      if length > 0 { (room.baseAddress! + end).update(from: start, count: length) }
    }
    count = end + length
  }

  private mutating func grow(by length: Int) {
    var larger = [UInt8](repeating: 0, count: max(2 * room.count, count + length, 64))
    larger.withUnsafeMutableBufferPointer { larger in
      room.withUnsafeBufferPointer { if count > 0 { larger.baseAddress!.update(from: $0.baseAddress!, count: count) } }
    }
    room = larger
  }

  /// The text written so far.
  package var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
