import Source
import Bind

/// Writes one page. Markup stands in the code as static text; everything else goes through `text` or `attribute`, which escape it.
///
/// What an author wrote can neither open a tag nor play with the reader's eyes: control characters and marks that turn the direction
/// of text are made visible.
struct HTML {
  private(set) var out: ByteBuffer
  let site: SiteIndex
  /// The way from this page to the site's root: empty, `../`, `../../`.
  let root: String

  init(site: SiteIndex, root: String, into buffer: consuming ByteBuffer) {
    out = buffer
    self.site = site
    self.root = root
  }

  var language: Language { site.language }

  mutating func raw(_ markup: StaticString) { out.append(markup) }
  mutating func raw(_ markup: [UInt8]) { out.append(contentsOf: markup) }

  /// Text between two pieces of markup.
  mutating func put(_ before: StaticString, _ text: String, _ after: StaticString) {
    out.append(before)
    self.text(text)
    out.append(after)
  }

  mutating func say(_ phrase: Phrase) { text(phrase(language)) }

  mutating func put(_ before: StaticString, _ phrase: Phrase, _ after: StaticString) { put(before, phrase(language), after) }

  mutating func number(_ value: Int) { out.append(decimal: value) }

  /// Text as people read it: escaped, with no-break spaces before units and a place to break behind a slash.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { out.append(escaping: $0, as: .prose) }
  }

  mutating func text(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { out.append(escaping: $0, as: .prose) } }

  /// Code, a path or an address: nothing but escaped.
  mutating func code(_ text: String) {
    var text = text
    text.withUTF8 { out.append(escaping: $0, as: .literal) }
  }

  mutating func code(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { out.append(escaping: $0, as: .literal) } }

  mutating func attribute(_ text: String) { code(text) }

  /// Text of ours or of a rule in which backticks mark code.
  mutating func prose(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return self.text(text) }
    var isCode = false
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    for (at, part) in parts.enumerated() {
      if at > 0 {
        isCode.toggle()
        raw(isCode ? "<code>" : "</code>")
      }
      if isCode { code(String(part)) } else { self.text(String(part)) }
    }
    if isCode { raw("</code>") }
  }

  mutating func prose(_ phrase: Phrase) { prose(phrase(language)) }

  /// Lets others append what they have made of bytes that are markup already.
  mutating func write(_ body: (inout ByteBuffer) -> Void) { body(&out) }

  /// Hands the written bytes over.
  consuming func finish() -> ByteBuffer { out }
}
