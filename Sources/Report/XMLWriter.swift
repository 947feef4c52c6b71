import Source

/// Writes XML: elements with attributes, text, an indent for each level. Characters that XML 1.0 cannot hold become U+FFFD.
struct XMLWriter {
  private(set) var buffer = ByteBuffer()
  private var depth = 0

  init() { buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

  typealias Attributes = KeyValuePairs<StaticString, String>

  /// An element with elements in it.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: (inout XMLWriter) -> Void) {
    open(name, attributes)
    buffer.append(">\n")
    depth += 1
    content(&self)
    depth -= 1
    indent()
    close(name)
  }

  /// An element with text in it, or with nothing.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String = "") {
    open(name, attributes)
    guard !text.isEmpty else {
      buffer.append("/>\n")
      return
    }
    buffer.append(">")
    escape(text, isAttribute: false)
    close(name)
  }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    indent()
    buffer.append("<")
    buffer.append(name)
    for (key, value) in attributes {
      buffer.append(" ")
      buffer.append(key)
      buffer.append("=\"")
      escape(value, isAttribute: true)
      buffer.append("\"")
    }
  }

  private mutating func close(_ name: StaticString) {
    buffer.append("</")
    buffer.append(name)
    buffer.append(">\n")
  }

  private mutating func indent() { for _ in 0..<depth { buffer.append("  ") } }

  private mutating func escape(_ text: String, isAttribute: Bool) {
    let bytes = Array(text.utf8)
    for (at, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): buffer.append("&amp;")
      case UInt8(ascii: "<"): buffer.append("&lt;")
      case UInt8(ascii: ">"): buffer.append("&gt;")
      case UInt8(ascii: "\"") where isAttribute: buffer.append("&quot;")
      case 0x0A where isAttribute: buffer.append("&#10;")
      case 0x09 where isAttribute: buffer.append("&#9;")
      case 0x0D: buffer.append("&#13;")
      case 0x0A, 0x09: buffer.append(byte)
      case 0..<0x20: buffer.append("\u{FFFD}")
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF; U+FFFD is EF BF BD.
      case 0xBE, 0xBF: buffer.append(at > 1 && bytes[at - 1] == 0xBF && bytes[at - 2] == 0xEF ? 0xBD : byte)
      default: buffer.append(byte)
      }
    }
  }
}
