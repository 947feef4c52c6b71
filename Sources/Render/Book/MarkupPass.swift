package import Source

/// Walks once through markup that this program wrote – every attribute quoted, every bracket in text escaped – and writes it anew with other
/// tags and attributes. Text passes untouched.
package struct MarkupPass {
  package typealias Bytes = ArraySlice<UInt8>

  package enum Tag {
    case keep
    /// The tag goes, what stands in it stays.
    case unwrap
    /// With everything in it.
    case drop
  }

  package struct Attribute {
    package let element: Bytes
    package let name: Bytes
    package let value: Bytes
  }

  /// Whether an opening tag stays. It is given the tag's source, from `<` to `>`.
  package var tag: (_ name: Bytes, _ source: Bytes) -> Tag = { _, _ in .keep }
  /// Writes an attribute with a value, a space before it; nothing, to leave it out.
  package var attribute: (Attribute, inout ByteBuffer) -> Void = { attribute, out in MarkupPass.write(attribute.name, attribute.value, &out) }
  /// By how many levels headings move down.
  package var shift = 0
  /// Written into an opening tag in addition.
  package var addition: (_ name: Bytes) -> StaticString = { _ in "" }

  package init() {}

  package static func write(_ name: Bytes, _ value: some Sequence<UInt8>, _ out: inout ByteBuffer) {
    out.append(0x20)
    out.append(contentsOf: name)
    out.append("=\"")
    for byte in value { out.append(byte) }
    out.append("\"")
  }

  private static let void: Set<String> = ["meta", "link", "br", "hr", "img", "input", "wbr"]

  package func run(_ bytes: Bytes, into out: inout ByteBuffer) {
    var at = bytes.startIndex, start = at
    /// Names of the open elements whose tags went.
    var unwrapped: [(name: String, depth: Int)] = []
    var depth: [String: Int] = [:]
    while at < bytes.endIndex {
      guard bytes[at] == UInt8(ascii: "<") else {
        at += 1
        continue
      }
      out.append(contentsOf: bytes[start..<at])
      let end = MarkupPass.end(of: bytes, at)
      let source = bytes[at..<end]
      start = end
      let isClosing = at + 1 < end && bytes[at + 1] == UInt8(ascii: "/")
      let nameStart = at + (isClosing ? 2 : 1)
      var nameEnd = nameStart
      while nameEnd < end, MarkupPass.isName(bytes[nameEnd]) { nameEnd += 1 }
      at = end
      let name = bytes[nameStart..<nameEnd]
      if name.isEmpty {
        out.append(contentsOf: source)
        continue
      }
      let key = String(decoding: name, as: UTF8.self)
      let isAlone = MarkupPass.void.contains(key) || bytes[end - 2] == UInt8(ascii: "/")
      if isClosing {
        depth[key, default: 0] -= 1
        if let last = unwrapped.last, last.name == key, last.depth == depth[key]! {
          unwrapped.removeLast()
          continue
        }
        out.append("</")
        write(name: name, &out)
        out.append(">")
        continue
      }
      switch tag(name, source) {
      case .keep: break
      case .unwrap:
        if !isAlone {
          unwrapped.append((key, depth[key, default: 0]))
          depth[key, default: 0] += 1
        }
        continue
      case .drop:
        if !isAlone { at = MarkupPass.behind(name, bytes, at) }
        start = at
        continue
      }
      if !isAlone { depth[key, default: 0] += 1 }
      out.append("<")
      write(name: name, &out)
      attributes(of: name, bytes[nameEnd..<(end - 1)], &out)
      out.append(addition(name))
      out.append(">")
    }
    out.append(contentsOf: bytes[start..<bytes.endIndex])
  }

  private func write(name: Bytes, _ out: inout ByteBuffer) {
    let first = name.startIndex
    if shift > 0, name.count == 2, name[first] == UInt8(ascii: "h"), name[first + 1] >= 0x31, name[first + 1] <= 0x36 {
      out.append(UInt8(ascii: "h"))
      out.append(min(name[first + 1] + UInt8(shift), 0x36))
    } else {
      out.append(contentsOf: name)
    }
  }

  private func attributes(of element: Bytes, _ bytes: Bytes, _ out: inout ByteBuffer) {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      while at < bytes.endIndex, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
      let start = at
      while at < bytes.endIndex, bytes[at] != UInt8(ascii: "="), bytes[at] != 0x20, bytes[at] != 0x0A, bytes[at] != UInt8(ascii: "/") { at += 1 }
      let name = bytes[start..<at]
      if at < bytes.endIndex, bytes[at] == UInt8(ascii: "="), at + 1 < bytes.endIndex {
        at += 2
        let from = at
        while at < bytes.endIndex, bytes[at] != UInt8(ascii: "\"") { at += 1 }
        attribute(Attribute(element: element, name: name, value: bytes[from..<at]), &out)
        at += 1
      } else {
        if !name.isEmpty {
          out.append(0x20)
          out.append(contentsOf: name)
        } else if at < bytes.endIndex, bytes[at] == UInt8(ascii: "/") {
          out.append("/")
        }
        if at < bytes.endIndex, bytes[at] == UInt8(ascii: "/") { at += 1 }
      }
    }
  }

  private static func isName(_ byte: UInt8) -> Bool { (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "-") }

  /// Behind the `>` of a tag.
  private static func end(of bytes: Bytes, _ start: Int) -> Int {
    var at = start + 1, isQuoted = false
    while at < bytes.endIndex, isQuoted || bytes[at] != UInt8(ascii: ">") {
      if bytes[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
      at += 1
    }
    return min(at + 1, bytes.endIndex)
  }

  /// Behind the closing tag of an element whose content begins at a place.
  private static func behind(_ name: Bytes, _ bytes: Bytes, _ start: Int) -> Int {
    var at = start, depth = 1
    while at < bytes.endIndex {
      guard bytes[at] == UInt8(ascii: "<") else {
        at += 1
        continue
      }
      let end = end(of: bytes, at)
      let isClosing = at + 1 < end && bytes[at + 1] == UInt8(ascii: "/")
      let from = at + (isClosing ? 2 : 1)
      if bytes[from...].starts(with: name), from + name.count < end, !isName(bytes[from + name.count]) {
        depth += isClosing ? -1 : bytes[end - 2] == UInt8(ascii: "/") ? 0 : 1
        if depth == 0 { return end }
      }
      at = end
    }
    return at
  }
}

extension ArraySlice<UInt8> {
  package func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package func begins(with text: StaticString) -> Bool { starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }

  /// Where a text begins.
  package func first(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    var at = startIndex
    while at <= endIndex - wanted.count {
      if self[at] == wanted[0], self[at..<(at + wanted.count)].elementsEqual(wanted) { return at }
      at += 1
    }
    return nil
  }
}
