import Source

/// Writes values one behind the other: what the cache is made of.
struct FlatWriter {
  private var buffer = ByteBuffer(capacity: 1 << 16)

  /// `mark` says what the bytes are, and for whom they hold.
  init(mark: UInt64) { add(mark) }

  mutating func add(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { buffer.append(contentsOf: $0.bindMemory(to: UInt8.self)) } }
  mutating func add(_ value: Int64) { add(UInt64(bitPattern: value)) }
  mutating func add(_ value: Int) { add(Int64(value)) }

  mutating func add(_ bytes: [UInt8]) {
    add(bytes.count)
    buffer.append(contentsOf: bytes)
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    buffer.append(contentsOf: text)
  }

  /// Everything, with a hash over it at the end.
  consuming func finished() -> [UInt8] {
    add(Digest.of(buffer.bytes))
    return buffer.bytes
  }
}

/// Reads what a `FlatWriter` wrote. Anything that does not fit ends in nil, never in a trap.
struct FlatReader {
  private let bytes: [UInt8]
  private var at = 8
  private let end: Int

  /// nil where the mark is another, or a single byte is.
  init?(_ bytes: [UInt8], mark: UInt64) {
    end = bytes.count - 8
    guard end >= 8 else { return nil }
    self.bytes = bytes
    let hash = bytes.withUnsafeBytes { Digest.of(UnsafeRawBufferPointer(rebasing: $0.dropLast(8))) }
    guard number(at: 0) == mark, number(at: end) == hash else { return nil }
  }

  private func number(at place: Int) -> UInt64 {
    bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
  }

  mutating func number() -> UInt64? {
    guard at + 8 <= end else { return nil }
    defer { at += 8 }
    return number(at: at)
  }

  mutating func signed() -> Int64? { number().map { Int64(bitPattern: $0) } }

  /// The number of bytes, or of things of at least a byte each, that follow.
  mutating func count() -> Int? {
    guard let count = signed(), count >= 0, count <= end - at else { return nil }
    return Int(count)
  }

  mutating func run() -> ArraySlice<UInt8>? {
    guard let count = count() else { return nil }
    defer { at += count }
    return bytes[at..<(at + count)]
  }

  mutating func text() -> String? { run().map { String(decoding: $0, as: UTF8.self) } }
}
