package import Source

/// Writes values one behind the other, and every text once: what the cache is made of.
struct FlatWriter {
  private var values = ByteBuffer(capacity: 1 << 16)
  private var texts = ByteBuffer(capacity: 1 << 16)
  private var numbers: [String: UInt32] = [:]

  mutating func add(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { values.append(contentsOf: $0.bindMemory(to: UInt8.self)) } }
  mutating func add(_ value: Int64) { add(UInt64(bitPattern: value)) }
  mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }
  mutating func add(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { values.append(contentsOf: $0.bindMemory(to: UInt8.self)) } }
  mutating func add(_ value: Bool) { values.append(value ? 1 : 0) }

  mutating func add(_ text: String) {
    if let number = numbers[text] { add(number); return }
    let number = UInt32(numbers.count)
    numbers[text] = number
    add(number)
    withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { texts.append(contentsOf: $0.bindMemory(to: UInt8.self)) }
    texts.append(contentsOf: text)
  }

  mutating func add<Element>(_ elements: [Element], _ each: (inout FlatWriter, Element) -> Void) {
    add(UInt32(elements.count))
    for element in elements { each(&self, element) }
  }

  /// A mark, the number of texts, where the values begin, the texts, the values, and a hash over all of it.
  func bytes(mark: UInt64) -> [UInt8] {
    var all = FlatWriter()
    all.add(mark)
    all.add(numbers.count)
    all.add(24 + 8 + texts.count)
    all.add(texts.count)
    all.values.append(contentsOf: texts.bytes)
    all.values.append(contentsOf: values.bytes)
    all.add(Digest.of(all.values.bytes))
    return all.values.bytes
  }
}

/// Reads what a `FlatWriter` wrote. Anything that does not fit ends in nil, never in a trap.
struct FlatReader {
  private let bytes: [UInt8]
  private var at: Int
  private let end: Int
  private var texts: [String] = []

  /// nil where the mark is another, or a byte is.
  init?(_ bytes: [UInt8], mark: UInt64) {
    guard bytes.count >= 40 else { return nil }
    self.bytes = bytes
    end = bytes.count - 8
    at = end
    let hash = bytes.withUnsafeBytes { Digest.of(UnsafeRawBufferPointer(rebasing: $0[..<(bytes.count - 8)])) }
    guard let stored = FlatReader.word(bytes, end), stored == hash, FlatReader.word(bytes, 0) == mark else { return nil }
    guard let count = FlatReader.word(bytes, 8), let size = FlatReader.word(bytes, 24), size <= UInt64(end - 32), count <= size else { return nil }
    var here = 32
    let last = 32 + Int(size)
    texts.reserveCapacity(Int(count))
    for _ in 0..<Int(count) {
      guard here + 4 <= last else { return nil }
      let length = (0..<4).reduce(0) { $0 | Int(bytes[here + $1]) << (8 * $1) }
      here += 4
      guard length <= last - here else { return nil }
      texts.append(String(decoding: bytes[here..<(here + length)], as: UTF8.self))
      here += length
    }
    at = last
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt64? {
    guard at >= 0, at + 8 <= bytes.count else { return nil }
    return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt64.self)) }
  }

  mutating func word() -> UInt64? {
    guard at + 8 <= end, let value = FlatReader.word(bytes, at) else { return nil }
    at += 8
    return value
  }

  mutating func half() -> UInt32? {
    guard at + 4 <= end else { return nil }
    defer { at += 4 }
    return bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt32.self)) }
  }

  mutating func signed() -> Int64? { word().map { Int64(bitPattern: $0) } }
  mutating func integer() -> Int? { signed().map { Int($0) } }

  mutating func flag() -> Bool? {
    guard at < end else { return nil }
    defer { at += 1 }
    return bytes[at] == 1
  }

  mutating func text() -> String? {
    guard let number = half(), number < texts.count else { return nil }
    return texts[Int(number)]
  }

  mutating func elements<Element>(_ each: (inout FlatReader) -> Element?) -> [Element]? {
    guard let count = half(), Int(count) <= end - at else { return nil }
    var found: [Element] = []
    found.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let element = each(&self) else { return nil }
      found.append(element)
    }
    return found
  }
}
