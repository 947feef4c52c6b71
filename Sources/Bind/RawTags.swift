package import Source
import Parse

/// Something between angle brackets in a body that Markdown takes for HTML: HTML indeed, or the `<Name>` of a template.
package struct RawTag: Sendable {
  package let range: SourceRange
  /// Index of the body's node that it stands in.
  package let node: Int
  /// In lower case; empty where it has none, as `<!DOCTYPE …>`.
  package let name: String
  /// It looks like a name that was to be filled in, not like an element.
  package let isPlaceholder: Bool
}

extension Document {
  /// The tags of the body, in order, without comments and without closing tags whose opening tag is among them.
  package var rawTags: [RawTag] {
    var found: [RawTag] = []
    var opened: Set<String> = []
    let bytes = parsed.file.bytes
    for (index, node) in parsed.body.nodes.enumerated() where node.kind == .htmlInline || node.kind == .htmlBlock {
      if node.flags.contains(.comment) { continue }
      var at = node.range.start
      let end = min(node.range.end, bytes.count)
      while at < end {
        guard bytes[at] == UInt8(ascii: "<") else { at += 1; continue }
        let comment = bytes[at..<end].starts(with: "<!--".utf8)
        let close = comment ? RawTag.endOfComment(bytes, at, end) : bytes[at..<end].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? end
        if !comment, let tag = RawTag(bytes, SourceRange(at, close), node: index) {
          let closes = at + 1 < end && bytes[at + 1] == UInt8(ascii: "/")
          if !closes || !opened.contains(tag.name) { found.append(tag) }
          opened.insert(tag.name)
          // What a script or style sheet says is no HTML.
          if !closes, tag.name == "script" || tag.name == "style" || tag.name == "pre" || tag.name == "textarea" { break }
        }
        at = close
      }
    }
    return found
  }
}

extension RawTag {
  /// nil: only a less-than sign.
  fileprivate init?(_ bytes: [UInt8], _ range: SourceRange, node: Int) {
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x80 }
    var at = range.start + 1
    guard at < range.end else { return nil }
    let isDeclaration = bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "?")
    let closes = bytes[at] == UInt8(ascii: "/")
    if closes { at += 1 }
    let start = at
    while at < range.end, isLetter(bytes[at]) || (bytes[at] >= 0x30 && bytes[at] <= 0x39) || bytes[at] == UInt8(ascii: "-") { at += 1 }
    guard at > start || isDeclaration else { return nil }
    let written = String(decoding: bytes[start..<at], as: UTF8.self)
    name = written.lowercased()
    self.range = range
    self.node = node
    let hasAttributes = bytes[at..<range.end].contains(UInt8(ascii: "="))
    // `<Title>` is written by people, `<title>` and `<TITLE>` by programs.
    let isWord = at - start > 1 && bytes[start] < 0x61 && bytes[start + 1] >= 0x61
    isPlaceholder = !closes && !isDeclaration && !hasAttributes && (isWord || !RawTag.elements.contains(name))
  }

  fileprivate static func endOfComment(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start + 4
    while at + 2 < end {
      if bytes[at] == UInt8(ascii: "-"), bytes[at + 1] == UInt8(ascii: "-"), bytes[at + 2] == UInt8(ascii: ">") { return at + 3 }
      at += 1
    }
    return end
  }

  /// Whether HTML knows an element of this name, in lower case.
  package static func isElement(_ name: String) -> Bool { elements.contains(name) }

  private static let elements: Set<String> = Set(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption center
    cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd keygen label legend li link main map mark marquee
    math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre
    progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong style sub summary sup svg table
    tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
