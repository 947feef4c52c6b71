/// Character references, as far as their place is concerned: cmark has decoded them already.
enum Entity {
  /// The bytes of a reference that begins at `start`, by its form alone.
  static func length(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = start + 1
    guard at < end else { return nil }
    let stop = min(end, start + 34)
    if base[at] == UInt8(ascii: "#") { at += 1 }
    let first = at
    while at < stop, base[at].isLetter || base[at].isDigit { at += 1 }
    return at > first && at < stop && base[at] == UInt8(ascii: ";") ? at + 1 - start : nil
  }

  /// How much of the literal it became; nil where it is none and reads as it is.
  static func decodedLength(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ length: Int, _ end: Int, _ literal: UnsafePointer<UInt8>, _ count: Int
  ) -> Int? {
    let ampersand = UInt8(ascii: "&")
    let name = UnsafeBufferPointer(start: base + start + 1, count: length - 2)
    if name[0] == UInt8(ascii: "#") {
      guard let scalar = number(name) else { return nil }
      var place = 0
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        guard place < count, literal[place] == byte else { return nil }
        place += 1
      }
      return place
    }
    if equal(name, "amp") || equal(name, "AMP") { return literal[0] == ampersand ? 1 : nil }
    if literal[0] == ampersand { return nil }
    if equal(name, "fjlig") { return count >= 2 ? 2 : nil }
    // Which character it is only cmark knows; that there are two is told by the second, which is one of few.
    let one = characterLength(literal, count)
    let rest = literal + one
    guard let second = seconds.first(where: { starts(rest, count - one, with: $0) }) else { return one }
    let next = base + start + length
    if starts(next, end - start - length, with: second) { return one }
    if second.utf8Start[1] == 0x80, !equal(name, "ThickSpace") { return one }
    return one + second.utf8CodeUnitCount
  }

  /// The second characters of the references that stand for two.
  private static let seconds: [StaticString] = [
    "\u{338}", "\u{20D2}", "\u{20E5}", "\u{FE00}", "\u{333}", "\u{331}", "\u{200A}",
  ]

  /// The character of `#…` or `#x…`; nil where cmark takes it for text.
  private static func number(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var value: UInt32 = 0
    let isHex = name.count > 1 && name[1] | 0x20 == UInt8(ascii: "x")
    let digits = name[(isHex ? 2 : 1)...]
    guard !digits.isEmpty, digits.count <= (isHex ? 6 : 7) else { return nil }
    for digit in digits {
      if digit.isDigit { value = value * (isHex ? 16 : 10) + UInt32(digit - 0x30) } else {
        guard isHex, (digit | 0x20) <= UInt8(ascii: "f") else { return nil }
        value = value * 16 + UInt32((digit | 0x20) - 0x57)
      }
    }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func equal(_ name: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    name.count == text.utf8CodeUnitCount && bytesEqual(name.baseAddress!, text.utf8Start, name.count)
  }

  private static func starts(_ bytes: UnsafePointer<UInt8>, _ count: Int, with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && bytesEqual(bytes, text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func characterLength(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var length = 1
    while length < count, bytes[length] & 0xC0 == 0x80 { length += 1 }
    return length
  }
}
