/// Writes values one behind the other: what one program keeps for itself between two runs on one machine.
package struct FlatWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package mutating func add(_ value: UInt8) { bytes.append(value) }
  package mutating func add(_ value: UInt32) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }
  package mutating func add(_ value: UInt64) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }
  package mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }
  package mutating func add(_ flag: Bool) { add(flag ? 1 as UInt8 : 0) }

  /// A number below 2³² − 1, or none.
  package mutating func add(index: Int?) { add(index.map { UInt32($0) } ?? .max) }

  package mutating func add(_ range: SourceRange) {
    add(UInt32(range.start))
    add(UInt32(range.end))
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 {
      add(UInt32($0.count))
      bytes.append(contentsOf: $0)
    }
  }

  package mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  package mutating func add(_ values: [Int]) {
    add(index: values.count)
    for value in values { add(index: value) }
  }

  /// Values without references, as they lie in memory.
  package mutating func add<Value: BitwiseCopyable>(plain values: [Value]) {
    add(index: values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what a `FlatWriter` wrote. Whoever reads looks at `isSound` in the end: behind the first thing that does not fit all is zero and
/// empty, and nothing of it may be used.
package struct FlatReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  package private(set) var isSound = true

  /// The bytes must outlive the reader.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  package var isAtEnd: Bool { at == bytes.count }

  private mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - at else {
      isSound = false
      at = bytes.count
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    defer { at += count }
    return UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)])
  }

  private mutating func load<Value: BitwiseCopyable>(_ zero: Value) -> Value {
    let size = MemoryLayout<Value>.size
    guard size <= bytes.count - at else {
      isSound = false
      return zero
    }
    defer { at += size }
    return bytes.loadUnaligned(fromByteOffset: at, as: Value.self)
  }

  package mutating func byte() -> UInt8 { load(0 as UInt8) }
  package mutating func word() -> UInt32 { load(0 as UInt32) }
  package mutating func number() -> UInt64 { load(0 as UInt64) }
  package mutating func integer() -> Int { Int(truncatingIfNeeded: Int64(bitPattern: number())) }
  package mutating func flag() -> Bool { byte() != 0 }
  package mutating func index() -> Int? { let word = word(); return word == .max ? nil : Int(word) }
  package mutating func range() -> SourceRange { let start = Int(word()); return SourceRange(start, Int(word())) }

  /// How many things of at least a byte each follow.
  package mutating func count() -> Int {
    let count = Int(word())
    if count > bytes.count - at {
      isSound = false
      return 0
    }
    return count
  }

  /// A number that says which of some things.
  package mutating func place(in count: Int) -> Int {
    let word = Int(word())
    if word >= count {
      isSound = false
      return 0
    }
    return word
  }

  package mutating func run() -> UnsafeRawBufferPointer { take(Int(word())) }
  package mutating func text() -> String { String(decoding: run(), as: UTF8.self) }
  package mutating func optionalText() -> String? { flag() ? text() : nil }
  package mutating func indices() -> [Int] { (0..<count()).map { _ in Int(word()) } }

  /// Only for bytes that this program wrote itself: a pattern that is no value is not found out.
  package mutating func plain<Value: BitwiseCopyable>(_ type: Value.Type) -> [Value] {
    let count = Int(word()), stride = MemoryLayout<Value>.stride
    guard count <= (bytes.count - at) / stride else {
      isSound = false
      return []
    }
    let run = take(count * stride)
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: run)
      initialized = count
    }
  }
}
