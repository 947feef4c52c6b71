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
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": buffer.append("&amp;")
      case "<": buffer.append("&lt;")
      case ">": buffer.append("&gt;")
      case "\"" where isAttribute: buffer.append("&quot;")
      case "\n" where isAttribute: buffer.append("&#10;")
      case "\t" where isAttribute: buffer.append("&#9;")
      case "\r": buffer.append("&#13;")
      case "\n", "\t": buffer.append(UInt8(scalar.value))
      default:
        let isLegal = scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE
        buffer.append(contentsOf: String(isLegal ? scalar : "\u{FFFD}"))
      }
    }
  }
}
