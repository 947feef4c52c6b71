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

  package static func write(_ name: Bytes, _ value: Bytes, _ out: inout ByteBuffer) {
    out.append(0x20)
    out.append(contentsOf: name)
    out.append("=\"")
    out.append(contentsOf: value)
    out.append("\"")
  }

  package func run(_ bytes: Bytes, into out: inout ByteBuffer) {
    var at = bytes.startIndex, start = at
    /// The open elements whose tags went, each with how many of its name are open in it.
    var unwrapped: [(name: Bytes, inner: Int)] = []
    while let open = bytes.first(UInt8(ascii: "<"), from: at) {
      at = open
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
      if isClosing {
        if let last = unwrapped.last, last.name == name {
          if last.inner == 0 {
            unwrapped.removeLast()
            continue
          }
          unwrapped[unwrapped.count - 1].inner -= 1
        }
        out.append("</")
        write(name: name, &out)
        out.append(">")
        continue
      }
      let isAlone = bytes[end - 2] == UInt8(ascii: "/") || MarkupPass.isVoid(name)
      switch tag(name, source) {
      case .keep: break
      case .unwrap:
        if !isAlone { unwrapped.append((name, 0)) }
        continue
      case .drop:
        if !isAlone { at = MarkupPass.behind(name, bytes, at) }
        start = at
        continue
      }
      if !isAlone, let last = unwrapped.last, last.name == name { unwrapped[unwrapped.count - 1].inner += 1 }
      out.append("<")
      write(name: name, &out)
      if nameEnd < end - 1 { attributes(of: name, bytes[nameEnd..<(end - 1)], &out) }
      out.append(addition(name))
      out.append(">")
    }
    out.append(contentsOf: bytes[start..<bytes.endIndex])
  }

  private static func isVoid(_ name: Bytes) -> Bool {
    switch name.count {
    case 2: name.equals("br") || name.equals("hr")
    case 3: name.equals("img") || name.equals("wbr")
    case 4: name.equals("meta") || name.equals("link")
    case 5: name.equals("input")
    default: false
    }
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
        let from = at + 2
        at = bytes.first(UInt8(ascii: "\""), from: from) ?? bytes.endIndex
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
    bytes.withUnsafeBufferPointer { text in
      var at = start + 1 - bytes.startIndex, isQuoted = false
      while at < text.count, isQuoted || text[at] != UInt8(ascii: ">") {
        if text[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
        at += 1
      }
      return min(at + 1, text.count) + bytes.startIndex
    }
  }

  /// Behind the closing tag of an element whose content begins at a place.
  private static func behind(_ name: Bytes, _ bytes: Bytes, _ start: Int) -> Int {
    var at = start, depth = 1
    while let open = bytes.first(UInt8(ascii: "<"), from: at) {
      let end = end(of: bytes, open)
      let isClosing = open + 1 < end && bytes[open + 1] == UInt8(ascii: "/")
      let from = open + (isClosing ? 2 : 1)
      if from + name.count < end, bytes[from..<(from + name.count)] == name, !isName(bytes[from + name.count]) {
        depth += isClosing ? -1 : bytes[end - 2] == UInt8(ascii: "/") ? 0 : 1
        if depth == 0 { return end }
      }
      at = end
    }
    return bytes.endIndex
  }
}

extension ArraySlice<UInt8> {
  package func equals(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && begins(with: text) }

  package func begins(with text: StaticString) -> Bool {
    withUnsafeBufferPointer { bytes in
      guard bytes.count >= text.utf8CodeUnitCount else { return false }
      for at in 0..<text.utf8CodeUnitCount where bytes[at] != text.utf8Start[at] { return false }
      return true
    }
  }

  /// The first place of a byte, from a place on.
  package func first(_ byte: UInt8, from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes in
      var at = start - startIndex
      while at < bytes.count {
        if bytes[at] == byte { return at + startIndex }
        at += 1
      }
      return nil
    }
  }

  /// Where a text begins.
  package func first(of text: StaticString) -> Int? {
    withUnsafeBufferPointer { bytes in
      let length = text.utf8CodeUnitCount, first = text.utf8Start[0]
      var at = 0
      while at + length <= bytes.count {
        if bytes[at] == first {
          var same = 1
          while same < length, bytes[at + same] == text.utf8Start[same] { same += 1 }
          if same == length { return at + startIndex }
        }
        at += 1
      }
      return nil
    }
  }
}
