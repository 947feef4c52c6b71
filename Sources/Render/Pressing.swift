/// Our own style sheets and scripts as a browser needs them: what only their authors read is left out.
enum Pressing {
  static func pressed(_ bytes: [UInt8], path: String) -> [UInt8] {
    path.hasSuffix(".css") ? styleSheet(bytes) : path.hasSuffix(".js") ? script(bytes) : bytes
  }

  /// Without comments, and without blanks where they separate nothing; strings stay as they are.
  private static func styleSheet(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0, isSpaced = false
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "*"):
        at += 2
        while at + 1 < bytes.count, bytes[at] != UInt8(ascii: "*") || bytes[at + 1] != UInt8(ascii: "/") { at += 1 }
        at += 2
        continue
      case 0x20, 0x09, 0x0A, 0x0D: isSpaced = true
      default:
        if isSpaced, let last = out.last, !separates(last), last != UInt8(ascii: ":"), !separates(byte) { out.append(0x20) }
        isSpaced = false
        if byte == UInt8(ascii: "}"), out.last == UInt8(ascii: ";") { out.removeLast() }
        out.append(byte)
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          at += 1
          while at < bytes.count, bytes[at] != byte {
            out.append(bytes[at])
            if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1; out.append(bytes[at]) }
            at += 1
          }
          out.append(byte)
        }
      }
      at += 1
    }
    return out
  }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
  }

  /// Without indentation and without comments that stand on lines of their own: no string of ours goes over a line's end.
  private static func script(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isComment = false
    for line in bytes.split(separator: 0x0A) {
      let words = line.drop { $0 == 0x20 || $0 == 0x09 }
      if words.isEmpty { continue }
      if words.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "*")]) { isComment = true }
      if !isComment { out += words + [0x0A] }
      if isComment, words.suffix(2) == [UInt8(ascii: "*"), UInt8(ascii: "/")] { isComment = false }
    }
    return out
  }
}
