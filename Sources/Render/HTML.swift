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
  /// Whether the whole way of the page's document is drawn, so that words need not tell it again.
  var isWayDrawn = false

  init(site: SiteIndex, root: String, into buffer: consuming ByteBuffer) {
    out = buffer
    self.site = site
    self.root = root
  }

  var language: Language { site.language }

  /// A page comes with its style sheet and its scripts, and weighs at most 100 kB with them. What its document says and refers to stands on
  /// it in any case; what only shows the same once more has this much room, in bytes.
  private static let room = 46_000

  /// What comes now has to be brief.
  var isFull: Bool { out.count > HTML.room }

  /// Writes what is shown elsewhere too, or, where it would make the page heavy, where that is.
  ///
  /// Whether it stands here.
  @discardableResult
  mutating func ifLight(_ id: StaticString, _ title: Phrase, else overview: Overview, _ content: (inout HTML) -> Void) -> Bool {
    let start = out.count
    content(&self)
    guard isFull, out.count > start else { return out.count > start }
    out.truncate(to: start)
    section(id, title) { html in
      html.raw("<p class=\"small\"><a href=\"")
      html.attribute(html.root + overview.address)
      html.put("\">", Phrase("Zu groß für diese Seite: das Bild des ganzen Modells", "Too large for this page: the picture of the whole model"), "</a></p>\n")
    }
    return false
  }

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
