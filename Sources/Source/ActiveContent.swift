/// Tells whether a picture or style sheet does more than show itself: runs a script, or loads something from elsewhere.
///
/// It looks at bytes and not at a parsed document: what a browser might read as active counts, whatever a parser would say.
package enum ActiveContent {
  /// Whether a file of this name is looked at.
  package static func concerns(_ path: String) -> Bool {
    let lower = path.lowercased()
    return lower.hasSuffix(".svg") || lower.hasSuffix(".css")
  }

  package static func isActive(_ bytes: [UInt8], path: String) -> Bool {
    path.lowercased().hasSuffix(".css") ? isActive(css: bytes) : isActive(svg: bytes)
  }

  /// A script, `on…` attributes, `foreignObject`, entities, or an address outside the picture.
  package static func isActive(svg bytes: [UInt8]) -> Bool {
    // Another encoding would hide everything below.
    if bytes.contains(0) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return true }
    let text = bytes.map(lower)
    for word in ["<!entity", "<?xml-stylesheet", "@import", "javascript:"] where !places(of: word, in: text).isEmpty { return true }
    for at in text.indices where text[at] == UInt8(ascii: "<") {
      if ["script", "foreignobject", "iframe", "embed", "object", "handler", "listener"].contains(elementName(at + 1, text)) { return true }
    }
    for at in places(of: "url(", in: text) where !isInside(at + 4, text) { return true }
    // An animation may set an address later.
    for at in places(of: "attributename", in: text) where !places(of: "href", in: Array(text[at..<min(at + 40, text.count)])).isEmpty { return true }
    var at = 0
    while at < text.count {
      defer { at += 1 }
      guard isSpace(text[at]) || text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") || text[at] == UInt8(ascii: "/") else { continue }
      var end = at + 1
      while end < text.count, isName(text[end]) { end += 1 }
      let name = text[(at + 1)..<end]
      var value = end
      while value < text.count, isSpace(text[value]) { value += 1 }
      guard !name.isEmpty, value < text.count, text[value] == UInt8(ascii: "=") else { continue }
      if name.starts(with: "on".utf8) { return true }
      let local = name.split(separator: UInt8(ascii: ":")).last ?? name
      if local.elementsEqual("href".utf8) || local.elementsEqual("src".utf8), !isInside(value + 1, text) { return true }
    }
    return false
  }

  /// `@import`, or an address outside the workspace.
  package static func isActive(css bytes: [UInt8]) -> Bool {
    if bytes.contains(0) { return true }
    let text = bytes.map(lower)
    for word in ["@import", "://", "javascript:", "expression("] where !places(of: word, in: text).isEmpty { return true }
    for at in text.indices where text[at] == UInt8(ascii: "@") || text[at] == UInt8(ascii: "(") {
      // An escape spells a word that nobody sees.
      let word = text[(at + 1)...].prefix { isName($0) || $0 == UInt8(ascii: "\\") }
      if text[at] == UInt8(ascii: "@"), word.contains(UInt8(ascii: "\\")) { return true }
    }
    for at in places(of: "//", in: text) {
      let before = text[..<at].last { !isSpace($0) }
      if before == UInt8(ascii: "(") || before == UInt8(ascii: "\"") || before == UInt8(ascii: "'") { return true }
    }
    return false
  }

  /// The value that begins here, in quotes or not, stays in the file: `#name`, or a picture written out.
  private static func isInside(_ start: Int, _ text: [UInt8]) -> Bool {
    var at = start
    while at < text.count, isSpace(text[at]) || text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") { at += 1 }
    let rest = text[min(at, text.count)...]
    return rest.first == UInt8(ascii: "#") || ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"].contains { rest.starts(with: $0.utf8) }
  }

  private static func elementName(_ start: Int, _ text: [UInt8]) -> String {
    let name = text[min(start, text.count)...].prefix(while: isName)
    return String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? name, as: UTF8.self)
  }

  private static func places(of word: String, in text: [UInt8]) -> [Int] {
    let word = Array(word.utf8)
    guard text.count >= word.count else { return [] }
    return (0...(text.count - word.count)).filter { at in text[at] == word[0] && text[at..<(at + word.count)].elementsEqual(word) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  private static func isName(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
  }
}
