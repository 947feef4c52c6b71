/// XXH64: a fast digest that is the same in every process and on every machine. It tells changes, it protects nothing.
package struct Digest: Sendable {
  private var state: UInt64

  package init(seed: UInt64 = 0) { state = seed }

  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  private static func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { (x << n) | (x >> (64 - n)) }
  private static func round(_ acc: UInt64, _ lane: UInt64) -> UInt64 { rotate(acc &+ lane &* prime2, 31) &* prime1 }
  private static func merge(_ hash: UInt64, _ acc: UInt64) -> UInt64 { (hash ^ round(0, acc)) &* prime1 &+ prime4 }

  package static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    bytes.withUnsafeBytes { of($0, seed: seed) }
  }

  package static func of(_ text: String, seed: UInt64 = 0) -> UInt64 {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0), seed: seed) }
  }

  package static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    let whole = bytes.count & ~31
    var lanes = Lanes(seed: seed)
    lanes.take(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    return lanes.value(count: bytes.count, rest: UnsafeRawBufferPointer(rebasing: bytes[whole...]))
  }

  /// The four sums over the whole blocks of 32 bytes, and how they end.
  private struct Lanes {
    private let seed: UInt64
    private var v1, v2, v3, v4: UInt64

    init(seed: UInt64) {
      self.seed = seed
      (v1, v2, v3, v4) = (seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1)
    }

    /// Whole blocks.
    mutating func take(_ blocks: UnsafeRawBufferPointer) {
      func lane(_ offset: Int) -> UInt64 { UInt64(littleEndian: blocks.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
      var at = 0
      while at < blocks.count {
        v1 = round(v1, lane(at)); v2 = round(v2, lane(at + 8)); v3 = round(v3, lane(at + 16)); v4 = round(v4, lane(at + 24))
        at += 32
      }
    }

    func value(count: Int, rest: UnsafeRawBufferPointer) -> UInt64 {
      var hash: UInt64
      if count >= 32 {
        hash = rotate(v1, 1) &+ rotate(v2, 7) &+ rotate(v3, 12) &+ rotate(v4, 18)
        hash = merge(merge(merge(merge(hash, v1), v2), v3), v4)
      } else {
        hash = seed &+ prime5
      }
      hash &+= UInt64(count)
      var at = 0
      while at + 8 <= rest.count {
        hash = rotate(hash ^ round(0, UInt64(littleEndian: rest.loadUnaligned(fromByteOffset: at, as: UInt64.self))), 27) &* prime1 &+ prime4
        at += 8
      }
      if at + 4 <= rest.count {
        let word = UInt32(littleEndian: rest.loadUnaligned(fromByteOffset: at, as: UInt32.self))
        hash = rotate(hash ^ UInt64(word) &* prime1, 23) &* prime2 &+ prime3
        at += 4
      }
      while at < rest.count {
        hash = rotate(hash ^ UInt64(rest[at]) &* prime5, 11) &* prime1
        at += 1
      }
      hash ^= hash >> 33
      hash &*= prime2
      hash ^= hash >> 29
      hash &*= prime3
      return hash ^ (hash >> 32)
    }
  }

  /// The digest of bytes that come one part after the other: the same as that of all of them.
  package struct Running: Sendable {
    private var lanes = Lanes(seed: 0)
    /// What does not fill a block yet.
    private var rest: [UInt8] = []
    private var count = 0

    package init() {}

    package mutating func add(_ part: UnsafeRawBufferPointer) {
      count += part.count
      var part = part
      if !rest.isEmpty {
        let missing = min(32 - rest.count, part.count)
        rest.append(contentsOf: part[..<missing])
        part = UnsafeRawBufferPointer(rebasing: part[missing...])
        if rest.count < 32 { return }
        rest.withUnsafeBytes { lanes.take($0) }
        rest.removeAll(keepingCapacity: true)
      }
      let whole = part.count & ~31
      lanes.take(UnsafeRawBufferPointer(rebasing: part[..<whole]))
      rest.append(contentsOf: part[whole...])
    }

    package var value: UInt64 { rest.withUnsafeBytes { lanes.value(count: count, rest: $0) } }
  }

  /// Takes one more value in; the order counts.
  package mutating func add(_ value: UInt64) { state = Digest.merge(Digest.rotate(state, 11), value) }
  package mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }
  package mutating func add(_ text: String) { add(Digest.of(text)) }
  package mutating func add(_ flag: Bool) { add(flag ? 1 : 2) }

  package var value: UInt64 { state ^ (state >> 29) }
}
