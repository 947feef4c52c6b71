package import Source
import Parse

/// A run of words as a reader sees it, without markup, that knows where in the file each of its bytes stands.
package struct Passage: Sendable {
  private struct Piece: Sendable {
    /// Where it begins in `bytes`.
    let start: Int
    let range: SourceRange
    /// The file reads byte for byte like the piece.
    let isExact: Bool
  }

  package private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  fileprivate init() {}

  /// A value of front matter.
  package init(_ text: Text) {
    bytes = Array(text.string.utf8)
    let whole = text.range(of: 0..<bytes.count)
    pieces = [Piece(start: 0, range: text.isVerbatim ? whole : text.range, isExact: text.isVerbatim)]
  }

  package var isEmpty: Bool { bytes.isEmpty }

  /// The place of a part; where a piece of it reads otherwise in the file, the whole piece.
  package func range(of part: Range<Int>) -> SourceRange {
    guard let first = piece(at: part.lowerBound), let last = piece(at: max(part.lowerBound, part.upperBound - 1)) else { return SourceRange(at: 0) }
    let start = first.isExact ? first.range.start + part.lowerBound - first.start : first.range.start
    let end = last.isExact ? last.range.start + part.upperBound - last.start : last.range.end
    return SourceRange(start, end)
  }

  /// Whether a part is not the inside of a longer word.
  package func isWord(_ part: Range<Int>) -> Bool { !endsWithLetter(before: part.lowerBound) && !beginsWithLetter(at: part.upperBound) }

  /// Whether a letter or digit ends right before an offset.
  package func endsWithLetter(before offset: Int) -> Bool {
    guard offset > 0 else { return false }
    var at = offset - 1
    while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return Passage.isLetter(bytes[at])
  }

  /// Whether a letter or digit begins at an offset.
  package func beginsWithLetter(at offset: Int) -> Bool { offset < bytes.count && Passage.isLetter(bytes[offset]) }

  /// Of a character's first byte. Beyond ASCII, what begins with C2, E2 or F0 is punctuation, signs and pictures.
  package static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x80...0xC2, 0xE2, 0xF0...: false
    default: byte >= 0x80
    }
  }

  /// The first place from an offset on where a word stands on its own, spelt exactly like this.
  package func first(_ word: [UInt8], from offset: Int = 0) -> Range<Int>? {
    guard let head = word.first, bytes.count >= word.count else { return nil }
    var at = offset
    while at + word.count <= bytes.count {
      if bytes[at] == head, bytes[at..<(at + word.count)].elementsEqual(word), isWord(at..<(at + word.count)) { return at..<(at + word.count) }
      at += 1
    }
    return nil
  }

  /// The sentence around a part.
  package func sentence(around part: Range<Int>) -> Range<Int> {
    func ends(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") }
    var low = part.lowerBound, high = part.upperBound
    while low > 0, !ends(bytes[low - 1]) { low -= 1 }
    while high < bytes.count, !ends(bytes[high]) { high += 1 }
    return low..<high
  }

  private func piece(at offset: Int) -> Piece? {
    pieces.last { $0.start <= offset } ?? pieces.first
  }

  fileprivate mutating func append(_ text: ArraySlice<UInt8>, at range: SourceRange, exact: Bool) {
    pieces.append(Piece(start: bytes.count, range: range, isExact: exact && text.count == range.count))
    bytes.append(contentsOf: text)
  }
}

extension Document {
  /// The words of a note, without its tags.
  package func passages(of note: Item.Note) -> [Passage] { passages(in: note.node..<Int(parsed.body.nodes[note.node].next), code: false) }

  /// The words of the body, one passage for each paragraph, heading, cell and footnote. Comments are no words; code is left out on
  /// request, because in a note it is a tag.
  package func passages(in nodes: Range<Int>? = nil, code: Bool = true) -> [Passage] {
    let body = parsed.body
    var found: [Passage] = []
    var open = Passage()
    func close() {
      if !open.isEmpty { found.append(open) }
      open = Passage()
    }
    for node in body.nodes[nodes ?? 0..<body.nodes.count] {
      switch node.kind {
      case .text: open.append(body.literal(node), at: node.range, exact: node.flags.contains(.verbatim))
      case .code where code: open.append(body.literal(node), at: node.range, exact: node.flags.contains(.verbatim))
      case .code: open.append([0x20], at: node.range, exact: false)
      case .softBreak, .lineBreak: open.append([0x20], at: node.range, exact: false)
      case .htmlInline where !node.flags.contains(.comment): open.append(body.literal(node), at: node.range, exact: node.flags.contains(.verbatim))
      case .htmlBlock where !node.flags.contains(.comment), .codeBlock where code:
        close()
        let low = min(node.range.start, parsed.file.bytes.count), high = min(node.range.end, parsed.file.bytes.count)
        open.append(parsed.file.bytes[low..<high], at: node.range, exact: true)
        close()
      default: if node.kind.isBlock { close() }
      }
    }
    close()
    return found
  }
}
