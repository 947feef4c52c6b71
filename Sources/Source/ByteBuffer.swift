/// A growing run of bytes: what pages and reports are written into.
package struct ByteBuffer: Sendable {
  package private(set) var bytes: [UInt8]

  package init(capacity: Int = 0) {
    bytes = []
    if capacity > 0 { bytes.reserveCapacity(capacity) }
  }

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var count: Int { bytes.count }

  /// Empties the buffer and keeps its memory.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  package mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package mutating func append(contentsOf text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  package mutating func append(contentsOf other: [UInt8]) { bytes.append(contentsOf: other) }
  package mutating func append(contentsOf other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }
  package mutating func append(contentsOf other: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: other) }

  package mutating func append(decimal value: Int) {
    var value = value
    if value < 0 { bytes.append(UInt8(ascii: "-")); value = -value }
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(value % 10))
      value /= 10
    } while value > 0
    bytes[start...].reverse()
  }

  /// The text written so far.
  package var string: String { String(decoding: bytes, as: UTF8.self) }
}
