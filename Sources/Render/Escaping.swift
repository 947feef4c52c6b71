import Source

/// Text on its way into markup: what could open a tag is written as an entity, what could deceive the eye is made visible.
extension ByteBuffer {
  /// Prose gets no-break spaces before units and a place to break behind a slash; literal text nothing. A script's text stands between
  /// double quotes of JavaScript, on one line.
  enum EscapeStyle { case prose, literal, script }

  /// What a byte asks for: 0 nothing, 1 an entity, 2 a control character, 3 the first byte of something that may need to be shown,
  /// 4 typography, 5 what only a script's text cannot hold.
  private static let classes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in 0..<0x20 where byte != 0x09 && byte != 0x0A { table[byte] = 2 }
    table[0x7F] = 2
    for byte in [UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\"")] { table[Int(byte)] = 1 }
    for byte in [0xC2, 0xD8, 0xE2] { table[byte] = 3 }
    for byte in [UInt8(ascii: "%"), UInt8(ascii: "/")] { table[Int(byte)] = 4 }
    for byte in [0x09, 0x0A, Int(UInt8(ascii: "\\"))] { table[byte] = 5 }
    return table
  }()

  mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>, as style: EscapeStyle) {
    ByteBuffer.classes.withUnsafeBufferPointer { classes in
      var start = 0, at = 0
      let count = bytes.count
      func run(to end: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[start..<end]) }
      while at < count {
        let byte = bytes[at]
        let kind = classes[Int(byte)]
        if kind == 0 {
          at += 1
          continue
        }
        switch kind {
        case 1:
          append(contentsOf: run(to: at))
          switch byte {
          case UInt8(ascii: "\"") where style == .script: append("\\\"")
          case UInt8(ascii: "<") where style == .script: append("\\x3c")
          case _ where style == .script: append(byte)
          case UInt8(ascii: "&"): append("&amp;")
          case UInt8(ascii: "<"): append("&lt;")
          case UInt8(ascii: ">"): append("&gt;")
          default: append("&quot;")
          }
          at += 1
          start = at
        case 2:
          append(contentsOf: run(to: at))
          if byte == 0x0D {
            if at + 1 >= count || bytes[at + 1] != 0x0A { append(style == .script ? 0x20 : 0x0A) }
          } else {
            // The picture of the control character, U+2400 and following.
            append(0xE2)
            append(0x90)
            append(byte == 0x7F ? 0xA1 : 0x80 + byte)
          }
          at += 1
          start = at
        case 3:
          if let (scalar, length) = ByteBuffer.hidden(bytes, at) {
            append(contentsOf: run(to: at))
            showHidden(scalar)
            at += length
            start = at
          } else {
            // "19 €" stays on one line.
            if style == .prose, at + 2 < count, byte == 0xE2, bytes[at + 1] == 0x82, bytes[at + 2] == 0xAC, ByteBuffer.isSpaceBehindDigit(bytes, at - 1), at - 1 >= start {
              append(contentsOf: run(to: at - 1))
              append("\u{A0}")
              start = at
            }
            at += 1
          }
        case 5:
          if style == .script {
            append(contentsOf: run(to: at))
            append(byte == UInt8(ascii: "\\") ? "\\\\" : " ")
            start = at + 1
          }
          at += 1
        default:
          if style == .prose {
            if byte == UInt8(ascii: "%") {
              if ByteBuffer.isSpaceBehindDigit(bytes, at - 1), at - 1 >= start {
                append(contentsOf: run(to: at - 1))
                append("\u{A0}")
                start = at
              }
            } else if at + 1 < count, ByteBuffer.isLetter(bytes[at + 1]), at > 2, ByteBuffer.isLetter(bytes[at - 1]) {
              append(contentsOf: run(to: at + 1))
              append("<wbr>")
              start = at + 1
            }
          }
          at += 1
        }
      }
      append(contentsOf: run(to: count))
    }
  }

  mutating func append(escaping text: String, as style: EscapeStyle = .literal) {
    var text = text
    text.withUTF8 { append(escaping: $0, as: style) }
  }

  private static func isSpaceBehindDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at >= 1 && bytes[at] == 0x20 && bytes[at - 1] >= 0x30 && bytes[at - 1] <= 0x39
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }

  /// A C1 control, a line or paragraph separator, or a mark that changes the direction of text.
  private static func hidden(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: Int, length: Int)? {
    guard at + 1 < bytes.count else { return nil }
    let second = bytes[at + 1]
    switch bytes[at] {
    case 0xC2: return second < 0xA0 ? (Int(second), 2) : nil
    case 0xD8: return second == 0x9C ? (0x061C, 2) : nil
    default:
      guard at + 2 < bytes.count else { return nil }
      let third = bytes[at + 2]
      if second == 0x80, third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third) { return (0x2000 + Int(third & 0x3F), 3) }
      if second == 0x81, (0xA6...0xA9).contains(third) { return (0x2040 + Int(third & 0x3F), 3) }
      return nil
    }
  }

  private mutating func showHidden(_ scalar: Int) {
    append("⟨U+")
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(scalar >> shift & 0xF)
      append(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
    append("⟩")
  }
}
